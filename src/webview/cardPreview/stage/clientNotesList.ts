import * as l10n from '@vscode/l10n';
import { clientNotes } from '../../../cards/view/clientNotes';
import type { ClientNote } from '../../../cards/view/clientNotes';
import { button } from '../../base/buttons';
import { element } from '../../base/dom';
import type { FramePart, FrameView } from '../view/frameView';

/** The client versions a card needs, each with the element that needs it. */
export class ClientNotes implements FramePart {
  readonly element: HTMLElement;
  readonly #list = element('ul');
  readonly #onSelect: (pointer: string) => void;

  /** @param onSelect called with the JSON Pointer of an element that a person asks for. */
  constructor(onSelect: (pointer: string) => void) {
    this.#onSelect = onSelect;
    const heading = l10n.t('Client Compatibility');
    this.element = element(
      'section',
      { class: 'client-notes', 'aria-label': heading, hidden: '' },
      element('h2', {}, heading),
      this.#list,
      element('p', {}, l10n.t("SeaTalk doesn't document what older clients show instead.")),
    );
  }

  show({ card, choices }: FrameView): void {
    this.element.hidden = !card || !choices.hasNotes;
    if (this.element.hidden || !card) return;
    this.#list.replaceChildren(...clientNotes(card.variant.blocks).map((note) => this.#line(note)));
  }

  #line({ feature, version, pointer }: ClientNote): HTMLElement {
    const text = featureWords(feature, version);
    if (pointer === undefined) return element('li', {}, text);
    return element(
      'li',
      {},
      button('link-button', text, () => this.#onSelect(pointer)),
    );
  }
}

function featureWords(feature: ClientNote['feature'], version: string): string {
  switch (feature) {
    case 'card':
      return l10n.t('Interactive cards: SeaTalk {0} or later', version);
    case 'formatted':
      return l10n.t('Formatted description: SeaTalk {0} or later', version);
    case 'nested-list':
      return l10n.t('Nested list: SeaTalk {0} or later', version);
    case 'image':
      return l10n.t('Image: SeaTalk {0} or later', version);
  }
}
