import { element } from '../../base/dom';
import type { FramePart, FrameView } from '../view/frameView';
import { cellsOf } from './cells';
import { Chat } from './chat';
import { ClientNotes } from './clientNotesList';
import { onEditorTheme } from '../../card/editorTheme';
import { Nothing } from './nothing';

export interface StageOptions {
  /** Called with every bubble that is made; its rows come and go. */
  readonly onBubble: (bubble: HTMLElement) => void;
  /** Called with every bubble that is dropped. */
  readonly onBubbleGone: (bubble: HTMLElement) => void;
  /** Called when a person presses a button of the card. */
  readonly onPress: (pointer: string) => void;
  /** Called when a person asks for an element of the card. */
  readonly onSelect: (pointer: string) => void;
}

/** Where the card stands, in one client or in all there are, or the words why there is none. */
export class Stage implements FramePart {
  readonly element = element('main', { class: 'stage' });
  readonly #options: StageOptions;
  readonly #clients = element('div', { class: 'clients' });
  readonly #chats = new Map<string, Chat>();
  readonly #notes: ClientNotes;
  readonly #nothing = new Nothing();
  #shown: FrameView | undefined;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#notes = new ClientNotes(options.onSelect);
    this.element.append(this.#clients, this.#notes.element, this.#nothing.element);
    this.element.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.card-button') : undefined;
      const pointer = button?.dataset['pointer'];
      if (pointer !== undefined) options.onPress(pointer);
    });
    onEditorTheme(() => this.#shown && this.show(this.#shown));
  }

  /** The client to take a picture of: the one that is shown, or the first of all. */
  get client(): HTMLElement | undefined {
    return this.#clients.querySelector<HTMLElement>('.client') ?? undefined;
  }

  show(view: FrameView): void {
    this.#shown = view;
    const { card, choices } = view;
    this.#nothing.show(view);
    this.#notes.show(view);
    this.#clients.hidden = !card;
    this.#clients.classList.toggle('matrix', choices.isMatrix);
    this.element.style.setProperty('--zoom', String(choices.zoom / 100));
    if (!card) return;
    const cells = cellsOf(card, view);
    this.#drop(new Set(cells.map(({ key }) => key)));
    for (const cell of cells) this.#chat(cell.key).show(card, cell);
  }

  #chat(key: string): Chat {
    const there = this.#chats.get(key);
    if (there) return there;
    const chat = new Chat();
    this.#chats.set(key, chat);
    this.#clients.append(chat.element);
    this.#options.onBubble(chat.bubble);
    return chat;
  }

  #drop(kept: ReadonlySet<string>): void {
    for (const [key, { element: dropped, bubble }] of this.#chats) {
      if (kept.has(key)) continue;
      dropped.remove();
      this.#chats.delete(key);
      this.#options.onBubbleGone(bubble);
    }
  }
}
