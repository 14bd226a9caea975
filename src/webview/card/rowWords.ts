import * as l10n from '@vscode/l10n';
import type { CardBlock, ViewProblem } from '../../cards/view/cardView';
import { withoutTurns } from '../base/words';

/** What a row is, for screen readers. */
export function rowWords(kind: CardBlock['kind']): string {
  switch (kind) {
    case 'title':
      return l10n.t('Title');
    case 'description':
      return l10n.t('Description');
    case 'image':
      return l10n.t('Image');
    case 'buttons':
      return l10n.t('Buttons');
    case 'problem':
      return l10n.t('Element with a problem');
  }
}

/** Why a row can't be shown as it would look. @param elementType as written. */
export function problemWords(problem: ViewProblem, elementType: string): string {
  switch (problem) {
    case 'unknown-element':
      return l10n.t('Unknown element type "{0}"', withoutTurns(elementType));
    case 'missing-content':
      return l10n.t('"{0}" without content', withoutTurns(elementType));
    case 'image-empty':
      return l10n.t('Image without content');
    case 'image-from-code':
      return l10n.t('Image from code');
    case 'image-not-base64':
      return l10n.t("Image isn't valid Base64");
    case 'image-type':
      return l10n.t("Image isn't PNG, JPG, or GIF");
    case 'image-too-big':
      return l10n.t('Image over 5 MB');
    case 'image-address':
      return l10n.t('Image URL (not loaded here)');
  }
}
