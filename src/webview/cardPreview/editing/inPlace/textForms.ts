import * as l10n from '@vscode/l10n';
import { elementWords } from '../elementWords';
import type { CardEdit } from '../../../../cards/edit/cardEdit';
import type { CardBlock } from '../../../../cards/view/cardView';
import { CARD_LIMITS } from '../../../../contract/cardLimits';
import { element } from '../../../base/dom';
import { ChoiceField, TextField } from './field';
import type { RowForm } from './rowForm';

type BlockOf<Kind extends CardBlock['kind']> = Extract<CardBlock, { readonly kind: Kind }>;

/** The field for a title. */
export function titleForm({ pointer, text }: BlockOf<'title'>): RowForm {
  const field = new TextField({
    label: elementWords('title'),
    value: text,
    limit: CARD_LIMITS.titleText,
    class: 'title',
  });
  return {
    element: field.element,
    replacesRow: true,
    focus: () => field.focus(),
    edits: () => (field.value === text ? [] : [set(`${pointer}/title/text`, field.value)]),
  };
}

/** The fields for a description: its text as it is written, and its format. */
export function descriptionForm({ pointer, text, isPlain }: BlockOf<'description'>): RowForm {
  const field = new TextField({
    label: elementWords('description'),
    value: text,
    limit: CARD_LIMITS.descriptionText,
    multiline: true,
  });
  const before = isPlain ? 'plain' : 'markdown';
  const format = new ChoiceField(
    l10n.t('Format'),
    [
      ['markdown', l10n.t('SeaTalk Markdown')],
      ['plain', l10n.t('Plain text')],
    ],
    before,
  );
  return {
    element: element('div', {}, field.element, format.element),
    replacesRow: true,
    focus: () => field.focus(),
    edits: () => [
      ...(field.value === text ? [] : [set(`${pointer}/description/text`, field.value)]),
      ...(format.value === before
        ? []
        : [set(`${pointer}/description/format`, format.value === 'plain' ? 2 : 1)]),
    ],
  };
}

function set(pointer: string, value: unknown): CardEdit {
  return { kind: 'set', pointer, value };
}
