import type { Locator, Page } from 'playwright-core';

/** How long one click at a message that may be going away is tried. */
const CLEAR_TRY_MS = 2_000;

/** Messages fade in for a moment. */
const FADE_LIMIT_MS = 2_000;

/** The messages at the lower right: information, warning, error and progress. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #toasts(): Locator {
    return this.#page.locator('.notifications-toasts .notification-list-item');
  }

  /** The message that holds `text`. */
  message(text: string | RegExp): Locator {
    return this.#toasts.filter({ hasText: text }).first();
  }

  /** Waits for a message that holds `text`. @returns all its words. */
  async waitFor(text: string | RegExp, { timeoutMs }: { timeoutMs?: number } = {}): Promise<string> {
    const message = this.message(text);
    await message.waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
    return (await message.locator('.notification-list-item-message').innerText()).trim();
  }

  /** Waits until messages that fade in can be seen, for a picture. */
  async settled(): Promise<void> {
    const fading = this.#page.locator('.notification-toast:not(.notification-fade-in-done)').first();
    await fading.waitFor({ state: 'detached', timeout: FADE_LIMIT_MS }).catch(() => undefined);
  }

  /** Waits until no message holds `text` any more. */
  async gone(text: string | RegExp): Promise<void> {
    await this.message(text).waitFor({ state: 'hidden' });
  }

  /** The words of all messages now shown. */
  async all(): Promise<string[]> {
    return this.#toasts.locator('.notification-list-item-message').allInnerTexts();
  }

  /** The buttons of a message. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const message = this.message(text);
    await message.waitFor();
    return message.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts();
  }

  /** Clicks a button of the message that holds `text`. */
  async click(text: string | RegExp, button: string): Promise<void> {
    await this.message(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Clears every message, so that the next one is the only one. Messages also go away by themselves meanwhile. */
  async clear(): Promise<void> {
    for (;;) {
      const toast = this.#toasts.first();
      if (!(await toast.isVisible())) return;
      const close = toast.locator('.codicon-notifications-clear, .codicon-close').first();
      try {
        await toast.hover({ timeout: CLEAR_TRY_MS });
        await close.click({ timeout: CLEAR_TRY_MS });
      } catch (error) {
        if (await close.isVisible()) throw error;
      }
    }
  }
}
