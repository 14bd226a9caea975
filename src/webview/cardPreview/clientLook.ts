import type { ClientTheme } from './protocol';
import { strings } from './strings';

/** The client's own theme: that of the editor, until the person chooses the other one with the button. */
export class ClientLook {
  readonly #stage: HTMLElement;
  readonly #toggle: HTMLElement;
  #chosen: ClientTheme | undefined;

  constructor(stage: HTMLElement, toggle: HTMLElement, chosen: ClientTheme | undefined) {
    this.#stage = stage;
    this.#toggle = toggle;
    this.#chosen = chosen;
    // The editor changes the classes of the body when its theme changes.
    new MutationObserver(() => this.#apply()).observe(document.body, { attributeFilter: ['class'] });
    this.#apply();
  }

  get chosen(): ClientTheme | undefined {
    return this.#chosen;
  }

  /** The other theme; back to following the editor when that is what the editor has. */
  toggle(): void {
    const next = this.#theme() === 'dark' ? 'light' : 'dark';
    this.#chosen = next === editorTheme() ? undefined : next;
    this.#apply();
  }

  #theme(): ClientTheme {
    return this.#chosen ?? editorTheme();
  }

  #apply(): void {
    const isDark = this.#theme() === 'dark';
    const label = isDark ? strings.toLight : strings.toDark;
    this.#stage.dataset['client'] = this.#theme();
    this.#toggle.setAttribute('label', label);
    this.#toggle.setAttribute('title', label);
  }
}

function editorTheme(): ClientTheme {
  const { classList } = document.body;
  return classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light')
    ? 'light'
    : 'dark';
}
