import * as vscode from 'vscode';
import type { Diagnostic } from '../../../cards/check/checkDocument';
import { faultMessage } from '../../../cards/document/faultMessage';

/** What a card rule found, in the language of the editor; its `message` is English. */
export function findingWords({ template, args }: Pick<Diagnostic, 'template' | 'args'>): string {
  return vscode.l10n.t(template, args);
}

/** Why a text isn't JSON. @param code of a fault of the JSON parser. */
export function faultWords(code: string): string {
  return vscode.l10n.t(faultMessage(code));
}
