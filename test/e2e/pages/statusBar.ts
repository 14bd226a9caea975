import type { Locator, Page } from 'playwright-core';

/** The bar at the bottom. */
export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #items(): Locator {
    return this.#page.locator('.part.statusbar .statusbar-item');
  }

  /** An entry by words it shows or is announced with. */
  item(text: string): Locator {
    return this.#items
      .filter({ hasText: text })
      .or(this.#page.locator(`.part.statusbar .statusbar-item[aria-label*="${text}"]`))
      .first();
  }

  async waitFor(text: string): Promise<string> {
    const item = this.item(text);
    await item.waitFor();
    return (await item.innerText()).trim();
  }

  async click(text: string): Promise<void> {
    await this.item(text).locator('a').first().click();
  }

  /** The words of the entry's tooltip. */
  async tooltip(text: string): Promise<string> {
    await this.item(text).hover();
    const hover = this.#page.locator('.monaco-hover:visible, .workbench-hover:visible').last();
    await hover.waitFor();
    return (await hover.innerText()).trim();
  }

  async texts(): Promise<string[]> {
    return (await this.#items.allInnerTexts()).map((text) => text.trim()).filter(Boolean);
  }
}
