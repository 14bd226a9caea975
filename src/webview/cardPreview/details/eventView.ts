import * as l10n from '@vscode/l10n';
import type { TapEvent } from '../../../cards/view/tapEvent';
import { element, widget } from '../../base/dom';
import { jsonText } from './jsonText';

/** An event as JSON, with a button that copies it. */
export class EventView {
  readonly element: HTMLElement;
  readonly #heading = element('h3', {});
  readonly #json = element('pre', { class: 'json', role: 'group', tabindex: '0' });
  readonly #copy = widget('vscode-button', { secondary: '', icon: 'copy' }, l10n.t('Copy'));
  #text = '';

  constructor(copy: (text: string) => void) {
    this.element = element(
      'section',
      { class: 'event' },
      element('div', { class: 'part-heading' }, this.#heading, this.#copy),
      this.#json,
    );
    this.#copy.addEventListener('click', () => {
      copy(this.#text);
      this.#offerCopy(l10n.t('Copied'), 'check');
    });
  }

  /** An event as it would be; a tap happens when a button is pressed, so its time is now. */
  preview(event: TapEvent): void {
    this.#show(l10n.t('Event'), JSON.stringify(event, null, 2));
  }

  /** An event as it was sent. */
  sent(json: string): void {
    this.#show(l10n.t('Delivered event'), json);
  }

  #show(heading: string, json: string): void {
    this.#text = json;
    this.#heading.textContent = heading;
    this.#json.setAttribute('aria-label', heading);
    this.#json.replaceChildren(...jsonText(json));
    this.#offerCopy(l10n.t('Copy'), 'copy');
  }

  #offerCopy(label: string, icon: string): void {
    this.#copy.textContent = label;
    this.#copy.setAttribute('icon', icon);
  }
}
