import * as l10n from '@vscode/l10n';
import { element } from '../../base/dom';

/** Where to deliver to, with the addresses of before to choose from. */
export class AddressField {
  readonly element: HTMLElement;
  readonly #known = element('datalist', { id: 'addresses' });
  /** What is wrong with the address; has a line of its own. */
  readonly complaint = element('p', {
    class: 'complaint',
    id: 'address-complaint',
    role: 'alert',
    hidden: '',
  });
  readonly #input = element('input', {
    type: 'text',
    // The host takes a little more; beyond that it would not listen.
    maxlength: '9000',
    inputmode: 'url',
    spellcheck: 'false',
    autocomplete: 'off',
    list: 'addresses',
    placeholder: 'http://localhost:3000/callback',
    'aria-describedby': 'address-complaint',
  });
  #isTouched = false;

  constructor() {
    this.element = element(
      'div',
      { class: 'address' },
      element('label', { class: 'field' }, element('span', {}, l10n.t('Address of the bot')), this.#input),
      this.#known,
    );
    this.#input.addEventListener('input', () => {
      this.#isTouched = true;
      this.complain('');
    });
  }

  get value(): string {
    return this.#input.value;
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** The last address used stands in the field, until the person writes another one. */
  offer(addresses: readonly string[]): void {
    this.#known.replaceChildren(...addresses.map((value) => element('option', { value })));
    if (!this.#isTouched) this.#input.value = addresses[0] ?? '';
  }

  /** Says what is wrong with the address; an empty text takes it back. */
  complain(text: string): void {
    this.complaint.textContent = text;
    this.complaint.hidden = text === '';
    this.#input.setAttribute('aria-invalid', String(text !== ''));
  }
}
