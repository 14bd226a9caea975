import type { Locator, Page } from 'playwright-core';

import { Menu } from './menu';
import type { QuickInput } from './quickInput';

/** A file may be shown before its text is drawn. */
const DRAWN_LIMIT_MS = 5_000;
const POLL_MS = 50;

/** The editor area: tabs, text, selections and what can be done with them. */
export class Editors {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  get #group(): Locator {
    return this.#page.locator('.editor-group-container.active');
  }

  get #text(): Locator {
    return this.#group.locator('.monaco-editor').first();
  }

  /** The tab that holds `text`. */
  tab(text: string | RegExp): Locator {
    return this.#page.locator('.tabs-container .tab').filter({ hasText: text }).first();
  }

  /** The labels of all tabs of all groups. */
  async tabs(): Promise<string[]> {
    return (await this.#page.locator('.tabs-container .tab').allInnerTexts()).map((text) => text.trim());
  }

  /** Opens a file of the workspace by its name or path and waits until its text can be edited. */
  async open(file: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    await this.#quickInput.type(file);
    const name = file.split('/').pop() ?? file;
    await this.#quickInput.choose(name);
    await this.#page.locator('.tabs-container .tab.active').filter({ hasText: name }).waitFor();
    await this.#text.locator('.view-line').first().waitFor();
    await this.focus();
  }

  /** Puts the cursor into the first line drawn of the active group; above it may be lenses, which are no text. */
  async focus(): Promise<void> {
    const { x, y } = await this.#drawn([this.#text.locator('.view-line')]);
    await this.#page.mouse.click(x, y);
  }

  async selectAll(): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press('ControlOrMeta+a');
  }

  /** Selects whole lines, counted from 1, the last one included. */
  async selectLines(from: number, to: number = from): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press('F1');
    await this.#quickInput.type(`:${from}`);
    await this.#quickInput.accept();
    await this.#quickInput.closed();
    await this.#page.keyboard.press('Home');
    for (let line = from; line < to; line += 1) await this.#page.keyboard.press('Shift+ArrowDown');
    await this.#page.keyboard.press('Shift+End');
  }

  /** Types at the cursor, or over the selection. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  /** The lines now visible in the active group. */
  async visibleText(): Promise<string> {
    const lines = await this.#text.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: Number.parseInt(element.getAttribute('style')?.match(/top:\s*(-?\d+)/)?.[1] ?? '0', 10),
          text: element.textContent,
        }))
        .toSorted((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n').replaceAll('\u00A0', ' ');
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+s');
  }

  /** Waits until the tab that holds `text` has nothing to save. */
  async isSaved(text: string): Promise<void> {
    await this.#page.locator('.tabs-container .tab:not(.dirty)').filter({ hasText: text }).first().waitFor();
  }

  /** Right-clicks into the selection or line of the cursor and chooses; several labels walk into submenus. */
  async contextMenu(...labels: readonly [string, ...string[]]): Promise<void> {
    const menu = await this.#openMenu();
    await menu.choose(...labels);
  }

  async contextMenuItems(): Promise<string[]> {
    const menu = await this.#openMenu();
    const items = await menu.items();
    await menu.cancel();
    return items;
  }

  /** A point inside the selection, where a right click keeps it; without one, in the first line. */
  async #clickable(): Promise<{ x: number; y: number }> {
    return this.#drawn([this.#text.locator('.selected-text'), this.#text.locator('.view-line')]);
  }

  /** A point in the topmost of the elements that are drawn, of the first kind there are any. The editor redraws at will. */
  async #drawn(kinds: readonly Locator[]): Promise<{ x: number; y: number }> {
    const giveUpAt = Date.now() + DRAWN_LIMIT_MS;
    for (;;) {
      for (const target of kinds) {
        const boxes = await target.evaluateAll((elements) =>
          elements.map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return { x, y, width, height };
          }),
        );
        const [box] = boxes
          .filter(({ width, height }) => width > 0 && height > 0)
          .toSorted((one, other) => one.y - other.y);
        if (box) return { x: box.x + Math.min(4, box.width / 2), y: box.y + box.height / 2 };
      }
      if (Date.now() > giveUpAt) throw new Error('No text to click in');
      await this.#page.waitForTimeout(POLL_MS);
    }
  }

  async #openMenu(): Promise<Menu> {
    const menu = new Menu(this.#page);
    const { x, y } = await this.#clickable();
    await this.#page.mouse.click(x, y, { button: 'right' });
    await this.#page.locator('.monaco-menu').last().waitFor({ state: 'visible' });
    return menu;
  }

  /** Clicks an icon at the right of the tabs of the active group. */
  async titleAction(label: string): Promise<void> {
    await this.#group.locator('.editor-actions').getByRole('button', { name: label }).first().click();
  }

  async titleActions(): Promise<string[]> {
    return this.#group
      .locator('.editor-actions .action-label')
      .evaluateAll((actions) => actions.map((action) => action.getAttribute('aria-label') ?? ''));
  }
}
