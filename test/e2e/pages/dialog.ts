import type { Locator, Page } from 'playwright-core';

/** A modal question in the middle of the window. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator('.monaco-dialog-box');
  }

  /** Waits for the question that holds `words`. @returns its message and detail. */
  async asks(words: string | RegExp): Promise<string> {
    const message = this.#box.locator('.dialog-message-container').filter({ hasText: words });
    return (await message.innerText()).trim();
  }

  /** Clicks a button and waits until this question has gone; another may follow it. */
  async choose(button: string): Promise<void> {
    const box = await this.#box.elementHandle();
    await this.#box.getByRole('button', { name: button, exact: true }).click();
    await box?.waitForElementState('hidden');
  }
}
