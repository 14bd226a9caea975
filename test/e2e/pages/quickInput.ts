import type { Locator, Page } from 'playwright-core';

const IMPATIENT = { timeout: 200 };
const SETTLE_LIMIT_MS = 3_000;
const POLL_MS = 30;

/** The one place where VS Code asks: quick picks, input boxes, the command palette and quick open. */
export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget');
  }

  get #field(): Locator {
    return this.#widget.locator('.quick-input-box input');
  }

  get #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  /** What can be told apart of one step and the next. */
  async #look(): Promise<string> {
    if (!(await this.#widget.isVisible())) return 'closed';
    const parts = [
      this.#widget.locator('.quick-input-titlebar').innerText(IMPATIENT),
      this.#widget.locator('.quick-input-message').innerText(IMPATIENT),
      this.#field.getAttribute('placeholder', IMPATIENT),
      this.#rows.first().getAttribute('aria-label', IMPATIENT),
    ].map((part) => part.catch(() => ''));
    return (await Promise.all(parts)).join('|');
  }

  /**
   * Does something to the step that is open and waits until the widget looks different, so that what is typed next goes to the
   * next step. Gives up without a word: some answers change nothing.
   */
  async #andSettle(act: () => Promise<void>): Promise<void> {
    const before = await this.#look();
    await act();
    const giveUpAt = Date.now() + SETTLE_LIMIT_MS;
    while (Date.now() < giveUpAt && (await this.#look()) === before) await this.#page.waitForTimeout(POLL_MS);
  }

  /** Waits until a quick pick or an input box is open. */
  async opened(): Promise<void> {
    await this.#field.waitFor({ state: 'visible' });
  }

  /** Waits until it has gone away. */
  async closed(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  async isOpen(): Promise<boolean> {
    return this.#widget.isVisible();
  }

  /** Replaces what stands in the field. */
  async type(text: string): Promise<void> {
    await this.opened();
    await this.#field.fill(text);
  }

  /** Types and accepts: for an input box. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Waits for the question whose prompt holds `prompt`, types and accepts: for one step of several. */
  async answer(prompt: string, text: string): Promise<void> {
    await this.waitForMessage(prompt);
    await this.enter(text);
  }

  /** Presses Enter and waits until something came of it: the next step, a complaint, or the end. */
  async accept(): Promise<void> {
    await this.#andSettle(() => this.#field.press('Enter'));
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.closed();
  }

  /** What stands in the field now; masked fields too. */
  async value(): Promise<string> {
    return this.#field.inputValue();
  }

  /** True when the field hides what is typed. */
  async isMasked(): Promise<boolean> {
    await this.opened();
    return (await this.#field.getAttribute('type')) === 'password';
  }

  async placeholder(): Promise<string> {
    await this.opened();
    return (await this.#field.getAttribute('placeholder')) ?? '';
  }

  /** The bar above the field, with the step count of a multi-step input. */
  async title(): Promise<string> {
    return (await this.#widget.locator('.quick-input-titlebar').innerText()).trim();
  }

  /** The prompt or validation message below the field. */
  async message(): Promise<string> {
    return (await this.#widget.locator('.quick-input-message').innerText()).trim();
  }

  /** Waits until the prompt or validation message holds `text`. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.#widget.locator('.quick-input-message').filter({ hasText: text }).waitFor();
  }

  /** One row by a text in its label, description or detail. */
  row(text: string | RegExp): Locator {
    return this.#rows.filter({ hasText: text }).first();
  }

  /** The rows now shown, as a screen reader hears them; waits for the first one. */
  async items(): Promise<string[]> {
    await this.#rows.first().waitFor();
    return this.#rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Clicks the row that holds `text`; `filter` is typed before, which also brings rows into view. */
  async choose(text: string | RegExp, { filter }: { filter?: string } = {}): Promise<void> {
    await this.opened();
    if (filter !== undefined) await this.type(filter);
    await this.#andSettle(() => this.row(text).click());
  }

  /** Ticks rows of a pick that takes many. */
  async tick(...texts: string[]): Promise<void> {
    await this.opened();
    for (const text of texts) await this.row(text).getByRole('checkbox').first().check();
  }

  /** Clicks a button at the right of a row or of the title bar, by its label. */
  async button(label: string, rowText?: string): Promise<void> {
    const place = rowText === undefined ? this.#widget : this.row(rowText);
    if (rowText !== undefined) await place.hover();
    await place.getByRole('button', { name: label }).first().click();
  }
}
