import * as path from 'node:path';
import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { environmentReference, variableFor } from '../../secrets/environmentReference';
import { textKindOf } from '../../secrets/textKind';
import { internalCommands } from '../contributions';
import { aboutSecret } from './secretDiagnostics';
import { fileNameOf } from './searchedText';

/** Quick fixes for secrets. They carry places, never a secret. */
export function secretActions(
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const about = aboutSecret(diagnostic);
    if (about === 'git') return [ignoreAction(document, diagnostic)];
    return about === 'secret' ? moveAction(document, diagnostic) : [];
  });
}

function moveAction(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const text = document.getText();
  const start = document.offsetAt(diagnostic.range.start);
  const end = document.offsetAt(diagnostic.range.end);
  const kind =
    diagnostic.code === 'webhook-url'
      ? 'webhookUrl'
      : diagnostic.code === 'signing-secret'
        ? 'signingSecret'
        : 'appSecret';
  const variable = variableFor(text, { kind, start });
  const textKind = textKindOf(document.languageId, fileNameOf(document.uri));
  // Where no reference can stand, taking the secret away would break the program.
  if (!environmentReference(text, textKind, { start, end }, variable)) return [];
  const title = vscode.l10n.t('Move to Secret Storage, and Use {0}', variable);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.command = {
    command: internalCommands.moveSecret,
    title,
    arguments: [document.uri.toString(), start],
  };
  return [action];
}

function ignoreAction({ uri }: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Add {0} to .gitignore', oneLine(path.posix.basename(uri.path), 60));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: internalCommands.ignoreFile, title, arguments: [uri.toString()] };
  return action;
}
