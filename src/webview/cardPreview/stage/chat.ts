import { element, widget } from '../../base/dom';
import { format, strings } from '../../base/strings';
import { CardRenderer } from '../../card/cardRenderer';
import type { FrameCard } from '../view/frameView';
import type { Cell } from './cells';

/** One client's chat with the card in it. */
export class Chat {
  /** Holds the card's rows. */
  readonly bubble = element('div', { class: 'bubble', role: 'list', 'aria-label': strings.card });
  readonly element: HTMLElement;
  /** What stands in place of the card on a platform that is left out. */
  readonly #excluded = element('div', { class: 'bubble excluded', hidden: '' });
  /** Says that a far too long card is not shown to its end. */
  readonly #more = element('p', { class: 'more-elements', hidden: '' });
  readonly #caption = element('h2', { class: 'caption', hidden: '' });
  readonly #body = element('article', { class: 'message-body', 'aria-label': strings.card });
  readonly #message: HTMLElement;
  readonly #renderer = new CardRenderer(this.bubble);

  constructor() {
    const sender = element('div', { class: 'sender' }, strings.sender);
    sender.append(element('span', { class: 'bot-mark' }, strings.bot));
    const avatar = element('div', { class: 'avatar', 'aria-hidden': 'true' });
    avatar.append(widget('vscode-icon', { name: 'hubot', size: '20' }));
    this.#message = element('div', { class: 'message-row' }, avatar);
    this.#body.append(sender, this.bubble, this.#more, this.#excluded);
    this.#message.append(this.#body);
    this.element = element('div', { class: 'client' }, this.#caption, this.#message);
  }

  show(card: FrameCard, { variant, theme, width, isExcluded, hasCaption }: Cell): void {
    const { look } = strings;
    this.element.dataset['theme'] = theme;
    this.element.dataset['width'] = width;
    this.#message.classList.toggle('old', card.isOld);
    this.bubble.hidden = isExcluded;
    this.#excluded.hidden = !isExcluded;
    this.#excluded.textContent = isExcluded ? look.excludedText[width] : '';
    this.#more.hidden = isExcluded || variant.hidden === 0;
    this.#more.textContent = format(strings.hidden, variant.hidden);
    this.#caption.hidden = !hasCaption;
    if (hasCaption && theme !== 'contrast') {
      const words = format(look.caption, look.themes[theme], look.widths[width]);
      const caption = variant.language === '' ? words : `${variant.language} · ${words}`;
      this.#caption.textContent = caption;
      this.#body.setAttribute('aria-label', `${strings.card}: ${caption}`);
    }
    this.#renderer.show(variant.blocks, card.images);
  }
}
