import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The card in a preview, and what a person does with it there. */
export class CardEditing {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page, frame: FrameLocator) {
    this.#page = page;
    this.#frame = frame;
  }

  /** The rows of the card, from top to bottom. */
  get rows(): Locator {
    return this.#frame.locator('.bubble > .row');
  }

  /** The row that shows `text`. */
  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  button(label: string): Locator {
    return this.#frame.locator('.card-button').filter({ hasText: label });
  }

  /** The field in the card with this name. */
  field(name: string): Locator {
    return this.#frame.locator('.in-place').getByRole('textbox', { name, exact: true });
  }

  /** How much of a field's limit is used, and whether it is shown as too much. */
  async count(name: string): Promise<{ text: string; isWrong: boolean }> {
    const field = this.#frame
      .locator('.in-place .field')
      .filter({ has: this.#frame.getByRole('textbox', { name, exact: true }) });
    const counter = field.locator('.counter');
    return {
      text: await counter.innerText(),
      isWrong: (await counter.getAttribute('class')) === 'counter over',
    };
  }

  tool(name: string): Locator {
    return this.#frame.locator('.row-tools').getByRole('button', { name });
  }

  add(kind: string): Locator {
    return this.#frame.locator('.adding').getByRole('button', { name: kind, exact: true });
  }

  /** What was said last, to screen readers at least. */
  async said(text: string | RegExp): Promise<void> {
    await this.#frame.locator('.said').filter({ hasText: text }).waitFor({ state: 'attached' });
  }

  /** Waits for the words that say why nothing can be edited. */
  async isOff(reason: string | RegExp): Promise<void> {
    await this.#frame.locator('.editing-off').filter({ hasText: reason }).waitFor();
  }

  /** The first lines of the rows, once they are `expected`. */
  async shows(...expected: readonly string[]): Promise<void> {
    const texts = async () => (await this.rows.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    const giveUpAt = Date.now() + 5000;
    for (;;) {
      const now = await texts();
      if (JSON.stringify(now) === JSON.stringify(expected)) return;
      if (Date.now() > giveUpAt) throw new Error(`The card shows ${JSON.stringify(now)}`);
      await this.#page.waitForTimeout(50);
    }
  }

  /** Selects a row as a click on it does. */
  async select(text: string): Promise<void> {
    await this.row(text).click({ position: { x: 4, y: 4 } });
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Drags something to a place in or beside another, given as a part of its height and width from 0 to 1. */
  async drag(what: Locator, to: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.grab(what, to, at);
    await this.#page.mouse.up();
  }

  /** The same without letting go. */
  async grab(what: Locator, to: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    const from = await what.boundingBox();
    const target = await to.boundingBox();
    if (!from || !target) throw new Error('Nothing to drag, or nowhere to');
    await this.#page.mouse.move(from.x + 12, from.y + from.height / 2);
    await this.#page.mouse.down();
    const end = { x: target.x + target.width * at.x, y: target.y + target.height * at.y };
    await this.#page.mouse.move(end.x, end.y, { steps: 8 });
  }

  async letGo(): Promise<void> {
    await this.#page.mouse.up();
  }

  /** The line that shows where the dragged one would go. */
  get dropLine(): Locator {
    return this.#frame.locator('.drop-before, .drop-after');
  }
}
