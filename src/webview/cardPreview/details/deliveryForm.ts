import * as l10n from '@vscode/l10n';
import { tapEvent } from '../../../cards/view/tapEvent';
import type { TapContext } from '../../../cards/view/tapEvent';
import { button } from '../../base/buttons';
import { element, widget } from '../../base/dom';
import { whenHere } from '../../base/focus';
import { withoutTurns } from '../../base/words';
import type { DeliveryMessage, DeliveryState, FrameMessage, TapSetup } from '../protocol';
import { AddressField } from './addressField';
import { DeliveryResult } from './deliveryResult';
import { EventView } from './eventView';
import { TapChoice } from './tapChoice';

/** What the form asks of the host. */
export interface DeliveryActions {
  readonly copy: (text: string) => void;
  readonly post: (message: FrameMessage) => void;
}

/** The event of a callback button, and its delivery to a bot. Lives as long as the frame: the address stays for the next button. */
export class DeliveryForm {
  readonly element: HTMLElement;
  readonly #post: DeliveryActions['post'];
  readonly #event: EventView;
  readonly #address = new AddressField();
  readonly #choice = new TapChoice(() => this.#preview());
  readonly #result = new DeliveryResult();
  readonly #deliver = widget('vscode-button', { icon: 'play' }, l10n.t('Deliver'));
  readonly #cancel = widget('vscode-button', { secondary: '', hidden: '' }, l10n.t('Cancel'));
  readonly #signing = element('span', { class: 'note' });
  readonly #setSecret = element('button', { type: 'button', class: 'link-button', hidden: '' });
  /** Says that ids are invented, and the way to real ones. */
  readonly #unsent = element('p', { class: 'signing', hidden: '' });
  /** Says who sent the card, and that another bot gets its taps. */
  readonly #sender = element('p', { class: 'note', hidden: '' });
  #value = '';
  #tap: TapContext | undefined;
  #delivery = 0;
  #isRunning = false;
  /** The event is on its way; before that, the person is asked for consent or the signing secret. */
  #isSent = false;

  constructor({ copy, post }: DeliveryActions) {
    this.#post = post;
    this.#event = new EventView(copy);
    this.#setSecret.textContent = l10n.t('Signing Secret…');
    const sendFirst = button('link-button', l10n.t('Send It First…'), () => post({ type: 'sendFirst' }));
    this.#unsent.append(
      element(
        'span',
        { class: 'note' },
        l10n.t('This card hasn’t been sent: message and thread are examples.'),
      ),
      sendFirst,
    );
    const form = element(
      'form',
      { class: 'delivery', 'aria-label': l10n.t('Deliver to Your Bot') },
      element('div', { class: 'delivery-row' }, this.#address.element, this.#deliver, this.#cancel),
      this.#address.complaint,
      this.#result.element,
    );
    const facts = element(
      'div',
      { class: 'delivery tap-facts' },
      this.#choice.element,
      this.#unsent,
      this.#sender,
      element('p', { class: 'signing' }, this.#signing, this.#setSecret),
    );
    // In this order the event is in sight in a small panel, and the way to deliver it as well.
    this.element = element('div', { class: 'callback' }, form, this.#event.element, facts);
    this.#deliver.addEventListener('click', () => this.#start());
    this.#cancel.addEventListener('click', () => this.cancel());
    this.#setSecret.addEventListener('click', () => post({ type: 'setSigningSecret' }));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.isComposing)
        this.#start();
    });
  }

  /** A delivery is on its way. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** It is shown how a delivery ended. */
  get hasResult(): boolean {
    return !this.#result.isEmpty;
  }

  /** A button was pressed: everything is about its event now. */
  begin(value: string, tap: TapContext): void {
    this.cancel();
    this.#result.clear();
    this.follow(value, tap);
    this.#post({ type: 'tap' });
  }

  /** The button or its card was edited. */
  follow(value: string, tap: TapContext): void {
    this.#value = value;
    this.#tap = tap;
    this.#preview();
  }

  receive(message: DeliveryMessage): void {
    if (message.type === 'tapSetup') this.#offer(message.setup);
    else if (message.delivery === this.#delivery) this.#handle(message.state);
  }

  cancel(): void {
    if (!this.#isRunning) return;
    this.#post({ type: 'cancelDelivery', delivery: this.#delivery });
    if (this.#isSent) return;
    // The question may stand open for long; nothing is sent whatever its answer.
    this.#delivery += 1;
    this.#run(false);
    this.#result.clear();
  }

  #offer(setup: TapSetup): void {
    this.#address.offer(setup.addresses);
    this.#choice.offer(setup, this.#tap?.groupId === '');
    this.#signing.textContent = setup.signing;
    this.#setSecret.hidden = !setup.canSetSecret;
    this.#unsent.hidden = setup.sent !== undefined;
    this.#showSender(setup);
    // What was delivered stays in sight until something else is chosen.
    if (!this.#isRunning && this.#result.isEmpty) this.#preview();
  }

  #showSender({ sent }: TapSetup): void {
    const sender = withoutTurns(sent?.sender ?? '');
    this.#sender.hidden = sender === '';
    this.#sender.textContent = sent?.isOfOther
      ? l10n.t('Sent by {0}. SeaTalk sends its taps to that bot, not to yours.', sender)
      : l10n.t('Sent by {0}.', sender);
  }

  #preview(): void {
    if (this.#tap) this.#event.preview(tapEvent({ value: this.#value }, this.#now(this.#tap)));
  }

  /** A tap happens when the button is pressed, not when the card was drawn. */
  #now(tap: TapContext): TapContext {
    return { ...this.#choice.apply(tap), timestampSec: Math.floor(Date.now() / 1000) };
  }

  #start(): void {
    if (this.#isRunning || !this.#tap) return;
    const { messageId, employeeCode, email, seatalkId, groupId, threadId } = this.#choice.apply(this.#tap);
    const tap = { value: this.#value, messageId, employeeCode, email, seatalkId, groupId, threadId };
    this.#address.complain('');
    this.#run(true);
    this.#result.wait(l10n.t('Waiting for your answer…'));
    this.#delivery += 1;
    this.#post({ type: 'deliver', delivery: this.#delivery, address: this.#address.value, tap });
  }

  #handle(state: DeliveryState): void {
    switch (state.kind) {
      case 'sent':
        this.#isSent = true;
        this.#event.sent(state.event);
        this.#result.wait(l10n.t('Waiting for your bot…'));
        break;
      case 'done':
        this.#run(false);
        this.#result.show(state.report);
        break;
      case 'card':
        this.#result.add(state.text);
        break;
      case 'refused':
        this.#run(false);
        this.#result.clear();
        this.#preview();
        this.#address.complain(state.text);
        if (state.text !== '') whenHere(() => this.#address.focus());
        break;
    }
  }

  /** The button keeps the focus while it can't be used: Enter delivers again afterwards. */
  #run(isRunning: boolean): void {
    if (!isRunning && document.activeElement === this.#cancel) this.#deliver.focus();
    this.#isRunning = isRunning;
    this.#isSent = false;
    this.#cancel.hidden = !isRunning;
    if (isRunning) this.#deliver.setAttribute('aria-disabled', 'true');
    else this.#deliver.removeAttribute('aria-disabled');
    this.#deliver.setAttribute('icon', isRunning ? 'loading' : 'play');
    this.#deliver.toggleAttribute('icon-spin', isRunning);
  }
}
