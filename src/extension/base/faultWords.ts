import * as vscode from 'vscode';
import { faultMessage } from '../../cards/document/faultMessage';

/** A fault of the JSON parser in words. */
export function faultWords(code: string): string {
  return vscode.l10n.t(faultMessage(code));
}
