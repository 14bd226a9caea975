import type { Locator, Page } from 'playwright-core';

import { again, type Patience } from '../../support/until';
import { Hovers } from './hovers';

type Open = (patience: Patience) => Promise<void>;

/** Context menus. One closes when something else takes the focus, a tree that reveals a row for one; a person then opens it again. */
export class Menu {
  readonly #page: Page;
  readonly #menu: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#menu = page.locator('.monaco-menu').filter({ visible: true }).last();
  }

  /** The labels of the menu that `open` opens. */
  async items(open: Open): Promise<string[]> {
    const labels = await again(
      'no menu opens',
      (patience) => this.#anew(open, patience),
      async () => {
        const found = await this.#menu.locator('.action-label').allInnerTexts();
        return found.length > 0 && found;
      },
    );
    await this.#close();
    return labels.map((label) => label.trim()).filter(Boolean);
  }

  /** Chooses an entry of the menu that `open` opens. */
  async choose(open: Open, label: string): Promise<void> {
    await again(
      `no menu with “${label}” stays open`,
      (patience) => this.#anew(open, patience),
      () => this.#take(label),
    );
    await this.#menu.waitFor({ state: 'hidden' });
  }

  async #anew(open: Open, patience: Patience): Promise<void> {
    await this.#close();
    // What is told of the row from which the last menu was opened may lie over the next one.
    await new Hovers(this.#page).leave();
    await open(patience);
  }

  async #close(): Promise<void> {
    await again(
      'a menu stays open',
      async () => {
        if (await this.#menu.isVisible()) await this.#page.keyboard.press('Escape');
      },
      async () => !(await this.#menu.isVisible()),
    );
  }

  /**
   * Puts the pointer on an entry and presses Enter, both in one look: menus close by themselves, and what is pressed then goes
   * elsewhere. A menu that hears the key keeps it from the browser.
   */
  async #take(label: string): Promise<boolean> {
    // Keys may follow, and "Typing" holds another entry's name.
    const name = new RegExp(`^\\s*${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
    const item = this.#menu.locator('.action-item').filter({ hasText: name }).first();
    return item.evaluateAll(([entry]) => {
      if (entry === undefined) return false;
      const { KeyboardEvent, MouseEvent } = globalThis as unknown as Record<
        'KeyboardEvent' | 'MouseEvent',
        new (type: string, init: object) => Event
      >;
      const init = { bubbles: true, cancelable: true };
      // Older editors listen to the one, newer ones to the other.
      entry.dispatchEvent(new MouseEvent('mouseover', init));
      entry.dispatchEvent(new MouseEvent('mousemove', { ...init, movementX: 1 }));
      if (!entry.classList.contains('focused')) return false;
      return !entry.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Enter', keyCode: 13 }));
    });
  }
}
