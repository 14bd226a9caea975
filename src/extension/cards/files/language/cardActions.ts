import * as vscode from 'vscode';
import { checkDocument } from '../../../../cards/check/checkDocument';
import type { Diagnostic } from '../../../../cards/check/checkDocument';
import type { RuleChoice } from '../../../../cards/check/ruleChoice';
import type { CardDocument } from '../../../../cards/document/cardDocument';
import { toTextEdits } from '../../../../cards/edit/toTextEdits';
import { cardFixes } from '../../../../cards/fixes/cardFixes';
import type { CardFix } from '../../../../cards/fixes/cardFixes';
import { DIAGNOSTIC_SOURCE } from './cardDiagnostics';
import { editorRange, workspaceEdit } from '../../source/editorRange';
import { fixAll } from '../../../../cards/fixes/fixAll';
import { readCard } from '../../source/readCard';
import { FIX_ALL_KIND } from '../../../contributions';

/** *Fix all*, on save or as a command. */
const FIX_ALL = vscode.CodeActionKind.Empty.append(FIX_ALL_KIND);

/**
 * Quick fixes for what is marked at a place. They are computed from the current text, so a mark that is out of date gets none.
 */
export function cardActions(
  document: vscode.TextDocument,
  marked: readonly vscode.Diagnostic[],
  only: vscode.CodeActionKind | undefined,
  choice: RuleChoice,
): vscode.CodeAction[] {
  const card = readCard(document);
  if (!card || card.faults.length > 0) return [];
  const actions: vscode.CodeAction[] = [];
  if (!only || only.contains(vscode.CodeActionKind.QuickFix))
    actions.push(...quickFixes(document, card, marked));
  // Only when requested by its kind: the editor requests actions at every move of the caret.
  if (only?.contains(FIX_ALL)) actions.push(...fixEverything(document, card, choice));
  return actions;
}

function quickFixes(
  document: vscode.TextDocument,
  card: CardDocument,
  marked: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const ours = marked.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
  if (ours.length === 0) return [];
  const found = checkDocument(card);
  return ours.flatMap((mark) => {
    const same = found.find((each) => isSame(document, each, mark));
    if (!same) return [];
    return cardFixes(card, same).map((fix) => toAction(document, card, fix, mark));
  });
}

function toAction(
  document: vscode.TextDocument,
  card: CardDocument,
  fix: CardFix,
  mark: vscode.Diagnostic,
): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t(fix.title, fix.args), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [mark];
  action.isPreferred = fix.isPreferred;
  action.edit = workspaceEdit(document, toTextEdits(card.text, fix.edits));
  return action;
}

function fixEverything(
  document: vscode.TextDocument,
  card: CardDocument,
  choice: RuleChoice,
): vscode.CodeAction[] {
  const change = fixAll(card, choice);
  if (!change) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all problems without losing content'), FIX_ALL);
  action.edit = workspaceEdit(document, [change]);
  return [action];
}

function isSame(document: vscode.TextDocument, found: Diagnostic, mark: vscode.Diagnostic): boolean {
  const code = typeof mark.code === 'object' ? mark.code.value : mark.code;
  return code === found.ruleId && editorRange(document, found.range).isEqual(mark.range);
}
