import type { Locator, Page } from 'playwright-core';

import { again } from '../../support/until';

/** What is told where the pointer rests: tooltips, and hovers of the text. */
export class Hovers {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Those that are shown now. */
  get shown(): Locator {
    return this.#page.locator('.monaco-hover, .workbench-hover').filter({ visible: true });
  }

  /**
   * From now on, whatever is to be clicked or waited for, the pointer leaves what it rests on when a hover shows: one may lie over
   * what is meant, and would stay there for as long as the pointer does.
   */
  async keepAway(): Promise<void> {
    await this.#page.addLocatorHandler(this.shown.first(), () => this.#moveAway(), { noWaitAfter: true });
  }

  /** Takes the pointer to where nothing is told, and waits until nothing is any more. */
  async leave(): Promise<void> {
    await again(
      'a hover stays',
      () => this.#moveAway(),
      async () => (await this.shown.count()) === 0,
    );
  }

  async #moveAway(): Promise<void> {
    // A hover whose row was drawn anew meanwhile has lost sight of the pointer, and stays until that has been over it.
    const [hover] = await this.shown.elementHandles();
    // None when it is gone by itself.
    const over = await hover?.boundingBox();
    if (over) await this.#page.mouse.move(over.x + over.width / 2, over.y + over.height / 2);
    const { width, height } = this.#page.viewportSize() ?? { width: 0, height: 0 };
    await this.#page.mouse.move(width / 2, height - 2);
  }

  /** How many pictures are shown there now. */
  async pictures(): Promise<number> {
    return this.shown.locator('img').count();
  }

  /**
   * Rests the pointer on something until what is told there holds `words`. What is drawn anew takes its hover along, and then the
   * pointer has to come again. @returns all that is told.
   */
  async over(target: Locator, words: RegExp): Promise<string> {
    return again(
      `no hover holds ${String(words)}`,
      async (patience) => {
        await this.leave();
        await target.hover(patience);
      },
      async () => (await this.shown.allInnerTexts()).find((text) => words.test(text))?.trim(),
    );
  }
}
