import { button } from '../base/buttons';
import { codicon, element } from '../base/dom';
import type { Notice } from './protocol';

/** What a person in the chat has to know of its bots, such as that one was not reached. */
export class NoticeBar {
  readonly element = element('div', { class: 'notices', role: 'status' });
  readonly #onAction: (id: string, action: string) => void;

  constructor(onAction: (id: string, action: string) => void) {
    this.#onAction = onAction;
  }

  show(notices: readonly Notice[]): void {
    this.element.replaceChildren(
      ...notices.map(({ id, words, actions }) =>
        element(
          'div',
          { class: 'notice' },
          codicon('warning'),
          element('span', {}, words),
          ...actions.map(({ name, words: label }) =>
            button('link-button', label, () => this.#onAction(id, name)),
          ),
        ),
      ),
    );
  }
}
