import * as vscode from 'vscode';
import { parseCard } from '../../cards/document/cardDocument';
import { checkDocument } from '../../cards/checkDocument';
import type { Diagnostic } from '../../cards/checkDocument';
import { MAX_PREVIEW_LENGTH } from '../../cards/view/previewModel';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

/** What the card rules say about a document. Faults of the JSON itself are left to the editor, which marks them already. */
export function cardDiagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  const text = document.getText();
  if (text.length > MAX_PREVIEW_LENGTH) return [];
  return checkDocument(parseCard(text)).map((found) => toEditor(document, found));
}

function toEditor(
  document: vscode.TextDocument,
  { range, message, severity, ruleId }: Diagnostic,
): vscode.Diagnostic {
  const marked = new vscode.Range(
    document.positionAt(range.offset),
    document.positionAt(range.offset + range.length),
  );
  const diagnostic = new vscode.Diagnostic(marked, message, SEVERITIES[severity]);
  diagnostic.source = 'SeaTalk';
  diagnostic.code = ruleId;
  return diagnostic;
}
