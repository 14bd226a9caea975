import { element } from '../../base/dom';

/** Says what happened: to screen readers always, in sight where it is a refusal. */
export class Announcer {
  readonly element = element('div', { class: 'said', role: 'status', 'aria-live': 'polite' });

  say(text: string, isRefusal = false): void {
    this.element.classList.toggle('refusal', isRefusal);
    // The same words again are said again only when they were gone in between.
    this.element.textContent = '';
    requestAnimationFrame(() => (this.element.textContent = text));
  }

  clear(): void {
    this.element.textContent = '';
  }
}
