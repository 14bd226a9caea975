import { element, widget } from '../base/dom';
import { strings } from '../base/strings';
import { clientTheme, onEditorTheme } from '../stage/editorTheme';
import type { ViewChoices } from '../protocol';
import type { FramePart, FrameView } from '../view/frameView';

export interface ToolbarActions {
  readonly choose: (choices: Partial<ViewChoices>) => void;
  readonly chooseLanguage: (language: string) => void;
  readonly send: () => void;
}

/** What is shown, how it is looked at, and what can be done with it. */
export class Toolbar implements FramePart {
  readonly element: HTMLElement;
  readonly #name = element('h1', { class: 'name' });
  readonly #shape = element('span', { class: 'shape' });
  readonly #languages = element('select', {
    class: 'languages',
    'aria-label': strings.language,
    hidden: '',
  });
  readonly #theme = widget('vscode-toolbar-button', { icon: 'color-mode' });
  readonly #send = widget('vscode-button', { icon: 'send' }, strings.send);
  #shown: FrameView | undefined;

  constructor({ choose, chooseLanguage, send }: ToolbarActions) {
    this.element = element(
      'header',
      { class: 'toolbar' },
      this.#name,
      this.#shape,
      this.#languages,
      element('span', { class: 'gap' }),
      this.#theme,
      this.#send,
    );
    this.#theme.addEventListener('click', () => {
      if (this.#shown) choose({ client: clientTheme(this.#shown.choices) === 'light' ? 'dark' : 'light' });
    });
    this.#languages.addEventListener('change', () => chooseLanguage(this.#languages.value));
    this.#send.addEventListener('click', send);
    onEditorTheme(() => this.#shown && this.show(this.#shown));
  }

  show(view: FrameView): void {
    this.#shown = view;
    const { card, name, choices } = view;
    this.#name.textContent = name;
    this.#shape.textContent = card?.shape ?? '';
    this.#showLanguages(view);
    const label = clientTheme(choices) === 'light' ? strings.toDark : strings.toLight;
    this.#theme.setAttribute('label', label);
    this.#theme.setAttribute('title', label);
    this.#send.toggleAttribute('disabled', !card || card.isOld);
  }

  #showLanguages({ card }: FrameView): void {
    const languages = card?.variants.map(({ language }) => language) ?? [];
    this.#languages.hidden = languages.length < 2;
    if (languages.join() !== Array.from(this.#languages.options, ({ value }) => value).join()) {
      this.#languages.replaceChildren(
        ...languages.map((language) => element('option', { value: language }, language)),
      );
    }
    this.#languages.value = card?.variant.language ?? '';
  }
}
