import { element, widget } from '../base/dom';
import { strings } from '../base/strings';
import { CardRenderer } from '../card/cardRenderer';
import type { FrameCard, FrameVariant } from '../view/frameView';
import type { ClientTheme } from './editorTheme';

/** One client's chat with the card in it. */
export class Chat {
  /** Holds the card's rows. */
  readonly bubble = element('div', { class: 'bubble', role: 'list', 'aria-label': strings.card });
  readonly element: HTMLElement;
  readonly #message: HTMLElement;
  readonly #renderer = new CardRenderer(this.bubble);

  constructor() {
    const sender = element('div', { class: 'sender' }, strings.sender);
    sender.append(element('span', { class: 'bot-mark' }, strings.bot));
    const avatar = element('div', { class: 'avatar', 'aria-hidden': 'true' });
    avatar.append(widget('vscode-icon', { name: 'hubot', size: '20' }));
    this.#message = element('div', { class: 'message-row' }, avatar);
    this.#message.append(
      element('article', { class: 'message-body', 'aria-label': strings.card }, sender, this.bubble),
    );
    this.element = element('div', { class: 'client' }, this.#message);
  }

  show(card: FrameCard, { blocks }: FrameVariant, theme: ClientTheme): void {
    this.element.dataset['theme'] = theme;
    this.#message.classList.toggle('old', card.isOld);
    this.#renderer.show(blocks, card.images);
  }
}
