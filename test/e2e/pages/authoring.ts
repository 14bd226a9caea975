import type { Locator, Page } from 'playwright-core';

const LOOKS = 20;

/** What the editor offers while a person writes: completion, hovers, lenses, the light bulb. */
export class Authoring {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Asks for completion at the cursor until an entry is among those offered: the editor's JSON support starts with the first file, and
   * answers before it knows the schemas. @returns the labels offered.
   */
  async complete(wanted: string): Promise<string[]> {
    const rows = this.#page.locator('.suggest-widget.visible .monaco-list-row');
    for (let look = 1; ; look += 1) {
      await this.#page.keyboard.press('Control+Space');
      await rows.first().waitFor();
      const labels = await rows.evaluateAll((elements) =>
        elements.map((element) => (element.querySelector('.label-name')?.textContent ?? '').trim()),
      );
      if (labels.includes(wanted) || look === LOOKS) return labels;
      await this.closeCompletion();
    }
  }

  /** Takes one of the entries offered. */
  async take(label: string): Promise<void> {
    await this.#page
      .locator('.suggest-widget.visible .monaco-list-row')
      .filter({ hasText: label })
      .first()
      .click();
  }

  async closeCompletion(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** A lens above a line, by its words. */
  lens(title: string): Locator {
    return this.#page.locator('.codelens-decoration a').filter({ hasText: title }).first();
  }

  /** Words above a line that lead nowhere. */
  lensWords(words: string): Locator {
    return this.#page.locator('.codelens-decoration span').filter({ hasText: words }).first();
  }

  /** Lines drawn under the text for what is wrong. */
  squiggles(kind: 'error' | 'warning' | 'info'): Locator {
    return this.#page.locator(`.squiggly-${kind}`);
  }

  /** Opens the light bulb's menu at the cursor. @returns what it offers, as the keyboard chooses among it. */
  async lightBulb(): Promise<string[]> {
    await this.#page.keyboard.press('ControlOrMeta+.');
    // Newer editors keep a second, empty one for submenus.
    const menu = this.#page.locator('.action-widget').first();
    await menu.waitFor();
    const labels = await menu.locator('.monaco-list-row.action .title').allInnerTexts();
    return labels.map((label) => label.trim());
  }

  /** Takes what the light bulb's menu has first. */
  async takeFirstFix(): Promise<void> {
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.action-widget').waitFor({ state: 'hidden' });
  }

  /** Rests the pointer on a piece of the text. @returns what is told there. */
  async hover(text: string): Promise<Locator> {
    await this.#page.locator('.view-line span > span').filter({ hasText: text }).first().hover();
    const hover = this.#page.locator('.monaco-hover:visible').last();
    await hover.waitFor();
    return hover;
  }
}
