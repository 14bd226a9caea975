import type { Locator, Page } from 'playwright-core';

import { Menu } from './menu';

const HOVER_TRY_MS = 3_000;
const HOVER_TRIES = 4;

const EXPAND_TRIES = 4;
const EXPAND_TRY_MS = 4_000;

/** One row of a tree view. Rows far outside the visible part do not exist in the page: filter or expand less. */
export class TreeRow {
  readonly #page: Page;
  readonly locator: Locator;

  constructor(page: Page, locator: Locator) {
    this.#page = page;
    this.locator = locator;
  }

  async waitFor(): Promise<void> {
    await this.locator.waitFor();
  }

  /** Label, description and decorations, as seen. */
  async text(): Promise<string> {
    return (await this.locator.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** What a screen reader says. */
  async ariaLabel(): Promise<string> {
    return (await this.locator.getAttribute('aria-label')) ?? '';
  }

  async isExpanded(): Promise<boolean> {
    return (await this.locator.getAttribute('aria-expanded')) === 'true';
  }

  async click(): Promise<void> {
    await this.locator.click();
  }

  async doubleClick(): Promise<void> {
    await this.locator.dblclick();
  }

  /** Opens the row's children if they are closed. A row that is drawn anew between click and answer is clicked again. */
  async expand(): Promise<void> {
    const expanded = this.locator.and(this.#page.locator('[aria-expanded="true"]'));
    for (let attempt = 1; ; attempt += 1) {
      await this.waitFor();
      if (await this.isExpanded()) return;
      // A message becomes a root, with something to open, only when its first reply was read.
      await this.locator.locator('.monaco-tl-twistie.collapsible').click();
      try {
        await expanded.waitFor({ timeout: EXPAND_TRY_MS });
        return;
      } catch (error) {
        if (attempt === EXPAND_TRIES) throw error;
      }
    }
  }

  async collapse(): Promise<void> {
    if (await this.isExpanded()) await this.locator.locator('.monaco-tl-twistie').click();
  }

  /** Right-clicks and chooses; several labels walk into submenus. */
  async contextMenu(...labels: readonly [string, ...string[]]): Promise<void> {
    await new Menu(this.#page).chooseFrom(this.locator, ...labels);
  }

  /** The entries of the row's context menu. */
  async contextMenuItems(): Promise<string[]> {
    const menu = new Menu(this.#page);
    await menu.openOn(this.locator);
    const items = await menu.items();
    await menu.cancel();
    return items;
  }

  /** Clicks an action at the right of the row. */
  async inlineAction(label: string): Promise<void> {
    await this.locator.hover();
    await this.locator.getByRole('button', { name: label }).first().click();
  }

  /** The words of the row's tooltip. */
  async tooltip(): Promise<string> {
    const hover = this.#page.locator('.monaco-hover:visible, .workbench-hover:visible').last();
    for (let attempt = 1; ; attempt += 1) {
      await this.locator.locator('.monaco-icon-label, .label-name').first().hover();
      try {
        await hover.waitFor({ timeout: HOVER_TRY_MS });
        return (await hover.innerText()).trim();
      } catch (error) {
        // A row that is drawn anew takes its tooltip along; the pointer has to come again.
        if (attempt === HOVER_TRIES) throw error;
        await this.#page.mouse.move(0, 0);
      }
    }
  }
}

/** One view of the side bar or panel: its rows, its welcome text and its title actions. */
export class TreeView {
  readonly #page: Page;
  readonly pane: Locator;

  constructor(page: Page, pane: Locator) {
    this.#page = page;
    this.pane = pane;
  }

  /** The first row whose label holds `text`. */
  row(text: string | RegExp): TreeRow {
    return new TreeRow(this.#page, this.pane.locator('.monaco-list-row').filter({ hasText: text }).first());
  }

  /** All rows in the page, from top to bottom, as seen. */
  async rows(): Promise<string[]> {
    const texts = await this.pane.locator('.monaco-list-row').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** Waits for a row. @returns it. */
  async waitForRow(text: string | RegExp): Promise<TreeRow> {
    const row = this.row(text);
    await row.waitFor();
    return row;
  }

  /** Waits until the words above the rows hold `text`; for '', until there are none. */
  async waitForMessage(text: string): Promise<void> {
    const message = this.pane.locator('.tree-explorer-viewlet-tree-view > .message');
    if (text === '') await message.waitFor({ state: 'hidden' });
    else await message.filter({ hasText: text }).waitFor();
  }

  /** The view's welcome content, when it has no rows. */
  async welcome(): Promise<string> {
    const welcome = this.pane.locator('.welcome-view-content');
    await welcome.waitFor();
    return (await welcome.innerText()).trim();
  }

  /** Clicks a button or link of the welcome content. */
  async welcomeButton(label: string): Promise<void> {
    await this.pane.locator('.welcome-view-content').getByText(label, { exact: true }).click();
  }

  /** Clicks an icon of the view's title bar. */
  async titleAction(label: string): Promise<void> {
    await this.pane.hover();
    const own = this.pane.locator('.pane-header').getByRole('button', { name: label });
    // A container with one view shows that view's actions in its own title.
    const merged = this.#page.locator('.part.sidebar > .title').getByRole('button', { name: label });
    await own.or(merged).filter({ visible: true }).first().click();
  }
}
