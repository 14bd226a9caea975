import type { FrameLocator, Locator, Page } from 'playwright-core';

import { until } from '../../support/until';

/** The card in a preview, and what a person does with it there. */
export class CardEditing {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page, frame: FrameLocator) {
    this.#page = page;
    this.#frame = frame;
  }

  /** The rows of the card, from top to bottom. */
  get #rows(): Locator {
    return this.#frame.locator('.bubble > .row');
  }

  /** The row that shows `text`. */
  row(text: string): Locator {
    return this.#rows.filter({ hasText: text });
  }

  button(label: string): Locator {
    return this.#frame.locator('.card-button').filter({ hasText: label });
  }

  /** The field in the card with this name. */
  field(name: string): Locator {
    return this.#frame.locator('.in-place').getByRole('textbox', { name, exact: true });
  }

  /** Opens the form of what is selected, by a key, and waits until the keyboard is in the field of this name. */
  async edit(name: string, key: 'F2' | 'Enter' = 'F2'): Promise<Locator> {
    await this.press(key);
    await this.hasFocus(this.field(name));
    return this.field(name);
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

  /** The rows of the card that the tools of the selected element lie on. */
  async coveredByTools(): Promise<string[]> {
    const tools = await this.#frame.locator('.row-tools').boundingBox();
    if (!tools) throw new Error('There are no tools');
    const covered: string[] = [];
    for (const row of await this.#rows.all()) {
      const box = await row.boundingBox();
      const isApart =
        !box ||
        box.x + box.width <= tools.x ||
        tools.x + tools.width <= box.x ||
        box.y + box.height <= tools.y ||
        tools.y + tools.height <= box.y;
      if (!isApart) covered.push(await row.innerText());
    }
    return covered;
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

  /** Waits until the first lines of the rows are `expected`. The next edit begins from there: it would be refused before. */
  async shows(...expected: readonly string[]): Promise<void> {
    const texts = async () => (await this.#rows.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    await until(
      async () => `the card shows ${JSON.stringify(await texts())}`,
      async () => JSON.stringify(await texts()) === JSON.stringify(expected),
    );
  }

  /** Selects a row as a click on it does. */
  async select(text: string): Promise<void> {
    await this.row(text).click({ position: { x: 4, y: 4 } });
    await this.hasFocus(this.row(text));
  }

  /** Waits until the keyboard is there, or in something inside. */
  async hasFocus(place: Locator): Promise<void> {
    const focus = this.#frame.locator(':focus');
    await place
      .and(focus)
      .or(place.filter({ has: focus }))
      .waitFor();
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Drags something to a place in or beside another, given as a part of its height and width from 0 to 1. */
  async drag(what: Locator, to: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.grab(what, to, at);
    await this.#page.mouse.up();
  }

  /** The same without letting go, once a line shows where it would go. */
  async grab(what: Locator, to: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    const from = await what.boundingBox();
    const target = await to.boundingBox();
    if (!from || !target) throw new Error('Nothing to drag, or nowhere to');
    await this.#page.mouse.move(from.x + 12, from.y + from.height / 2);
    await this.#page.mouse.down();
    const end = { x: target.x + target.width * at.x, y: target.y + target.height * at.y };
    await this.#page.mouse.move(end.x, end.y, { steps: 8 });
    await this.#dropLine.waitFor();
  }

  /** Lets go of what is dragged, and waits until nothing is any more. */
  async letGo(): Promise<void> {
    await this.#page.mouse.up();
    await this.#dropLine.waitFor({ state: 'detached' });
  }

  /** The line that shows where the dragged one would go. */
  get #dropLine(): Locator {
    return this.#frame.locator('.drop-before, .drop-after');
  }
}
