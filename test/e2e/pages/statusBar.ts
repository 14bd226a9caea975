import type { Locator, Page } from 'playwright-core';

import { Hovers } from './hovers';

/** The bar at the bottom. */
export class StatusBar {
  readonly #bar: Locator;
  readonly #hovers: Hovers;

  constructor(page: Page) {
    this.#bar = page.locator('.part.statusbar');
    this.#hovers = new Hovers(page);
  }

  /** An entry by words it shows or is announced with. */
  #item(text: string): Locator {
    return this.#bar
      .locator('.statusbar-item')
      .filter({ hasText: text })
      .or(this.#bar.locator(`.statusbar-item[aria-label*="${text}"]`))
      .first();
  }

  /** Waits for an entry. */
  async waitFor(text: string): Promise<void> {
    await this.#item(text).waitFor();
  }

  /** Waits until there is no such entry any more. */
  async waitWithout(text: string): Promise<void> {
    await this.#item(text).waitFor({ state: 'hidden' });
  }

  /** Waits until the cursor is said to be there, or so much to be selected. */
  async waitForCursor(words: RegExp): Promise<void> {
    await this.#bar.locator('[id="status.editor.selection"]').filter({ hasText: words }).waitFor();
  }

  /** The tooltip of an entry, once it holds `words`. */
  async tooltip(text: string, words: RegExp): Promise<string> {
    return this.#hovers.over(this.#item(text), words);
  }
}
