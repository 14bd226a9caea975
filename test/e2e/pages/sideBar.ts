import type { Locator, Page } from 'playwright-core';

import { TreeView } from './tree';

/** The activity bar and the side bar beside it. */
export class SideBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #part(): Locator {
    return this.#page.locator('.part.sidebar');
  }

  /** Shows a container by its name in the activity bar, for example `SeaTalk` or `Explorer`. */
  async open(container: string): Promise<void> {
    const tab = this.#page.locator('.part.activitybar').getByRole('tab', { name: container }).first();
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true' || !(await this.#part.isVisible()))
      await tab.click();
    await this.#part.locator('.composite.title, .title').filter({ hasText: container }).first().waitFor();
  }

  /** A view of the open container, unfolded if it was not. */
  async view(name: string): Promise<TreeView> {
    const pane = this.#part
      .locator('.pane')
      .filter({ has: this.#page.locator(`.pane-header[aria-label^="${name}"]`) })
      .first();
    await pane.waitFor();
    const header = pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return new TreeView(this.#page, pane);
  }

  /** The files of the workspace; the explorer must be open. */
  files(): TreeView {
    return new TreeView(this.#page, this.#part.locator('.explorer-folders-view'));
  }

  /** The names of the views in the open container. */
  async views(): Promise<string[]> {
    const labels = await this.#part
      .locator('.pane-header')
      .evaluateAll((headers) => headers.map((header) => header.getAttribute('aria-label') ?? ''));
    return labels.map((label) => label.replace(/ Section$/, ''));
  }
}
