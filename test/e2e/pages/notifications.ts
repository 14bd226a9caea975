import type { Locator, Page } from 'playwright-core';

import { until } from '../../support/until';

/** The messages at the lower right: information, warning, error and progress. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #toasts(): Locator {
    return this.#page.locator('.notifications-toasts .notification-list-item').filter({ visible: true });
  }

  /** The message that holds `text`. */
  #message(text: string | RegExp): Locator {
    return this.#toasts.filter({ hasText: text }).first();
  }

  /** Waits for a message that holds `text`. @returns all its words. Read in one look: messages go away by themselves. */
  async waitFor(text: string | RegExp): Promise<string> {
    const holds = (words: string) => (typeof text === 'string' ? words.includes(text) : text.test(words));
    return until(
      async () => `no message holds ${String(text)}, only ${(await this.all()).join(' | ')}`,
      async () => (await this.all()).find(holds),
    );
  }

  /** The words of all messages now shown. */
  async all(): Promise<string[]> {
    const words = await this.#toasts.locator('.notification-list-item-message').allInnerTexts();
    return words.map((each) => each.trim());
  }

  /** The buttons of a message. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const message = this.#message(text);
    await message.waitFor();
    return message.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts();
  }

  /** Clicks a button of the message that holds `text`. */
  async click(text: string | RegExp, button: string): Promise<void> {
    await this.#message(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Clears every message, so that the next one is the only one. Messages also go away by themselves meanwhile. */
  async clear(): Promise<void> {
    const close = this.#toasts.getByRole('button', { name: /^(Clear|Close) Notification/u });
    await until('messages stay', async () => {
      // One look, without the pointer: a message that goes away under it would be waited for.
      await close.evaluateAll((buttons) => {
        for (const button of buttons) if ('click' in button) (button as { click(): void }).click();
      });
      return (await this.#toasts.count()) === 0;
    });
  }
}
