import * as l10n from '@vscode/l10n';
import { element } from '../../../base/dom';

/** Something a person fills in. */
export interface Field {
  readonly element: HTMLElement;
  readonly value: string;
  focus(): void;
}

export interface TextFieldOptions {
  readonly label: string;
  readonly value: string;
  /** In UTF-16 units; more can be typed, and is shown as too much. */
  readonly limit?: number;
  /** Enter makes a new line. */
  readonly multiline?: boolean;
  readonly class?: string;
}

/** A text with its count and limit. */
export class TextField implements Field {
  readonly element: HTMLElement;
  readonly #input: HTMLTextAreaElement;
  readonly #counter = element('span', { class: 'counter', 'aria-hidden': 'true' });
  readonly #limit: number | undefined;

  constructor({ label, value, limit, multiline = false, class: look = '' }: TextFieldOptions) {
    this.#limit = limit;
    this.#input = element('textarea', {
      rows: multiline ? '4' : '1',
      class: multiline ? '' : 'one-line',
      'aria-label': label,
      spellcheck: 'false',
      dir: 'auto',
    });
    this.#input.value = value;
    this.#input.addEventListener('input', () => this.#count());
    const name = element('span', { class: 'field-name', 'aria-hidden': 'true' }, label);
    this.element = element(
      'div',
      { class: `field ${look}` },
      element('div', { class: 'field-head' }, name, this.#counter),
      this.#input,
    );
    this.#count();
  }

  get value(): string {
    return this.#input.value;
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Marks what is typed as no good, or good again. */
  markWrong(reason: string | undefined): void {
    this.#input.setAttribute('aria-invalid', String(reason !== undefined));
    this.#input.title = reason ?? '';
  }

  #count(): void {
    const limit = this.#limit;
    if (limit === undefined) return this.markWrong(undefined);
    const { length } = this.#input.value;
    const isWrong = length > limit || length === 0;
    this.#counter.textContent = `${length}/${limit}`;
    this.#counter.classList.toggle('over', isWrong);
    this.#input.setAttribute('aria-invalid', String(isWrong));
    this.#input.setAttribute('aria-description', l10n.t('{0} of {1} characters', length, limit));
  }
}

/** A choice of a few. */
export class ChoiceField<Value extends string> implements Field {
  readonly element: HTMLElement;
  readonly #select: HTMLSelectElement;
  readonly #first: string;

  constructor(
    label: string,
    options: readonly (readonly [Value, string])[],
    value: string,
    onChange: () => void = () => undefined,
  ) {
    this.#select = element(
      'select',
      { 'aria-label': label },
      ...options.map(([key, text]) => element('option', { value: key }, text)),
    );
    this.#select.value = value;
    this.#first = this.#select.value;
    this.#select.addEventListener('change', onChange);
    const name = element('span', { class: 'field-name', 'aria-hidden': 'true' }, label);
    this.element = element(
      'div',
      { class: 'field' },
      element('div', { class: 'field-head' }, name),
      this.#select,
    );
  }

  /** Whether another choice was made. */
  get isTouched(): boolean {
    return this.#select.value !== this.#first;
  }

  get value(): Value {
    // The options are of this type.
    return this.#select.value as Value;
  }

  focus(): void {
    this.#select.focus();
  }
}
