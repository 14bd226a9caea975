import * as vscode from 'vscode';
import { checkMessageFile } from '../../../messageFiles/checkMessageFile';
import { fixesFor } from '../../../messageFiles/fixes';
import type { FileFix } from '../../../messageFiles/fixes';
import type { FileProblem } from '../../../messageFiles/messageFile';
import type { Services } from '../../session/services';
import { fileProblemWords } from '../problemWords';
import { chatsKnown, readMessage, toRange } from '../readMessage';

const SOURCE = 'SeaTalk';
const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** What is wrong with a message file, as the editor marks it. */
export async function messageMarks(
  services: Services,
  document: vscode.TextDocument,
): Promise<vscode.Diagnostic[]> {
  return (await problemsOf(services, document)).map((problem) => {
    const { code, range, severity } = problem;
    const mark = new vscode.Diagnostic(
      toRange(document, range),
      fileProblemWords(problem),
      SEVERITIES[severity],
    );
    mark.source = SOURCE;
    mark.code = code;
    if (code === 'unused_variable') mark.tags = [vscode.DiagnosticTag.Unnecessary];
    return mark;
  });
}

/** Quick fixes for what is marked at a place, computed from the current text. */
export async function messageActions(
  services: Services,
  document: vscode.TextDocument,
  marks: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction[]> {
  const ours = marks.filter(({ source }) => source === SOURCE);
  if (ours.length === 0) return [];
  const found = await problemsOf(services, document);
  const file = readMessage(document);
  return ours.flatMap((mark) => {
    const same = found.find(
      ({ code, range }) => code === mark.code && toRange(document, range).isEqual(mark.range),
    );
    return same ? fixesFor(file, same).map((fix) => actionFor(document, fix, mark)) : [];
  });
}

async function problemsOf(services: Services, document: vscode.TextDocument): Promise<FileProblem[]> {
  return checkMessageFile(readMessage(document), await chatsKnown(services, document.uri));
}

function actionFor(document: vscode.TextDocument, fix: FileFix, mark: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(fixWords(fix), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [mark];
  action.isPreferred = fix.isPreferred;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    fix.edits.map(({ range, text }) => vscode.TextEdit.replace(toRange(document, range), text)),
  );
  return action;
}

function fixWords({ kind, name }: FileFix): string {
  switch (kind) {
    case 'use_nearest':
      return vscode.l10n.t('Change to "{0}"', name);
    case 'escape':
      return vscode.l10n.t('Send {0} as text', name);
    case 'add_variable':
      return vscode.l10n.t('Ask for "{0}" when it is sent', name);
    case 'remove_variable':
      return vscode.l10n.t('Remove the variable "{0}"', name);
    case 'send_formatted':
      return vscode.l10n.t('Send as formatted text');
    case 'send_as_card':
      return vscode.l10n.t('Send as a card');
    case 'close_head':
      return vscode.l10n.t('Close the front matter');
  }
}
