import * as l10n from '@vscode/l10n';
import { themeWords, widthWords } from '../view/lookWords';
import { element, widget } from '../../base/dom';
import { CardRenderer } from '../../card/cardRenderer';
import type { FrameCard } from '../view/frameView';
import type { Cell } from './cells';

/** One client's chat with the card in it. */
export class Chat {
  /** Holds the card's rows. */
  readonly bubble = element('div', {
    class: 'bubble',
    role: 'list',
    'aria-label': l10n.t('Card as SeaTalk shows it'),
  });
  readonly element: HTMLElement;
  /** What stands in place of the card on a platform that is left out. */
  readonly #excluded = element('div', { class: 'bubble excluded', hidden: '' });
  /** Says that a far too long card is not shown to its end. */
  readonly #more = element('p', { class: 'more-elements', hidden: '' });
  readonly #caption = element('h2', { class: 'caption', hidden: '' });
  readonly #body = element('article', {
    class: 'message-body',
    'aria-label': l10n.t('Card as SeaTalk shows it'),
  });
  readonly #message: HTMLElement;
  readonly #renderer = new CardRenderer(this.bubble);

  constructor() {
    const sender = element('div', { class: 'sender' }, l10n.t('Your bot'));
    sender.append(element('span', { class: 'bot-mark' }, l10n.t('BOT')));
    const avatar = element('div', { class: 'avatar', 'aria-hidden': 'true' });
    avatar.append(widget('vscode-icon', { name: 'hubot', size: '20' }));
    this.#message = element('div', { class: 'message-row' }, avatar);
    this.#body.append(sender, this.bubble, this.#more, this.#excluded);
    this.#message.append(this.#body);
    this.element = element('div', { class: 'client' }, this.#caption, this.#message);
  }

  show(card: FrameCard, { variant, theme, width, isExcluded, hasCaption }: Cell): void {
    this.element.dataset['theme'] = theme;
    this.element.dataset['width'] = width;
    this.#message.classList.toggle('old', card.isOld);
    this.bubble.hidden = isExcluded;
    this.#excluded.hidden = !isExcluded;
    this.#excluded.textContent = isExcluded ? excludedWords(width) : '';
    this.#more.hidden = isExcluded || variant.hidden === 0;
    this.#more.textContent = l10n.t('{0} more elements are not shown.', variant.hidden);
    this.#caption.hidden = !hasCaption;
    if (hasCaption && theme !== 'contrast') {
      const words = l10n.t('{0} · {1}', themeWords(theme), widthWords(width));
      const caption = variant.language === '' ? words : `${variant.language} · ${words}`;
      this.#caption.textContent = caption;
      this.#body.setAttribute('aria-label', `${l10n.t('Card as SeaTalk shows it')}: ${caption}`);
    }
    this.#renderer.show(variant.blocks, card.images);
  }
}

/** What a platform shows that is left out. Its own words are not documented: only how the line begins, and that it names the other platform. */
function excludedWords(width: Cell['width']): string {
  return width === 'desktop'
    ? l10n.t('[Interactive Message] Please view this message in SeaTalk on your phone.')
    : l10n.t('[Interactive Message] Please view this message in SeaTalk on your desktop.');
}
