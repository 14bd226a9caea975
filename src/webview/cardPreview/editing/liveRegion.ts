import { element } from '../../base/dom';

/** Shows what happened: to screen readers always, in sight where it is a refusal. */
export class LiveRegion {
  readonly element = element('div', { class: 'said', role: 'status', 'aria-live': 'polite' });

  show(text: string, isRefusal = false): void {
    this.element.classList.toggle('refusal', isRefusal);
    // A screen reader reads the same words again only when they were gone in between.
    this.element.textContent = '';
    requestAnimationFrame(() => (this.element.textContent = text));
  }

  clear(): void {
    this.element.textContent = '';
  }
}
