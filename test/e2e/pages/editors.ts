import type { Locator, Page } from 'playwright-core';

import { again, once, until } from '../../support/until';
import { Menu } from './menu';
import type { QuickInput } from './quickInput';
import type { StatusBar } from './statusBar';

/** The editor area: tabs, text, selections and what can be done with them. */
export class Editors {
  readonly #page: Page;
  readonly #quickInput: QuickInput;
  readonly #statusBar: StatusBar;

  constructor(page: Page, quickInput: QuickInput, statusBar: StatusBar) {
    this.#page = page;
    this.#quickInput = quickInput;
    this.#statusBar = statusBar;
  }

  get #group(): Locator {
    return this.#page.locator('.editor-group-container.active');
  }

  get #text(): Locator {
    return this.#group.locator('.monaco-editor').first();
  }

  /** The tab that holds `text`. */
  tab(text: string | RegExp): Locator {
    return this.#page.locator('.tabs-container').getByRole('tab').filter({ hasText: text }).first();
  }

  /** Opens a file of the workspace by its name or path and waits until its text can be edited. */
  async open(file: string): Promise<void> {
    const name = file.split('/').pop() ?? file;
    await again(
      `${file} is not found`,
      async (patience) => {
        await this.#quickInput.openPalette();
        await this.#quickInput.type(file, patience);
      },
      () => this.#quickInput.row(name).isVisible(),
    );
    await this.#quickInput.choose(name);
    await this.#page.locator('.tabs-container .tab.active').filter({ hasText: name }).waitFor();
    await this.#text.locator('.view-line').first().waitFor();
    await this.focus();
  }

  /** Puts the keyboard into the text of the active group; cursor and selection stay. */
  async focus(): Promise<void> {
    await again(
      'the text gets no focus',
      (patience) => this.#text.getByRole('textbox').first().focus(patience),
      () => this.#group.locator('.monaco-editor.focused').first().isVisible(),
    );
  }

  /** Brings the tab that holds `name` to the front, with the keyboard in its text. */
  async show(name: string): Promise<void> {
    await this.tab(name).click();
    await this.#group.locator('.tab.active').filter({ hasText: name }).waitFor();
    await this.#text.locator('.view-line').first().waitFor();
    await this.focus();
  }

  /** Puts the cursor at the beginning of a line, counted from 1. */
  async goToLine(line: number): Promise<void> {
    await once('the palette does not stay', async (patience) => {
      await this.#quickInput.openPalette();
      await this.#quickInput.type(`:${line}:1`, patience);
      await this.#quickInput.row(new RegExp(`line ${line}\\b`, 'iu')).waitFor(patience);
      await this.#quickInput.accept(patience);
    });
    await this.#quickInput.closed();
    await this.focus();
    await this.#statusBar.waitForCursor(new RegExp(`Ln ${line}, Col 1$`, 'u'));
  }

  /** Selects whole lines, counted from 1, the last one included. */
  async selectLines(from: number, to: number = from): Promise<void> {
    await this.goToLine(from);
    for (let line = from; line < to; line += 1) await this.#page.keyboard.press('Shift+ArrowDown');
    await this.#page.keyboard.press('Shift+End');
    await this.#statusBar.waitForCursor(new RegExp(`Ln ${to}, .*selected`, 'u'));
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

  /** Waits until the lines now visible are such. @returns them. */
  async shows(wanted: (text: string) => boolean): Promise<string> {
    return until(
      async () => `the text shows ${await this.visibleText()}`,
      async () => {
        const text = await this.visibleText();
        return wanted(text) && text;
      },
    );
  }

  /** Waits until the tab that holds `text` has something to save. */
  async isDirty(text: string): Promise<void> {
    await this.#page.locator('.tabs-container .tab.dirty').filter({ hasText: text }).first().waitFor();
  }

  /** Waits until the tab that holds `text` has nothing to save. */
  async isSaved(text: string): Promise<void> {
    await this.#page.locator('.tabs-container .tab:not(.dirty)').filter({ hasText: text }).first().waitFor();
  }

  /** Waits until no tab has anything to save. */
  async allSaved(): Promise<void> {
    await this.#page.locator('.tabs-container .tab.dirty').first().waitFor({ state: 'detached' });
  }

  /** Opens the menu at the cursor and chooses. */
  async contextMenu(label: string): Promise<void> {
    await new Menu(this.#page).choose(() => this.#openMenu(), label);
  }

  async contextMenuItems(): Promise<string[]> {
    return new Menu(this.#page).items(() => this.#openMenu());
  }

  /** By the keyboard: lines move while lenses and decorations come, and a click would hit something else. */
  async #openMenu(): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press('Shift+F10');
  }

  /** Waits for an icon at the right of the tabs of the active group. */
  async titleActionIsThere(label: string): Promise<void> {
    await this.#group.locator('.editor-actions').getByRole('button', { name: label }).first().waitFor();
  }

  /** Clicks an icon at the right of the tabs of the active group. */
  async titleAction(label: string): Promise<void> {
    await this.#group.locator('.editor-actions').getByRole('button', { name: label }).first().click();
  }
}
