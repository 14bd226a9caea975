import type { ButtonView, LinkView } from '../../../cards/view/cardView';
import { clickEvent } from '../../../cards/view/clickEvent';
import type { ClickContext } from '../../../cards/view/clickEvent';
import { element, widget } from '../base/dom';
import { buttonAt } from '../view/frameView';
import type { FrameCard, FramePart, FrameView } from '../view/frameView';
import { jsonText } from './jsonText';
import { format, strings } from '../base/strings';

/** What the panel asks of the host. */
export interface DetailsActions {
  readonly copy: (text: string) => void;
  readonly open: (url: string) => void;
}

/** The panel that shows what pressing a button of the card would cause. */
export class Details implements FramePart {
  readonly element = element('aside', { class: 'details', 'aria-live': 'polite', hidden: '' });
  readonly #actions: DetailsActions;
  #opener: HTMLElement | undefined;
  #card: FrameCard | undefined;
  #shown: ButtonView | undefined;

  constructor(actions: DetailsActions) {
    this.#actions = actions;
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && !this.element.hidden) this.close();
    });
  }

  /** Shows what a button does; focus stays on the button, and returns to it when the panel closes. */
  open(pointer: string): void {
    const button = this.#card && buttonAt(this.#card, pointer);
    if (!this.#card || !button) return;
    this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    this.#draw(button, this.#card);
    this.element.scrollTop = 0;
    // The panel takes room from the card: what was pressed stays in sight.
    this.#opener?.scrollIntoView({ block: 'nearest' });
  }

  /** The card changed: shows what the same button does now, or closes when there is no such button any more. */
  show({ card }: FrameView): void {
    this.#card = card;
    if (!this.#shown) return;
    const button = card && buttonAt(card, this.#shown.pointer);
    if (!card || !button) this.close();
    else if (JSON.stringify(button) !== JSON.stringify(this.#shown)) this.#draw(button, card);
  }

  #draw(button: ButtonView, { click }: FrameCard): void {
    this.#shown = button;
    this.element.replaceChildren(...this.#content(button, now(click)));
    this.element.hidden = false;
  }

  close(): void {
    this.#shown = undefined;
    this.element.hidden = true;
    this.element.replaceChildren();
    if (this.#opener?.isConnected) this.#opener.focus();
  }

  #content({ label, action }: ButtonView, context: ClickContext): HTMLElement[] {
    if (action.kind === 'unknown') return [this.#heading(label), note(strings.unknownButtonText)];
    if (action.kind === 'redirect') {
      return [
        this.#heading(format(strings.redirectHeading, label)),
        note(strings.redirectText),
        this.#link(strings.mobile, action.mobile, strings.deadMobile),
        this.#link(strings.desktop, action.desktop, strings.deadDesktop),
      ];
    }
    const heading = format(strings.eventHeading, label);
    if (action.value === undefined) return [this.#heading(heading), note(strings.noValueText)];
    const json = JSON.stringify(clickEvent({ value: action.value }, context), null, 2);
    return [
      this.#heading(heading, this.#copyButton(json)),
      note(strings.eventText),
      element('pre', { class: 'json', tabindex: '0', 'aria-label': heading }, ...jsonText(json)),
    ];
  }

  #heading(text: string, ...actions: readonly HTMLElement[]): HTMLElement {
    const close = widget('vscode-toolbar-button', {
      icon: 'close',
      label: strings.close,
      title: strings.close,
    });
    close.addEventListener('click', () => this.close());
    return element(
      'div',
      { class: 'details-heading' },
      element('h2', {}, text),
      element('div', { class: 'details-actions' }, ...actions, close),
    );
  }

  #copyButton(text: string): HTMLElement {
    const button = widget('vscode-button', { secondary: '', icon: 'copy' }, strings.copy);
    button.addEventListener('click', () => {
      this.#actions.copy(text);
      button.textContent = strings.copied;
      button.setAttribute('icon', 'check');
    });
    return button;
  }

  #link(platform: string, link: LinkView | undefined, dead: string): HTMLElement {
    const row = element('section', { class: 'link' }, element('h3', {}, platform));
    if (!link) {
      row.append(element('p', { class: 'dead' }, widget('vscode-icon', { name: 'circle-slash' }), dead));
      return row;
    }
    row.append(
      element('p', {}, element('span', { class: 'link-type' }, link.type), element('code', {}, link.path)),
    );
    if (link.params !== undefined) row.append(element('pre', { class: 'json' }, ...jsonText(link.params)));
    if (link.type === 'web' && /^https:\/\//i.test(link.path)) {
      const open = widget('vscode-button', { secondary: '', icon: 'link-external' }, strings.open);
      open.addEventListener('click', () => this.#actions.open(link.path));
      row.append(open);
    } else {
      row.append(note(strings.notOpenable));
    }
    return row;
  }
}

/** A tap happens when the button is pressed, not when the card was drawn. */
function now(tap: ClickContext): ClickContext {
  return { ...tap, timestampSec: Math.floor(Date.now() / 1000) };
}

function note(text: string): HTMLElement {
  return element('p', { class: 'note' }, text);
}
