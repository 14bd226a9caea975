import * as vscode from 'vscode';
import { checkDocument } from '../../../../cards/check/checkDocument';
import type { Diagnostic } from '../../../../cards/check/checkDocument';
import type { RuleChoice } from '../../../../cards/check/ruleChoice';
import { findingWords } from '../../source/findingWords';
import { editorRange } from '../../source/editorRange';
import { readCard } from '../../source/readCard';

/** The source of a problem, as the problems view shows it. */
export const DIAGNOSTIC_SOURCE = 'SeaTalk';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

/** What the card rules find in a document. Faults of the JSON itself are marked by the editor already. */
export function cardDiagnostics(document: vscode.TextDocument, choice: RuleChoice): vscode.Diagnostic[] {
  const card = readCard(document);
  return card ? checkDocument(card, { choice }).map((found) => toEditor(document, found)) : [];
}

function toEditor(document: vscode.TextDocument, found: Diagnostic): vscode.Diagnostic {
  const { range, severity, ruleId, docs } = found;
  const diagnostic = new vscode.Diagnostic(
    editorRange(document, range),
    findingWords(found),
    SEVERITIES[severity],
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = docs === undefined ? ruleId : { value: ruleId, target: vscode.Uri.parse(docs) };
  return diagnostic;
}
