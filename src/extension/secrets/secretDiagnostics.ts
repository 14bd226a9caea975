import * as vscode from 'vscode';
import type { FoundSecret } from '../../secrets/foundSecret';
import type { Apps } from '../profiles/apps';
import { foundWords, gitWords } from './secretWords';
import type { GitFate } from './secretWords';

const SOURCE = 'SeaTalk';
const GIT_CODE = 'env-in-git';
const CODES = {
  appSecret: 'app-secret',
  signingSecret: 'signing-secret',
  webhookUrl: 'webhook-url',
} as const;

export interface SecretPlaces {
  readonly positionAt: (offset: number) => vscode.Position;
  /** Undefined where it isn't known, or doesn't matter. */
  readonly fate: GitFate | undefined;
}

/** Squiggles under secrets. Where Git ignores a file of variables, secrets may stand there, and only their fixes are offered. */
export function secretDiagnostics(
  found: readonly FoundSecret[],
  apps: Pick<Apps, 'profile' | 'webhook'>,
  { positionAt, fate }: SecretPlaces,
): vscode.Diagnostic[] {
  const diagnostic = (
    secret: FoundSecret,
    message: string,
    severity: vscode.DiagnosticSeverity,
    code: string,
  ) => {
    const range = new vscode.Range(positionAt(secret.start), positionAt(secret.end));
    const made = new vscode.Diagnostic(range, message, severity);
    made.source = SOURCE;
    made.code = code;
    return made;
  };
  const severity = fate === 'ignored' ? vscode.DiagnosticSeverity.Hint : vscode.DiagnosticSeverity.Warning;
  const all = found.map((secret) =>
    diagnostic(secret, foundWords(secret, apps), severity, CODES[secret.kind]),
  );
  const [first] = found;
  if (first && (fate === 'untracked' || fate === 'tracked'))
    all.unshift(diagnostic(first, gitWords(fate), vscode.DiagnosticSeverity.Warning, GIT_CODE));
  return all;
}

/** What one of these squiggles is about; undefined for any other. */
export function aboutSecret({ source, code }: vscode.Diagnostic): 'secret' | 'git' | undefined {
  if (source !== SOURCE) return undefined;
  if (code === GIT_CODE) return 'git';
  return Object.values<unknown>(CODES).includes(code) ? 'secret' : undefined;
}
