import * as l10n from '@vscode/l10n';
import type { ButtonView, LinkView } from '../../../cards/view/cardView';
import { element, widget } from '../../base/dom';
import { jsonText } from './jsonText';

export interface LinkActions {
  readonly copy: (text: string) => void;
  readonly open: (url: string) => void;
}

/** Where a redirect button leads, on a phone and on a desktop. The host asks before anything opens. */
export function linkDetails(
  { mobile, desktop }: Extract<ButtonView['action'], { kind: 'redirect' }>,
  actions: LinkActions,
): HTMLElement[] {
  return [
    section(
      l10n.t('On a phone'),
      mobile,
      l10n.t('No "mobile_link": SeaTalk asks to use a desktop instead.'),
      actions,
    ),
    section(
      l10n.t('On a desktop'),
      desktop,
      l10n.t('No "desktop_link": SeaTalk asks to use a phone instead.'),
      actions,
    ),
  ];
}

function section(
  platform: string,
  link: LinkView | undefined,
  dead: string,
  actions: LinkActions,
): HTMLElement {
  const row = element('section', { class: 'link' }, element('h3', {}, platform));
  if (!link) {
    row.append(element('p', { class: 'dead' }, widget('vscode-icon', { name: 'circle-slash' }), dead));
    return row;
  }
  row.append(
    element('p', {}, element('span', { class: 'link-type' }, link.type), element('code', {}, link.path)),
  );
  if (link.params !== undefined) row.append(element('pre', { class: 'json' }, ...jsonText(link.params)));
  const buttons = element('div', { class: 'link-actions' });
  if (canOpen(link)) buttons.append(button(l10n.t('Open'), 'link-external', () => actions.open(link.path)));
  else row.append(element('p', { class: 'note' }, l10n.t('Opens only inside SeaTalk.')));
  buttons.append(button(l10n.t('Copy'), 'copy', () => actions.copy(link.path)));
  row.append(buttons);
  return row;
}

/** The host decides for itself; this only leaves out what it would reject. */
function canOpen({ type, path }: LinkView): boolean {
  return type === 'web' && /^(?:https?|seatalk):\/\//iu.test(path);
}

function button(label: string, icon: string, press: () => void): HTMLElement {
  const made = widget('vscode-button', { secondary: '', icon }, label);
  made.addEventListener('click', press);
  return made;
}
