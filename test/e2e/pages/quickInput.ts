import type { Locator, Page } from 'playwright-core';

import { again, until, type Patience } from '../../support/until';

/**
 * The one place where VS Code asks: quick picks, input boxes, the command palette and quick open. What comes of an answer is
 * waited for by what comes next: a prompt, a row, a message, or that the place is closed.
 */
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
    return this.#widget.locator('.quick-input-list').getByRole('option');
  }

  get #message(): Locator {
    return this.#widget.locator('.quick-input-message');
  }

  /** Opens the command palette, empty, in place of whatever is open here. */
  async openPalette(): Promise<void> {
    if (await this.isOpen()) await this.cancel();
    await again(
      'the palette does not open',
      () => this.#page.keyboard.press('F1'),
      async () => (await this.#typed()) === '>',
    );
  }

  /** Waits until a quick pick or an input box is open. */
  async opened(): Promise<void> {
    await this.#field.waitFor({ state: 'visible' });
  }

  /** Waits until it has gone away. */
  async closed(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Waits until what `text` was typed into is over: nothing is asked, or something else. */
  async leaves(text: string): Promise<void> {
    await until(`${text} is still there`, async () => (await this.#typed()) !== text);
  }

  /** What stands in the field now, in one look; undefined while nothing is open, or the window goes away. */
  async #typed(): Promise<string | undefined> {
    const values = this.#field
      .filter({ visible: true })
      .evaluateAll((fields) => fields.map((field) => String(Reflect.get(field, 'value'))));
    return (await values.catch(() => []))[0];
  }

  async isOpen(): Promise<boolean> {
    return this.#widget.isVisible();
  }

  /** Replaces what stands in the field. */
  async type(text: string, patience?: Patience): Promise<void> {
    await this.#field.fill(text, patience);
  }

  /** Waits for the question whose prompt holds `prompt`, types and accepts: for one step of several. */
  async answer(prompt: string, text: string): Promise<void> {
    await this.waitForMessage(prompt);
    await this.type(text);
    const asked = await this.#asked();
    await this.accept();
    // The words of the next prompt may stand in this one too.
    await until(`${prompt} is still asked`, async () => (await this.#asked()) !== asked);
  }

  /** Presses Enter. */
  async accept(patience?: Patience): Promise<void> {
    await this.#field.press('Enter', patience);
  }

  async cancel(): Promise<void> {
    await again(
      'what is asked stays open',
      async () => {
        // In one look: it may close by itself.
        await this.#field.filter({ visible: true }).evaluateAll((fields) => {
          for (const field of fields) field.focus();
        });
        await this.#page.keyboard.press('Escape');
      },
      async () => !(await this.isOpen()),
    );
  }

  /** What stands in the field now; masked fields too. */
  async value(): Promise<string> {
    return this.#field.inputValue();
  }

  /** True when the field hides what is typed. */
  async isMasked(): Promise<boolean> {
    return (await this.#field.getAttribute('type')) === 'password';
  }

  /** Waits until an empty field holds such words. */
  async waitForPlaceholder(words: RegExp): Promise<void> {
    await this.#widget.getByPlaceholder(words).waitFor();
  }

  /** Waits until the bar above the field, with the step count of a multi-step input, holds such words. */
  async waitForTitle(words: RegExp): Promise<void> {
    await this.#widget.locator('.quick-input-titlebar').filter({ hasText: words }).waitFor();
  }

  /** Waits until the prompt or validation message holds `text`. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.#message.filter({ hasText: text }).waitFor();
  }

  /** One row by a text in its label, description or detail. */
  row(text: string | RegExp): Locator {
    return this.#rows.filter({ hasText: text }).first();
  }

  /** The row of exactly this name in the palette, whatever else is said of it. */
  command(title: string): Locator {
    const name = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return this.#widget
      .locator('.quick-input-list')
      .getByRole('option', { name: new RegExp(`^${name}(,|$)`) })
      .first();
  }

  /** The rows now shown, as a screen reader hears them; waits for the first one. */
  async items(): Promise<string[]> {
    await this.#rows.first().waitFor();
    return this.#rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /**
   * Clicks the row that holds `text`, once nothing more is on its way into the list. A list that is filled anew between the two
   * halves of a click has heard none of it.
   */
  async choose(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor();
    await this.#settled();
    const question = await this.#question();
    const isOver = async () => !(await row.isVisible()) || (await this.#question()) !== question;
    await again(
      `${String(text)} can't be chosen`,
      async (patience) => {
        if (!(await isOver())) await row.click(patience);
      },
      isOver,
      'rarely',
    );
  }

  /** Ticks the row that holds `text` in a list of which several can be taken. */
  async tick(text: string): Promise<void> {
    const row = this.#widget.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
    const count = this.#widget.locator('.quick-input-count').filter({ visible: true });
    const before = await count.innerText();
    await again(
      `${text} can't be ticked`,
      async (patience) => row.click(patience),
      async () => (await count.innerText()) !== before,
      'rarely',
    );
  }

  /** Question, complaint and prompt, in one look; empty when nothing is asked. */
  async #asked(): Promise<string> {
    const prompts = this.#message
      .filter({ visible: true })
      .evaluateAll((all) => all.map((one) => one.textContent));
    return [await this.#question(), ...(await prompts)].join(' | ');
  }

  /** What tells one step from the next, in one look. */
  async #question(): Promise<string> {
    const parts = await this.#widget
      .filter({ visible: true })
      .evaluateAll((widgets) =>
        widgets.map((widget) =>
          [
            widget.querySelector('.quick-input-titlebar')?.textContent,
            widget.querySelector('.quick-input-box input')?.getAttribute('placeholder'),
          ].join(' | '),
        ),
      );
    return parts.join();
  }

  /** Waits until the list says that it is complete. */
  async #settled(): Promise<void> {
    await this.#widget.locator('.quick-input-progress.active').waitFor({ state: 'hidden' });
  }

  /** Clicks a button of the title bar, by its label. */
  async button(label: string): Promise<void> {
    await this.#widget.getByRole('button', { name: label }).first().click();
  }
}
