import * as vscode from 'vscode';
import type { CardShape, CardSurface } from '../../../cards/document/recognise';

/** What kind of payload a card stands in, for the badge of the preview. */
export function shapeWords(shape: CardShape, surface: CardSurface): string {
  switch (surface) {
    case 'direct':
      return vscode.l10n.t('Direct message');
    case 'group':
      return vscode.l10n.t('Group message');
    case 'webhook':
      return vscode.l10n.t('System account');
    case 'update':
      return vscode.l10n.t('Update');
    case 'stream':
      return vscode.l10n.t('Streamed message');
    case 'service_notice':
      return vscode.l10n.t('Service notice');
    case 'unknown':
      break;
  }
  if (shape === 'message' || shape === 'request') return vscode.l10n.t('Message');
  return shape === 'element' ? vscode.l10n.t('One element') : vscode.l10n.t('Card');
}

/** Why there is no card to show. */
export type NothingReason = 'empty' | 'not-json' | 'not-a-card' | 'too-big' | 'gone';

/** A heading and lines of text that say why there is no card, and what to do. */
export function nothingWords(reason: NothingReason): { heading: string; text: string } {
  switch (reason) {
    case 'empty':
      return {
        heading: vscode.l10n.t('Nothing here yet'),
        text: vscode.l10n.t('The card appears as you write it.'),
      };
    case 'not-json':
      return {
        heading: vscode.l10n.t('Not Valid JSON'),
        text: vscode.l10n.t('The preview appears as soon as the JSON is valid.'),
      };
    case 'too-big':
      return {
        heading: vscode.l10n.t('Too Large to Preview'),
        text: vscode.l10n.t(
          'A card holds at most three images of 5 MB. This text is larger than any card can be.',
        ),
      };
    case 'gone':
      return {
        heading: vscode.l10n.t('The card is gone'),
        text: vscode.l10n.t('It was deleted, moved, or never saved. Open another card to preview it.'),
      };
    case 'not-a-card':
      break;
  }
  return {
    heading: vscode.l10n.t('No Card in This JSON'),
    text: vscode.l10n.t(
      'The preview accepts an array of elements, an object with "elements" or "interactive_message", a message, or the body of a request.',
    ),
  };
}
