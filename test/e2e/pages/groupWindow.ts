import type { FrameLocator, Locator } from 'playwright-core';

/** The conversation of a group as its bot reads it. */
export class GroupWindow {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** Messages of the group, replies left out. */
  message(text: string | RegExp): Locator {
    return this.frame.locator('main .entry').filter({ hasText: text }).last();
  }

  /** Messages of the thread that is open. */
  reply(text: string | RegExp): Locator {
    return this.frame.locator('aside .entry').filter({ hasText: text }).last();
  }

  get field(): Locator {
    return this.frame.getByLabel('Write as the bot');
  }

  /** The bar that finds words and days. */
  get find() {
    const field = this.frame.getByLabel('Find', { exact: true });
    return {
      field,
      open: async () => {
        await this.frame.getByRole('button', { name: 'Find (Ctrl+F)' }).click();
        await field.waitFor();
      },
    };
  }

  get threadField(): Locator {
    return this.frame.getByLabel('Reply in the thread as the bot');
  }

  /** Does one of the things that a message offers. */
  async act(message: Locator, action: string): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: action }).click();
  }
}
