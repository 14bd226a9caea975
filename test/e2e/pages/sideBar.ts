import type { Locator, Page } from 'playwright-core';

import { again } from '../../support/until';
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
    const title = this.#part.locator('.composite.title, .title').filter({ hasText: container }).first();
    await tab.waitFor();
    const isShown = () => title.isVisible();
    await again(
      `the side bar does not show ${container}`,
      async (patience) => {
        // A click on what is shown would hide it.
        if (!(await isShown())) await tab.click(patience);
      },
      isShown,
    );
  }

  /** A view of the open container, unfolded if it was not. */
  async view(name: string): Promise<TreeView> {
    const pane = this.#part
      .locator('.pane')
      .filter({ has: this.#page.locator(`.pane-header[aria-label^="${name}"]`) })
      .first();
    const header = pane.locator('.pane-header');
    const isUnfolded = async () => (await header.getAttribute('aria-expanded')) === 'true';
    await again(
      `${name} stays folded`,
      async (patience) => {
        if (!(await isUnfolded())) await header.click(patience);
      },
      isUnfolded,
    );
    return new TreeView(this.#page, pane);
  }

  /** The files of the workspace; the explorer must be open. */
  files(): TreeView {
    return new TreeView(this.#page, this.#part.locator('.explorer-folders-view'));
  }

  /** The names of the views in the open container, once there are any. */
  async views(): Promise<string[]> {
    const headers = this.#part.locator('.pane-header');
    await headers.first().waitFor();
    const labels = await headers.evaluateAll((all) =>
      all.map((header) => header.getAttribute('aria-label') ?? ''),
    );
    return labels.map((label) => label.replace(/ Section$/, ''));
  }
}
