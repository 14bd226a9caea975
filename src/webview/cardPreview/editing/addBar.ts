import * as l10n from '@vscode/l10n';
import { elementWords } from './elementWords';
import { withoutTurns } from '../../base/words';
import { hasRoomFor } from '../../../cards/edit/visual/cardRows';
import type { CardBlock } from '../../../cards/view/cardView';
import { ELEMENT_COUNTS, ELEMENT_TYPES } from '../../../contract/cardLimits';
import type { ElementType } from '../../../contract/cardLimits';
import { element } from '../../base/dom';

const ICONS: Readonly<Record<ElementType, string>> = {
  title: 'text-size',
  description: 'whole-word',
  image: 'file-media',
  button: 'symbol-event',
  button_group: 'split-horizontal',
};

/** The bar below the card: adds elements, and holds the tools for the selected one; where the card can't be changed, shows why. */
export class AddBar {
  readonly element: HTMLElement;
  readonly #onAdd: (type: ElementType) => void;
  readonly #onFull: (reason: string) => void;
  readonly #buttons = new Map<ElementType, HTMLButtonElement>();
  readonly #adding: HTMLElement;
  readonly #off = element('div', { class: 'editing-off' });

  /**
   * @param onFull called with the reason why an element can't be added, when a person tries.
   * @param tools for the selected element.
   */
  constructor(onAdd: (type: ElementType) => void, onFull: (reason: string) => void, tools: HTMLElement) {
    this.#onAdd = onAdd;
    this.#onFull = onFull;
    for (const type of ELEMENT_TYPES) this.#buttons.set(type, this.#button(type));
    this.#adding = element(
      'div',
      { class: 'adding', role: 'toolbar', 'aria-label': l10n.t('Add element') },
      element('span', { class: 'adding-name', 'aria-hidden': 'true' }, l10n.t('Add element')),
      ...this.#buttons.values(),
    );
    this.element = element('footer', { class: 'add-bar', hidden: '' }, this.#adding, this.#off, tools);
  }

  /** @param blocks of the language shown; undefined when there is nothing to add to. */
  show(blocks: readonly CardBlock[] | undefined, locked: string | undefined): void {
    this.element.hidden = !blocks && locked === undefined;
    this.#adding.hidden = !blocks || locked !== undefined;
    this.#off.hidden = locked === undefined;
    this.#off.textContent = locked === undefined ? '' : l10n.t('{0}', withoutTurns(locked));
    for (const [type, button] of this.#buttons) {
      const isFull = blocks !== undefined && !hasRoomFor(blocks, type);
      button.setAttribute('aria-disabled', String(isFull));
      button.title = isFull ? fullWords(type) : elementWords(type);
    }
  }

  focus(): void {
    this.#buttons.get('title')?.focus();
  }

  #button(type: ElementType): HTMLButtonElement {
    const button = element(
      'button',
      { type: 'button', class: 'add-button' },
      element('span', { class: `codicon codicon-${ICONS[type]}`, 'aria-hidden': 'true' }),
      element('span', { class: 'add-name' }, elementWords(type)),
    );
    // Not disabled outright: the reason must be found by the keyboard, too.
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') === 'true') this.#onFull(fullWords(type));
      else this.#onAdd(type);
    });
    return button;
  }
}

function fullWords(type: ElementType): string {
  return l10n.t('{0}: a card can have at most {1}.', elementWords(type), ELEMENT_COUNTS[type]);
}
