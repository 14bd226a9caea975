import * as l10n from '@vscode/l10n';
import { withoutTurns } from '../../base/words';
import type { ButtonView } from '../../../cards/view/cardView';
import { element, widget } from '../../base/dom';
import type { DeliveryMessage } from '../protocol';
import { buttonAt } from '../view/frameView';
import type { FrameCard, FramePart, FrameView } from '../view/frameView';
import { DeliveryForm } from './deliveryForm';
import type { DeliveryActions } from './deliveryForm';
import { linkDetails } from './linkDetails';
import type { LinkActions } from './linkDetails';

/** What the panel asks of the host. */
export type DetailsActions = DeliveryActions & LinkActions;

/** The panel that shows what pressing a button of the card would cause. */
export class Details implements FramePart {
  readonly element: HTMLElement;
  readonly #actions: DetailsActions;
  readonly #delivery: DeliveryForm;
  readonly #heading = element('h2', { id: 'details-heading' });
  readonly #note = element('p', { class: 'note' });
  readonly #content = element('div', {});
  #opener: HTMLElement | undefined;
  #card: FrameCard | undefined;
  #shown: ButtonView | undefined;

  constructor(actions: DetailsActions) {
    this.#actions = actions;
    this.#delivery = new DeliveryForm(actions);
    const close = widget('vscode-toolbar-button', {
      icon: 'close',
      label: l10n.t('Close'),
      title: l10n.t('Close'),
    });
    close.addEventListener('click', () => this.close());
    this.element = element(
      'aside',
      { class: 'details', 'aria-labelledby': 'details-heading', hidden: '' },
      element('div', { class: 'details-heading' }, this.#heading, close),
      element('div', { 'aria-live': 'polite' }, this.#note),
      this.#content,
    );
    document.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'Escape' && !defaultPrevented && !this.element.hidden) this.#leave();
    });
  }

  /** Shows what a button does; focus stays on the button, and returns to it when the panel closes. */
  open(pointer: string): void {
    const button = this.#card && buttonAt(this.#card, pointer);
    if (!this.#card || !button) return;
    this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const { action } = button;
    if (action.kind === 'callback' && action.value !== undefined)
      this.#delivery.begin(action.value, this.#card.tap);
    this.#draw(button, this.#card);
    this.element.scrollTop = 0;
    // The panel takes room from the card: what was pressed stays in sight.
    this.#opener?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * The card changed: shows what the same button does now. When there is no such button any more it closes, unless the bot has taken the
   * button away after a tap: how that ended stays.
   */
  show({ card }: FrameView): void {
    this.#card = card;
    if (!this.#shown) return;
    const button = card && buttonAt(card, this.#shown.pointer);
    if (card && !button && this.#delivery.hasResult)
      this.#note.textContent = l10n.t('The card no longer has this button.');
    else if (!card || !button) this.close();
    else if (JSON.stringify(button) !== JSON.stringify(this.#shown)) this.#draw(button, card);
  }

  /** What the host posts about taps and deliveries. */
  receive(message: DeliveryMessage): void {
    this.#delivery.receive(message);
  }

  close(): void {
    this.#delivery.cancel();
    this.#shown = undefined;
    this.element.hidden = true;
    this.#content.replaceChildren();
    if (this.#opener?.isConnected) this.#opener.focus();
  }

  /** Escape ends what runs first. */
  #leave(): void {
    if (this.#delivery.isRunning) this.#delivery.cancel();
    else this.close();
  }

  #draw(button: ButtonView, { tap }: FrameCard): void {
    const { label, action } = button;
    this.#shown = button;
    this.#heading.textContent = l10n.t('Tap on “{0}”', withoutTurns(label));
    this.#note.textContent = noteWords(action);
    if (action.kind === 'redirect') this.#content.replaceChildren(...linkDetails(action, this.#actions));
    else if (action.kind === 'callback' && action.value !== undefined) {
      this.#delivery.follow(action.value, tap);
      // Where it stands already, it keeps its focus.
      if (this.#delivery.element.parentElement !== this.#content)
        this.#content.replaceChildren(this.#delivery.element);
    } else this.#content.replaceChildren();
    this.element.hidden = false;
  }
}

function noteWords(action: ButtonView['action']): string {
  if (action.kind === 'unknown')
    return l10n.t('This button is neither "callback" nor "redirect", so SeaTalk rejects the card.');
  if (action.kind === 'redirect') return l10n.t('Opens a page. No event reaches your bot.');
  return action.value === undefined
    ? l10n.t(
        'This button has no "value". SeaTalk doesn\'t return values of sent cards, but a card to send needs one.',
      )
    : l10n.t("Your bot receives this event. The card doesn't change until your bot updates it.");
}
