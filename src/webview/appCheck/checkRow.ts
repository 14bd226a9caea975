import * as l10n from '@vscode/l10n';
import { button } from '../base/buttons';
import { codicon, element } from '../base/dom';
import type { RowState, RowView } from './protocol';

const ICONS: Readonly<Record<RowState, string>> = {
  works: 'pass',
  attention: 'warning',
  failed: 'error',
  untried: 'circle-large-outline',
  running: 'sync',
};

export interface RowActions {
  readonly run: (row: string) => void;
  readonly link: (row: string, index: number) => void;
}

/** A row of a check. It is changed in place, so that the keyboard stays where it is. */
export class CheckRow {
  readonly element = element('li', { class: 'row' });
  readonly #id: string;
  readonly #actions: RowActions;
  readonly #icon = element('span', { class: 'icon' });
  readonly #title = element('h3');
  readonly #state = element('span', { class: 'state' });
  readonly #words = element('p', { class: 'words' });
  readonly #links = element('div', { class: 'links' });
  readonly #again = element('button', { type: 'button', class: 'tool' }, codicon('refresh'));
  #shownLinks = '';

  constructor(id: string, actions: RowActions) {
    this.#id = id;
    this.#actions = actions;
    this.#again.addEventListener('click', () => actions.run(id));
    this.element.append(
      this.#icon,
      element(
        'div',
        { class: 'text' },
        element('div', { class: 'head' }, this.#title, this.#state),
        this.#words,
        this.#links,
      ),
      this.#again,
    );
  }

  show({ title, state, stateWords, words, links, canRepeat }: RowView, canRun: boolean): void {
    this.element.dataset['state'] = state;
    this.#icon.replaceChildren(codicon(ICONS[state]));
    this.#title.textContent = title;
    this.#state.textContent = stateWords;
    this.#words.textContent = words;
    this.#again.hidden = !canRepeat;
    const again = l10n.t('Run Again: {0}', title);
    this.#again.title = l10n.t('Run Again');
    this.#again.setAttribute('aria-label', again);
    // Not `disabled`: that would take the keyboard away from it.
    this.#again.setAttribute('aria-disabled', String(!canRun));
    this.#showLinks(links);
  }

  #showLinks(links: readonly string[]): void {
    const shown = JSON.stringify(links);
    if (shown === this.#shownLinks) return;
    this.#shownLinks = shown;
    this.#links.replaceChildren(
      ...links.map((words, index) => button('link-button', words, () => this.#actions.link(this.#id, index))),
    );
  }
}
