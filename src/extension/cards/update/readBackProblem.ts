import * as vscode from 'vscode';
import type { Diagnostic } from '../../../cards/checkDocument';
import { findingWords } from '../../base/findingWords';
import { schemes } from '../../contributions';

/** Whether a document is a card that was read back: what it lacks was lost on the way, and nobody is about to send it. */
export function isReadBack(address: string): boolean {
  return [schemes.sentCard, schemes.message].some((scheme) => address.startsWith(`${scheme}:`));
}

/**
 * Words for what the rules find in a card that was read back: it was sent with more than it came back with. Undefined for what
 * every such card has.
 */
export function readBackRemark(found: Diagnostic): string | undefined {
  switch (found.ruleId) {
    case 'value-missing':
      return vscode.l10n.t('SeaTalk does not tell the value of this button.');
    case 'image-missing':
    case 'image-address':
      return vscode.l10n.t('SeaTalk did not give this image back.');
    // Empty fields and a list of mentions.
    case 'null-field':
    case 'unknown-field':
      return undefined;
    default:
      return findingWords(found);
  }
}
