import * as l10n from '@vscode/l10n';
import { zoomResetWords } from '../view/lookWords';
import { element, widget } from '../../base/dom';
import type { ViewChoices } from '../protocol';
import { onEditorTheme } from '../../card/editorTheme';
import { clientTheme } from '../view/clientTheme';
import type { FramePart, FrameView } from '../view/frameView';
import { lookMenu } from './lookMenu';
import type { LookActions } from './lookMenu';
import { Menu } from './menu';

export interface ToolbarActions extends LookActions {
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
    'aria-label': l10n.t('Language of the service notice'),
    hidden: '',
  });
  readonly #theme = widget('vscode-toolbar-button', { icon: 'color-mode', class: 'quick' });
  readonly #width = widget('vscode-toolbar-button', { class: 'quick' });
  readonly #zoom = element('button', { type: 'button', class: 'zoom', hidden: '' });
  readonly #send = widget('vscode-button', { icon: 'send' }, l10n.t('Send…'));
  #shown: FrameView | undefined;

  constructor(actions: ToolbarActions) {
    const { choose, chooseLanguage, send } = actions;
    const menu = new Menu(l10n.t('View and More…'), () =>
      this.#shown ? lookMenu(this.#shown, actions) : [],
    );
    this.element = element(
      'header',
      { class: 'toolbar' },
      this.#name,
      this.#shape,
      this.#languages,
      element('span', { class: 'gap' }),
      this.#zoom,
      this.#width,
      this.#theme,
      menu.element,
      this.#send,
    );
    this.#theme.addEventListener('click', () => {
      if (this.#shown) choose({ client: clientTheme(this.#shown.choices) === 'light' ? 'dark' : 'light' });
    });
    this.#width.addEventListener('click', () =>
      choose({ width: this.#shown?.choices.width === 'mobile' ? 'desktop' : 'mobile' }),
    );
    this.#zoom.addEventListener('click', () => choose({ zoom: 100 }));
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
    this.#showQuick(choices);
    this.#send.toggleAttribute('disabled', !card || card.isOld);
  }

  #showQuick(choices: ViewChoices): void {
    const isMobile = choices.width === 'mobile';
    this.#width.setAttribute('icon', isMobile ? 'device-mobile' : 'device-desktop');
    label(this.#width, isMobile ? l10n.t('Show desktop width') : l10n.t('Show phone width'));
    label(
      this.#theme,
      clientTheme(choices) === 'light' ? l10n.t('Show dark theme') : l10n.t('Show light theme'),
    );
    // With all looks at once there is none to choose.
    this.#width.hidden = choices.isMatrix;
    this.#theme.hidden = choices.isMatrix;
    this.#zoom.hidden = choices.zoom === 100;
    this.#zoom.textContent = `${choices.zoom} %`;
    label(this.#zoom, zoomResetWords(choices.zoom));
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

/** Names a button for screen readers and by its tooltip. */
function label(button: HTMLElement, text: string): void {
  const name = button.localName === 'button' ? 'aria-label' : 'label';
  button.setAttribute(name, text);
  button.setAttribute('title', text);
}
