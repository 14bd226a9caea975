import * as vscode from 'vscode';
import type { Diagnostic } from '../../cards/checkDocument';
import { SENT_CARD_SCHEME } from './schemes';

/** Whether a document is a card that was read back: what it lacks was lost on the way, and nobody is about to send it. */
export function isReadBack(address: string): boolean {
  return address.startsWith(`${SENT_CARD_SCHEME}:`);
}

/** What a finding says of a card that was read back: no fault of the card, as it was sent with more than it came back with. */
export function readBackRemark({ ruleId, message }: Diagnostic): string {
  switch (ruleId) {
    case 'value-missing':
      return vscode.l10n.t('SeaTalk does not tell the value of this button.');
    case 'image-missing':
    case 'image-address':
      return vscode.l10n.t('SeaTalk did not give this image back.');
    default:
      return message;
  }
}
