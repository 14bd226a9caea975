import * as vscode from 'vscode';
import type { Diagnostic } from '../../cards/check/checkDocument';

/** What a card rule found, in the language of the editor; its `message` is English. */
export function findingWords({ template, args }: Pick<Diagnostic, 'template' | 'args'>): string {
  return vscode.l10n.t(template, args);
}
