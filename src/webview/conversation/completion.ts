import * as l10n from '@vscode/l10n';
import { codicon, element } from '../base/dom';
import type { Mentionable } from './protocol';

/** Names that are offered at once. */
const OFFERED_MAX = 8;
/** What is typed after an @, up to the caret. */
const TYPED = /(?:^|\s)@([^\s@]*)$/u;

/** Offers the people, bots and "all" of a chat after an @, and remembers who was meant. */
export class Completion {
  readonly element = element('div', {
    class: 'completion',
    role: 'listbox',
    id: 'completion',
    'aria-label': l10n.t('Mention'),
    hidden: '',
  });
  readonly #field: HTMLTextAreaElement;
  #people: readonly Mentionable[] = [];
  #offered: readonly Mentionable[] = [];
  #at = 0;
  /** By the name as it stands in the text. */
  readonly #meant = new Map<string, string>();

  constructor(field: HTMLTextAreaElement) {
    this.#field = field;
    field.setAttribute('aria-controls', 'completion');
    field.setAttribute('aria-autocomplete', 'list');
    field.addEventListener('input', () => this.#offer());
    field.addEventListener('blur', () => this.close());
    this.element.addEventListener('mousedown', (event) => {
      // The field keeps the focus.
      event.preventDefault();
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
      if (row) this.#take(Number(row.dataset['index']));
    });
  }

  set people(people: readonly Mentionable[]) {
    this.#people = people;
    this.close();
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  close(): void {
    this.element.hidden = true;
    this.#field.removeAttribute('aria-activedescendant');
  }

  /** @returns whether the key was for the list. */
  key({ key }: KeyboardEvent): boolean {
    if (!this.isOpen) return false;
    if (key === 'Escape') this.close();
    else if (key === 'Enter' || key === 'Tab') this.#take(this.#at);
    else if (key === 'ArrowDown') this.#mark((this.#at + 1) % this.#offered.length);
    else if (key === 'ArrowUp') this.#mark((this.#at + this.#offered.length - 1) % this.#offered.length);
    else return false;
    return true;
  }

  /** The text as it is sent: names that were chosen become mentions. A name that was only typed mentions nobody, as in SeaTalk. */
  textToSend(): string {
    let text = this.#field.value;
    // The longest first: a name may begin with another one.
    const names = [...this.#meant].toSorted(([one], [other]) => other.length - one.length);
    for (const [name, id] of names)
      text = text.replaceAll(`@${name}`, `<mention-tag target="seatalk://user?id=${id}"/>`);
    return text;
  }

  forget(): void {
    this.#meant.clear();
    this.close();
  }

  #offer(): void {
    const typed = TYPED.exec(this.#field.value.slice(0, this.#field.selectionStart))?.[1]?.toLowerCase();
    this.#offered =
      typed === undefined
        ? []
        : this.#people.filter(({ name }) => name.toLowerCase().includes(typed)).slice(0, OFFERED_MAX);
    this.element.replaceChildren(
      ...this.#offered.map(({ name, kind }, index) =>
        element(
          'div',
          { class: 'offer', role: 'option', id: `offer-${index}`, 'data-index': String(index) },
          codicon(ICONS[kind]),
          element('bdi', {}, name),
        ),
      ),
    );
    this.element.hidden = this.#offered.length === 0;
    if (this.isOpen) this.#mark(0);
    else this.close();
  }

  #mark(index: number): void {
    this.#at = index;
    for (const [at, row] of Array.from(this.element.children).entries())
      row.setAttribute('aria-selected', String(at === index));
    this.#field.setAttribute('aria-activedescendant', `offer-${index}`);
  }

  #take(index: number): void {
    const person = this.#offered[index];
    if (!person) return;
    const { value, selectionStart } = this.#field;
    const start = value.slice(0, selectionStart).lastIndexOf('@');
    this.#meant.set(person.name, person.id);
    this.#field.setRangeText(`@${person.name} `, start, selectionStart, 'end');
    this.close();
  }
}

const ICONS = { person: 'account', bot: 'hubot', everyone: 'organization' } as const;
