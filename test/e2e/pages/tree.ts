import type { Locator, Page } from 'playwright-core';

import { again, once, type Patience, until } from '../../support/until';
import { Hovers } from './hovers';
import { Menu } from './menu';

/** A group whose name is not known yet is shown by its id. */
const BARE_ID = /^\S{12,}$/u;

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

  /** Waits until there is no such row any more. */
  async gone(): Promise<void> {
    await this.locator.waitFor({ state: 'detached' });
  }

  /** Waits until it is the selected one, as one is that was brought into sight. */
  async selected(): Promise<void> {
    await this.locator.and(this.#page.locator('[aria-selected="true"]')).waitFor();
  }

  /** Label, description and decorations, as seen. */
  async text(): Promise<string> {
    return (await this.locator.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** What a screen reader says. */
  async ariaLabel(): Promise<string> {
    return (await this.locator.getAttribute('aria-label')) ?? '';
  }

  async click(): Promise<void> {
    await this.locator.click();
  }

  /** Opens the row's children if they are closed. A message gets some only when its first reply was read. */
  async expand(): Promise<void> {
    await this.#turn('true');
  }

  async collapse(): Promise<void> {
    await this.#turn('false');
  }

  async #turn(expanded: 'true' | 'false'): Promise<void> {
    const isTurned = async () => (await this.locator.getAttribute('aria-expanded')) === expanded;
    await again(
      `the row does not ${expanded === 'true' ? 'open' : 'close'}`,
      async (patience) => {
        // A row that is drawn anew between the two halves of a click has heard none of it.
        if (!(await isTurned())) await this.locator.locator('.monaco-tl-twistie.collapsible').click(patience);
      },
      isTurned,
    );
  }

  /** Right-clicks and chooses. */
  async contextMenu(label: string): Promise<void> {
    await new Menu(this.#page).choose((patience) => this.#openMenu(patience), label);
  }

  /** The entries of the row's context menu. */
  async contextMenuItems(): Promise<string[]> {
    return new Menu(this.#page).items((patience) => this.#openMenu(patience));
  }

  async #openMenu(patience: Patience): Promise<void> {
    await this.locator.click({ button: 'right', ...patience });
  }

  /** The row's tooltip, once it holds `words`. */
  async tooltip(words: RegExp): Promise<string> {
    return new Hovers(this.#page).over(
      this.locator.locator('.monaco-icon-label, .label-name').first(),
      words,
    );
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

  /** Waits until the names of all groups have come: they are sorted then, and no row moves away from under the pointer any more. */
  async waitForGroups(): Promise<void> {
    await until(
      async () => `the groups stand as ${(await this.rows()).join(' | ')}`,
      async () => {
        // Before any group is known, one row says that they are being read.
        const rows = await this.pane.locator('.monaco-list-row[aria-label^="Group "]').allInnerTexts();
        const isSorted = rows.every((row, index) => (rows[index - 1] ?? row).localeCompare(row) <= 0);
        return rows.length > 0 && isSorted && !rows.some((row) => BARE_ID.test(row.trim()));
      },
    );
  }

  /** Waits until the words above the rows hold `text`; for '', until there are none. */
  async waitForMessage(text: string): Promise<void> {
    const message = this.pane.locator('.tree-explorer-viewlet-tree-view > .message');
    if (text === '') await message.waitFor({ state: 'hidden' });
    else await message.filter({ hasText: text }).waitFor();
  }

  get #welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  /** Waits until the view's welcome content, which it has without rows, holds `words`. */
  async welcomes(words: RegExp): Promise<void> {
    await this.#welcome.filter({ hasText: words }).waitFor();
  }

  /** Clicks a button or link of the welcome content. */
  async welcomeButton(label: string): Promise<void> {
    const one = { name: label, exact: true };
    await this.#welcome.getByRole('button', one).or(this.#welcome.getByRole('link', one)).click();
  }

  /** The entries behind the three dots of the view's title bar. */
  async moreActions(): Promise<string[]> {
    const head = this.pane.locator('.pane-header');
    return new Menu(this.#page).items(async (patience) => {
      await head.hover(patience);
      await head.locator('.codicon-toolbar-more').click(patience);
    });
  }

  /** Clicks an icon of the view's title bar. */
  async titleAction(label: string): Promise<void> {
    // A container with one view shows that view's actions in its own title.
    const own = this.pane.locator('.pane-header').getByRole('button', { name: label });
    const merged = this.#page.locator('.part.sidebar > .title').getByRole('button', { name: label });
    const action = own.or(merged).filter({ visible: true }).first();
    // Icons are there while the pointer is, which tells something where it rests on a row.
    const head = this.pane.locator('.pane-header').or(this.#page.locator('.part.sidebar > .title'));
    await once(`the view has no ${label}`, async (patience) => {
      await head.filter({ visible: true }).last().hover(patience);
      await action.click(patience);
    });
  }
}
