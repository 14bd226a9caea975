import { clientNotes } from '../../../cards/view/clientNotes';
import type { ClientNote } from '../../../cards/view/clientNotes';
import { element } from '../../base/dom';
import { format, strings } from '../../base/strings';
import type { FramePart, FrameView } from '../view/frameView';

/** The client versions a card needs, each with the element that needs it. */
export class ClientNotes implements FramePart {
  readonly element: HTMLElement;
  readonly #list = element('ul');
  readonly #onSelect: (pointer: string) => void;

  /** @param onSelect called with the JSON Pointer of an element that a person asks for. */
  constructor(onSelect: (pointer: string) => void) {
    this.#onSelect = onSelect;
    const { notesHeading, notesText } = strings.look;
    this.element = element(
      'section',
      { class: 'client-notes', 'aria-label': notesHeading, hidden: '' },
      element('h2', {}, notesHeading),
      this.#list,
      element('p', {}, notesText),
    );
  }

  show({ card, choices }: FrameView): void {
    this.element.hidden = !card || !choices.hasNotes;
    if (this.element.hidden || !card) return;
    this.#list.replaceChildren(...clientNotes(card.variant.blocks).map((note) => this.#line(note)));
  }

  #line({ feature, version, pointer }: ClientNote): HTMLElement {
    const text = format(strings.look.features[feature], version);
    if (pointer === undefined) return element('li', {}, text);
    const button = element('button', { type: 'button', class: 'link-button' }, text);
    button.addEventListener('click', () => this.#onSelect(pointer));
    return element('li', {}, button);
  }
}
