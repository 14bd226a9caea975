import type { Locator, Page } from 'playwright-core';

import { again } from '../../support/until';
import { Hovers } from './hovers';

/** What the editor offers while a person writes: completion, hovers, lenses, the light bulb. */
export class Authoring {
  readonly #page: Page;
  readonly #hovers: Hovers;

  constructor(page: Page) {
    this.#page = page;
    this.#hovers = new Hovers(page);
  }

  get #suggestions(): Locator {
    return this.#page.locator('.suggest-widget.visible');
  }

  #suggestion(label: string): Locator {
    return this.#suggestions.getByRole('option').filter({ hasText: label }).first();
  }

  /**
   * Asks for completion at the cursor until an entry is among those offered: the editor's JSON support starts with the first file, and
   * answers before it knows the schemas.
   */
  async complete(wanted: string): Promise<void> {
    await again(
      `“${wanted}” is not offered`,
      async (patience) => {
        if (await this.#suggestions.isVisible()) await this.#page.keyboard.press('Escape');
        await this.#suggestions.waitFor({ state: 'hidden', ...patience });
        await this.#page.keyboard.press('Control+Space');
      },
      () => this.#suggestion(wanted).isVisible(),
    );
  }

  /** Takes one of the entries offered. */
  async take(label: string): Promise<void> {
    await this.#suggestion(label).click();
    await this.#suggestions.waitFor({ state: 'hidden' });
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

  /** Leaves what was opened below a line of the text to tell of a problem. */
  async leaveProblem(): Promise<void> {
    const told = this.#page.locator('.marker-widget');
    await told.waitFor();
    await this.#page.keyboard.press('Escape');
    await told.waitFor({ state: 'hidden' });
  }

  /** The list of the light bulb's menu. */
  get #fixes(): Locator {
    return this.#page.getByRole('listbox', { name: 'Action Widget' });
  }

  /** Opens the light bulb's menu at the cursor until it has such an entry; the editor learns of fixes a moment after problems. */
  async lightBulb(wanted: RegExp): Promise<void> {
    await again(
      `the light bulb does not offer ${String(wanted)}`,
      async (patience) => {
        if (await this.#fixes.isVisible()) await this.#page.keyboard.press('Escape');
        await this.#fixes.waitFor({ state: 'hidden', ...patience });
        await this.#page.keyboard.press('ControlOrMeta+.');
      },
      () => this.#fixes.getByRole('option', { name: wanted }).isVisible(),
    );
  }

  /** Takes what the light bulb's menu has first. @returns its name. */
  async takeFirstFix(): Promise<string> {
    const name = await this.#fixes.getByRole('option').first().getAttribute('aria-label');
    await this.#page.keyboard.press('Enter');
    await this.#fixes.waitFor({ state: 'hidden' });
    return name ?? '';
  }

  /** Rests the pointer on a piece of the text until what is told there holds `words`. @returns all that is told. */
  async hover(text: string, words: RegExp): Promise<string> {
    return this.#hovers.over(
      this.#page.locator('.view-line span > span').filter({ hasText: text }).first(),
      words,
    );
  }

  /** What is told where the pointer rests. */
  get hovers(): Hovers {
    return this.#hovers;
  }
}
