import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

/** Rules that a frame inside an editor can't be held to: it is no page with a landmark of its own for everything. */
const RULES: RunOptions = { rules: { region: { enabled: false } } };
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const POLL_MS = 50;
const FOUND_LIMIT_MS = 10_000;

/** In the page: what the picture on the clipboard is like; nothing while there is none. */
const COPIED_PICTURE = `navigator.clipboard.read().then(async ([item]) => {
  if (!item.types.includes('image/png')) return;
  const picture = await createImageBitmap(await item.getType('image/png'));
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, colours: new Set(new Uint32Array(data.buffer)).size };
})`;

/** Size in pixels, and how many colours there are. */
export interface CopiedPicture {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
}

/** The preview of a card, and how a person looks at it. */
export class CardPanel {
  readonly frame: FrameLocator;
  readonly #page: Page;

  constructor(page: Page, frame: FrameLocator) {
    this.#page = page;
    this.frame = frame;
  }

  get rows(): Locator {
    return this.frame.locator('.client').first().locator('.bubble > .row');
  }

  get clients(): Locator {
    return this.frame.locator('.client');
  }

  /** The row that is marked as selected. */
  get selected(): Locator {
    return this.frame.locator('.row[aria-current="true"]');
  }

  get details(): Locator {
    return this.frame.locator('.details');
  }

  /** Chooses an entry of the menu with the views. */
  async choose(label: string): Promise<void> {
    await this.frame.getByRole('button', { name: 'View and More…' }).click();
    await this.frame.locator('.menu').getByText(label, { exact: true }).click();
  }

  /** What has the focus in the frame: its name, else its text. */
  async focused(): Promise<string> {
    const active = this.frame.locator(':focus').first();
    if ((await active.count()) === 0) return 'nothing';
    const names = [active.getAttribute('aria-label'), active.getAttribute('label'), active.textContent()];
    const name = (await Promise.all(names)).find((one) => one !== null && one.trim() !== '');
    return name?.trim() ?? '';
  }

  /** Presses Tab from the start of the frame to its end. @returns what had the focus, in order. */
  async tabThrough(limit = 60): Promise<string[]> {
    const { keyboard } = this.#page;
    for (let step = 0; step < limit; step++) {
      await keyboard.press('Shift+Tab');
      if ((await this.focused()) === 'nothing') break;
    }
    const stops: string[] = [];
    for (let step = 0; step < limit; step++) {
      await this.#page.keyboard.press('Tab');
      const stop = await this.focused();
      if (stop === 'nothing') break;
      stops.push(stop);
    }
    return stops;
  }

  /** What axe finds, in words. */
  async faults(): Promise<string[]> {
    const frame = await this.#innermost();
    await frame.evaluate(AXE);
    const results = (await frame.evaluate(`axe.run(document, ${JSON.stringify(RULES)})`)) as AxeResults;
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`),
    );
  }

  /** Waits for a picture on the clipboard. */
  async copiedPicture(): Promise<CopiedPicture> {
    const giveUpAt = Date.now() + FOUND_LIMIT_MS;
    while (Date.now() < giveUpAt) {
      const picture = (await this.#page.evaluate(COPIED_PICTURE)) as CopiedPicture | undefined;
      if (picture) return picture;
      await this.#page.waitForTimeout(POLL_MS);
    }
    throw new Error('No picture came onto the clipboard');
  }

  /** The frame with the card, once it is drawn. */
  async #innermost(): Promise<Frame> {
    const giveUpAt = Date.now() + FOUND_LIMIT_MS;
    while (Date.now() < giveUpAt) {
      for (const frame of this.#page.frames()) {
        const isCard = await frame.evaluate("!!document.querySelector('.stage')").catch(() => false);
        if (isCard === true) return frame;
      }
      await this.#page.waitForTimeout(POLL_MS);
    }
    throw new Error('No frame shows a card');
  }
}
