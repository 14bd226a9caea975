import * as vscode from 'vscode';
import type { Diagnostic } from '../../../cards/check/checkDocument';
import { findingWords } from './findingWords';
import { schemes } from '../../contributions';

/** Whether a document is a card that was read back from a message. What such a card lacks was lost on the way back. */
export function isReadBack(address: string): boolean {
  return [schemes.sentCard, schemes.message].some((scheme) => address.startsWith(`${scheme}:`));
}

/**
 * Words for what the rules find in a card that was read back: SeaTalk doesn't return everything that was sent. Undefined for what
 * is true of every such card.
 */
export function readBackRemark(found: Diagnostic): string | undefined {
  switch (found.ruleId) {
    case 'value-missing':
      return vscode.l10n.t("SeaTalk doesn't return this button's value.");
    case 'image-missing':
    case 'image-address':
      return vscode.l10n.t("SeaTalk didn't return this image.");
    // Empty fields and a list of mentions.
    case 'null-field':
    case 'unknown-field':
      return undefined;
    default:
      return findingWords(found);
  }
}
