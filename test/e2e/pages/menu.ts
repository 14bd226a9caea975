import type { Locator, Page } from 'playwright-core';

/** A menu closes when something else takes the focus, a tree that reveals a row for one; a person then opens it again. */
const TRIES = 3;
const OPEN_LIMIT_MS = 3_000;

/** VS Code ignores clicks on a menu for a moment after it opened. */
const SETTLE_MS = 250;

/** The context menu that is open now. */
export class Menu {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #menu(): Locator {
    return this.#page.locator('.monaco-menu').last();
  }

  /** Right-clicks `target` and waits for its menu. */
  async openOn(target: Locator): Promise<void> {
    await target.click({ button: 'right' });
    await this.#menu.waitFor({ state: 'visible' });
  }

  /** Right-clicks `target` and chooses, again when the menu was closed by something else meanwhile. */
  async chooseFrom(target: Locator, ...labels: readonly [string, ...string[]]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await target.click({ button: 'right' });
        await this.#menu.waitFor({ state: 'visible', timeout: OPEN_LIMIT_MS });
        await this.choose(...labels);
        return;
      } catch (error) {
        if (attempt === TRIES || (await this.#menu.isVisible())) throw error;
      }
    }
  }

  /** The labels of the open menu. */
  async items(): Promise<string[]> {
    return (await this.#menu.locator('.action-label').allInnerTexts())
      .map((label) => label.trim())
      .filter(Boolean);
  }

  /** Chooses an entry; several labels walk into submenus. */
  async choose(...labels: readonly [string, ...string[]]): Promise<void> {
    const last = labels[labels.length - 1];
    for (const label of labels) {
      await this.#page.waitForTimeout(SETTLE_MS);
      const item = this.#page
        .locator('.monaco-menu .action-item')
        .filter({ has: this.#page.locator('.action-label', { hasText: label }) })
        .last();
      await item.hover({ timeout: OPEN_LIMIT_MS });
      if (label === last) await item.click();
    }
    await this.#page.locator('.monaco-menu').first().waitFor({ state: 'hidden' });
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#menu.waitFor({ state: 'hidden' });
  }
}
