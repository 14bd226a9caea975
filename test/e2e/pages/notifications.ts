import type { Locator, Page } from 'playwright-core';

import { again, until } from '../../support/until';

/** The messages at the lower right: information, warning, error and progress. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Those that pop up, and those in the list of all, while it is open. */
  get #shown(): Locator {
    return this.#page
      .locator('.notifications-toasts, .notifications-center')
      .locator('.notification-list-item')
      .filter({ visible: true });
  }

  /** The message that holds `text`. */
  #message(text: string | RegExp): Locator {
    return this.#shown.filter({ hasText: text }).first();
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
    const words = await this.#shown.locator('.notification-list-item-message').allInnerTexts();
    return words.map((each) => each.trim());
  }

  /** The buttons of a message. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const buttons = this.#message(text).locator('.notification-list-item-buttons-container .monaco-button');
    await buttons.first().waitFor();
    return buttons.allInnerTexts();
  }

  /**
   * Clicks a button of the message that holds `text`, which ends the message. Messages move when another one comes or goes, and one
   * that nobody touches goes away into a list after ten seconds.
   */
  async click(text: string | RegExp, button: string): Promise<void> {
    const message = this.#message(text);
    const isThere = async () => (await message.count()) > 0;
    if (!(await isThere())) await this.#page.locator('[id="status.notifications"]').click();
    await message.waitFor();
    await again(
      `${String(text)} does not take ${button}`,
      () =>
        message
          .getByRole('button', { name: button, exact: true })
          // In one look, and not at a place where it may no longer be.
          .evaluateAll((buttons) => buttons[0]?.click()),
      async () => !(await isThere()),
      'rarely',
    );
  }

  /** Clears every message, so that the next one is the only one. Messages also go away by themselves meanwhile. */
  async clear(): Promise<void> {
    const close = this.#shown.getByRole('button', { name: /^(Clear|Close) Notification/u });
    await until('messages stay', async () => {
      // One look, without the pointer: a message that goes away under it would be waited for.
      await close.evaluateAll((buttons) => {
        for (const button of buttons) if ('click' in button) (button as { click(): void }).click();
      });
      return (await this.#shown.count()) === 0;
    });
  }
}
