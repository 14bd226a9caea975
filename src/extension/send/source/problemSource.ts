import * as path from 'node:path';
import * as vscode from 'vscode';
import { countProblems, problemsText } from '../../../compose/excerpts/problemsText';
import type { ListedProblem } from '../../../compose/excerpts/problemsText';
import type { Source } from '../../../compose/model/source';
import { oneLine } from '../../../base/plainText';
import { showNotice } from '../../base/notices';
import { pickOne } from '../../base/quickPick';

/** Problems of one file or of all, ready to be sent. */
export interface ProblemChoice {
  readonly label: string;
  readonly description: string;
  readonly source: Source;
}

/** What there is to choose from: the problems of the file in front, and all of the workspace where those are more. */
export function problemChoices(): ProblemChoice[] {
  const all = vscode.languages.getDiagnostics().filter(([uri]) => isShown(uri));
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const here = all.filter(([uri]) => uri.toString() === front);
  const others = all.filter(([uri]) => uri.toString() !== front);
  return [
    choice(vscode.l10n.t('Problems of Active File'), listedOf(here)),
    ...(listedOf(others).length > 0 ? [choice(vscode.l10n.t('Problems of Workspace'), listedOf(all))] : []),
  ].filter((each) => each !== undefined);
}

/** Asks whose problems to send, where there is a choice. Undefined, after saying so, when there are none. */
export async function pickProblems(): Promise<Source | undefined> {
  const choices = problemChoices();
  const [only] = choices;
  if (!only) {
    showNotice(vscode.l10n.t('There are no problems to send.'));
    return undefined;
  }
  if (choices.length === 1) return only.source;
  const items = choices.map((each) => ({ ...each, iconPath: new vscode.ThemeIcon('warning') }));
  return (await pickOne(items, { title: vscode.l10n.t('Send Problems') }))?.source;
}

type Found = readonly (readonly [uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]])[];

function listedOf(found: Found): ListedProblem[] {
  return found.flatMap(([uri, diagnostics]) => diagnostics.flatMap((diagnostic) => listed(uri, diagnostic)));
}

function choice(label: string, problems: readonly ListedProblem[]): ProblemChoice | undefined {
  if (problems.length === 0) return undefined;
  const counts = countWords(problems);
  const paths = new Set(problems.map((problem) => problem.path));
  const [first = ''] = paths;
  const where = paths.size === 1 ? first : vscode.l10n.t('{0} files', paths.size);
  return {
    label,
    description: counts,
    source: {
      kind: 'text',
      text: problemsText(problems),
      languageId: 'log',
      fileName: 'problems.log',
      heading: { label: `${where}: ${counts}` },
    },
  };
}

const SEVERITIES: Readonly<Record<vscode.DiagnosticSeverity, ListedProblem['severity'] | undefined>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  // Hints aren't in the Problems view.
  [vscode.DiagnosticSeverity.Hint]: undefined,
};

function listed(
  uri: vscode.Uri,
  { severity, range, message, source, code }: vscode.Diagnostic,
): ListedProblem[] {
  const words = SEVERITIES[severity];
  if (words === undefined) return [];
  const value = typeof code === 'object' ? code.value : code;
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return [
    {
      path: oneLine(isInside ? vscode.workspace.asRelativePath(uri) : path.posix.basename(uri.path), 300),
      line: range.start.line + 1,
      column: range.start.character + 1,
      severity: words,
      message,
      source,
      code: value === undefined ? undefined : String(value),
    },
  ];
}

/** What the editor keeps for its own use, such as the text in a comparison, isn't shown as a problem. */
function isShown({ scheme }: vscode.Uri): boolean {
  return scheme !== 'git' && scheme !== 'vscode-chat-code-block';
}

function countWords(problems: readonly ListedProblem[]): string {
  const { error, warning, info } = countProblems(problems);
  const parts = [
    ...(error > 0 ? [error === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', error)] : []),
    ...(warning > 0
      ? [warning === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warning)]
      : []),
    ...(info > 0 ? [info === 1 ? vscode.l10n.t('1 info') : vscode.l10n.t('{0} infos', info)] : []),
  ];
  return parts.join(', ');
}
