import { element } from '../base/dom';
import type { FramePart, FrameView } from '../view/frameView';
import { Chat } from './chat';
import { clientTheme, onEditorTheme } from './editorTheme';
import { Nothing } from './nothing';

export interface StageOptions {
  /** Told of every bubble that is made; its rows come and go. */
  readonly onBubble: (bubble: HTMLElement) => void;
  /** Called when a person presses a button of the card. */
  readonly onPress: (pointer: string) => void;
}

/** Where the card stands, or the words why there is none. */
export class Stage implements FramePart {
  readonly element = element('main', { class: 'stage' });
  readonly #chat = new Chat();
  readonly #nothing = new Nothing();
  #shown: FrameView | undefined;

  constructor({ onBubble, onPress }: StageOptions) {
    this.element.append(this.#chat.element, this.#nothing.element);
    this.#chat.element.hidden = true;
    onBubble(this.#chat.bubble);
    this.element.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.card-button') : undefined;
      const pointer = button?.dataset['pointer'];
      if (pointer !== undefined) onPress(pointer);
    });
    onEditorTheme(() => this.#shown && this.show(this.#shown));
  }

  show(view: FrameView): void {
    this.#shown = view;
    const { card } = view;
    this.#nothing.show(view);
    this.#chat.element.hidden = !card;
    if (card) this.#chat.show(card, card.variant, clientTheme(view.choices));
  }
}
