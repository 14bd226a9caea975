import * as l10n from '@vscode/l10n';
import type { ElementType } from '../../../contract/cardLimits';

/** What a person calls an element; a new one carries it as its text, too. */
export function elementWords(type: ElementType): string {
  switch (type) {
    case 'title':
      return l10n.t('Title');
    case 'description':
      return l10n.t('Description');
    case 'image':
      return l10n.t('Image');
    case 'button':
      return l10n.t('Button');
    case 'button_group':
      return l10n.t('Button Group');
  }
}
