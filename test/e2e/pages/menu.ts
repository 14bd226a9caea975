import type { Locator, Page } from 'playwright-core';

import { again } from '../../support/until';

/** Context menus. One closes when something else takes the focus, a tree that reveals a row for one; a person then opens it again. */
export class Menu {
  readonly #page: Page;
  readonly #menu: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#menu = page.locator('.monaco-menu').filter({ visible: true }).last();
  }

  /** The labels of the menu that `open` opens. */
  async items(open: () => Promise<void>): Promise<string[]> {
    const labels = await again('no menu opens', open, async () => {
      const found = await this.#menu.locator('.action-label').allInnerTexts();
      return found.length > 0 && found;
    });
    await this.#page.keyboard.press('Escape');
    await this.#menu.waitFor({ state: 'hidden' });
    return labels.map((label) => label.trim()).filter(Boolean);
  }

  /** Chooses an entry of the menu that `open` opens. */
  async choose(open: () => Promise<void>, label: string): Promise<void> {
    await again(`no menu with “${label}” stays open`, open, () => this.#take(label));
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Takes an entry by the pointer and Enter, unless there is no such menu any more. A click is not heard while the menu is new. */
  async #take(label: string): Promise<boolean> {
    const item = this.#menu.locator('.action-item').filter({ hasText: label }).first();
    if (!(await item.isVisible())) return false;
    let isOpen = true;
    let isTaken = false;
    const closed = this.#menu.waitFor({ state: 'hidden' }).then(() => {
      isOpen = false;
      return isTaken;
    });
    const take = async () => {
      await item.hover();
      await item.and(this.#page.locator('.focused')).waitFor();
      // One that was closed and opened again meanwhile is somebody else's.
      if (!isOpen) return false;
      isTaken = true;
      await this.#page.keyboard.press('Enter');
      return true;
    };
    return Promise.race([closed, take()]);
  }
}
