import { element } from '../../base/dom';
import { iconButton } from '../../base/buttons';

/** An entry of a menu; a group of entries is set off from the next by a line. */
export interface MenuEntry {
  readonly label: string;
  /** Absent for an entry that does something; `radio`: one of its group holds. */
  readonly mark?: 'check' | 'radio';
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** A button that opens a list of entries, as menus of the editor do: arrows, Home, End, Enter, Escape. */
export class Menu {
  readonly element: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #list: HTMLElement;
  readonly #entries: () => readonly (readonly MenuEntry[])[];

  /** @param entries called whenever the menu opens. */
  constructor(label: string, entries: () => readonly (readonly MenuEntry[])[]) {
    this.#entries = entries;
    const turn = () => (this.#list.hidden ? this.#open() : this.#close());
    this.#button = iconButton('ellipsis', label, turn, 'icon-button');
    this.#button.setAttribute('aria-haspopup', 'menu');
    this.#button.setAttribute('aria-expanded', 'false');
    this.#list = element('div', { class: 'menu', role: 'menu', 'aria-label': label, hidden: '' });
    this.element = element('div', { class: 'menu-anchor' }, this.#button, this.#list);
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.element.contains(relatedTarget)) this.#hide();
    });
  }

  #open(): void {
    const groups = this.#entries().map((entries) =>
      element('div', { role: 'group' }, ...entries.map((entry) => this.#item(entry))),
    );
    this.#list.replaceChildren(...groups);
    this.#list.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#items[0]?.focus();
  }

  #item({ label, mark, isOn, isDisabled, run }: MenuEntry): HTMLElement {
    const item = element(
      'button',
      {
        type: 'button',
        role: mark === undefined ? 'menuitem' : mark === 'check' ? 'menuitemcheckbox' : 'menuitemradio',
        tabindex: '-1',
        'aria-checked': mark === undefined ? undefined : String(isOn === true),
        'aria-disabled': isDisabled === true ? 'true' : undefined,
      },
      element('span', {
        class: `tick codicon${isOn === true ? ' codicon-check' : ''}`,
        'aria-hidden': 'true',
      }),
      label,
    );
    item.addEventListener('click', () => {
      if (isDisabled === true) return;
      this.#close();
      run();
    });
    return item;
  }

  get #items(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('button')];
  }

  /** Closes, with the focus back on the button. */
  #close(): void {
    this.#hide();
    this.#button.focus();
  }

  #hide(): void {
    this.#list.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.hidden) return;
    const items = this.#items;
    const at = items.findIndex((item) => item === document.activeElement);
    const next = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(at < 1 ? -1 : at - 1),
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (event.key === 'Escape') this.#close();
    else if (next) next.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
