import type { FrameLocator, Locator, Page } from 'playwright-core';

import { until } from '../../support/until';
import { axeFaults } from './axeFaults';

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

  /** Waits until the card is shown in so many looks. */
  async looks(count: number): Promise<void> {
    await until(
      async () => `there are ${await this.clients.count()} looks`,
      async () => (await this.clients.count()) === count,
    );
  }

  /** The row that is marked as selected. */
  get selected(): Locator {
    return this.frame.locator('.row[aria-current="true"]');
  }

  get details(): Locator {
    return this.frame.locator('.details');
  }

  get #menuButton(): Locator {
    return this.frame.getByRole('button', { name: 'View and More…' });
  }

  get #menu(): Locator {
    return this.frame.getByRole('menu');
  }

  /** Opens the menu with the views. */
  async openMenu(): Promise<void> {
    await this.#menuButton.click();
    await this.#menu.waitFor();
  }

  /** Chooses an entry of the menu with the views. */
  async choose(label: string): Promise<void> {
    await this.openMenu();
    await this.#menu.getByText(label, { exact: true }).click();
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Waits until the keyboard is at something of this name or text. */
  async isAt(name: string): Promise<void> {
    await until(
      async () => `the keyboard is not at ${name} but at ${await this.#focused()}`,
      async () => (await this.#focused()).includes(name),
    );
  }

  /** What has the focus in the frame: its name, else its text. */
  async #focused(): Promise<string> {
    // In one look: what has the focus may be drawn anew.
    const [name] = await this.frame.locator(':focus').evaluateAll((elements) =>
      elements.map((element) => {
        const names = [
          element.getAttribute('aria-label'),
          element.getAttribute('label'),
          element.textContent,
        ];
        return names.find((one) => one !== null && one.trim() !== '')?.trim() ?? '';
      }),
    );
    return name ?? 'nothing';
  }

  /** Puts the keyboard on the first control of the frame and presses Tab to its end. @returns what had the focus, in order. */
  async tabThrough(first: Locator, limit = 60): Promise<string[]> {
    await first.focus();
    await first.and(this.frame.locator(':focus')).waitFor();
    const stops = [await this.#focused()];
    for (let step = 0; step < limit; step++) {
      await this.#page.keyboard.press('Tab');
      const stop = await this.#focused();
      if (stop === 'nothing') break;
      stops.push(stop);
    }
    return stops;
  }

  /** What axe finds, in words. */
  async faults(): Promise<string[]> {
    return axeFaults(this.frame);
  }

  /** Waits for a picture on the clipboard. */
  async copiedPicture(): Promise<CopiedPicture> {
    return until('no picture came onto the clipboard', () =>
      this.#page.evaluate<CopiedPicture | undefined>(COPIED_PICTURE),
    );
  }
}
