import type { TapEvent } from '../../../cards/view/tapEvent';
import { element, widget } from '../../base/dom';
import { strings } from '../../base/strings';
import { jsonText } from './jsonText';

/** An event as JSON, with a button that copies it. */
export class EventView {
  readonly element: HTMLElement;
  readonly #heading = element('h3', {});
  readonly #json = element('pre', { class: 'json', role: 'group', tabindex: '0' });
  readonly #copy = widget('vscode-button', { secondary: '', icon: 'copy' }, strings.copy);
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
      this.#offerCopy(strings.copied, 'check');
    });
  }

  /** An event as it would be; a tap happens when a button is pressed, so its time is now. */
  preview(event: TapEvent): void {
    this.#show(strings.delivery.event, JSON.stringify(event, null, 2));
  }

  /** An event as it went out. */
  sent(json: string): void {
    this.#show(strings.delivery.sentEvent, json);
  }

  #show(heading: string, json: string): void {
    this.#text = json;
    this.#heading.textContent = heading;
    this.#json.setAttribute('aria-label', heading);
    this.#json.replaceChildren(...jsonText(json));
    this.#offerCopy(strings.copy, 'copy');
  }

  #offerCopy(label: string, icon: string): void {
    this.#copy.textContent = label;
    this.#copy.setAttribute('icon', icon);
  }
}
