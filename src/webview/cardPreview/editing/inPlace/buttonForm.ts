import * as l10n from '@vscode/l10n';
import type { CardEdit } from '../../../../cards/edit/cardEdit';
import type { ButtonView } from '../../../../cards/view/cardView';
import { CARD_LIMITS } from '../../../../contract/cardLimits';
import { element } from '../../../base/dom';
import { ChoiceField, TextField } from './field';
import { LinkFields } from './linkFields';
import type { RowForm } from './rowForm';

/** The fields for a button: label, what a tap does, and with what. */
export function buttonForm(button: ButtonView): RowForm {
  const { pointer, label, action } = button;
  const before = action.kind;
  const callback = action.kind === 'callback' ? action : undefined;
  const redirect = action.kind === 'redirect' ? action : undefined;
  const text = new TextField({ label: l10n.t('Label'), value: label, limit: CARD_LIMITS.buttonText });
  const kind = new ChoiceField(
    l10n.t('When tapped'),
    [
      ['callback', l10n.t('Send an event to the bot (callback)')],
      ['redirect', l10n.t('Open a page (redirect)')],
    ],
    before,
    () => arrange(),
  );
  const value = new TextField({
    label: l10n.t('Value in the event'),
    value: callback?.value ?? '',
    limit: CARD_LIMITS.buttonValue,
  });
  const isNew = redirect === undefined;
  const mobile = new LinkFields(l10n.t('On a phone'), ['web', 'rn'], redirect?.mobile, isNew);
  const desktop = new LinkFields(l10n.t('On a desktop'), ['web'], redirect?.desktop, isNew);
  const arrange = () => {
    value.element.hidden = kind.value !== 'callback';
    mobile.element.hidden = desktop.element.hidden = kind.value !== 'redirect';
  };
  arrange();
  const set = (key: string, to?: unknown): CardEdit => ({
    kind: 'set',
    pointer: `${pointer}/${key}`,
    value: to,
  });

  return {
    element: element('div', {}, ...[text, kind, value, mobile, desktop].map((field) => field.element)),
    replacesRow: false,
    focus: () => text.focus(),
    edits: () => {
      const edits: CardEdit[] = text.value === label ? [] : [set('text', text.value)];
      const changed = kind.value !== before && (kind.value === 'callback' || kind.value === 'redirect');
      if (changed) edits.push(set('button_type', kind.value));
      if (kind.value === 'callback') {
        if (value.value !== (callback?.value ?? '')) edits.push(set('value', value.value));
        if (changed) edits.push(set('mobile_link'), set('desktop_link'));
        return edits;
      }
      if (kind.value !== 'redirect') return edits;
      const links = [mobile.edits(`${pointer}/mobile_link`), desktop.edits(`${pointer}/desktop_link`)];
      if (changed) edits.push(set('value'));
      return links.every((list) => list !== undefined) ? [...edits, ...links.flat()] : undefined;
    },
  };
}
