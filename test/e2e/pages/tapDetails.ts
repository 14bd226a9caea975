import type { FrameLocator, Locator } from 'playwright-core';

import { until } from '../../support/until';

/** The panel of a preview that shows what pressing a button of the card causes. */
export class TapDetails {
  readonly #frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.#frame = frame;
  }

  get #panel(): Locator {
    return this.#frame.getByRole('complementary');
  }

  get #result(): Locator {
    return this.#panel.locator('.result');
  }

  get #sendFirst(): Locator {
    return this.#panel.getByRole('button', { name: 'Send It First…' });
  }

  /** Presses a button of the card. */
  async press(label: string): Promise<void> {
    await this.#frame.getByRole('article').getByRole('button', { name: label, exact: true }).click();
    await this.#panel.getByRole('heading', { name: `Tap on “${label}”` }).waitFor();
  }

  /** The event that is shown. */
  async event(): Promise<{ readonly event_id: string; readonly event: Readonly<Record<string, string>> }> {
    const text = await this.#panel.locator('.event pre').innerText();
    return JSON.parse(text) as Awaited<ReturnType<TapDetails['event']>>;
  }

  async choosePlace(label: string): Promise<void> {
    await this.#panel.getByLabel('Chat').and(this.#panel.locator('select')).selectOption({ label });
  }

  /** Waits until the chat of the card is fixed, as that of a message. */
  async isIn(place: string): Promise<void> {
    const output = this.#panel.locator('output');
    await until(
      async () =>
        `it is in ${(await output.allInnerTexts()).join()}: ${(await this.#panel.allInnerTexts()).join()}`,
      () => output.filter({ hasText: place }).isVisible(),
    );
  }

  /** Waits until no panel is in sight: that of another preview is, until its tab has given way. */
  async isAway(): Promise<void> {
    await this.#panel.waitFor({ state: 'hidden' });
  }

  /** Waits until it is the panel of a card that was not sent. */
  async isUnsent(): Promise<void> {
    await this.#sendFirst.waitFor();
  }

  /** The address that is offered. */
  async address(): Promise<string> {
    return this.#panel.getByLabel('Address of the bot').inputValue();
  }

  async sendFirst(): Promise<void> {
    await this.#sendFirst.click();
  }

  /** How much of the event can be seen without scrolling, from 0 to 1. */
  async eventInSight(): Promise<number> {
    return this.#panel.locator('.event pre').evaluate((event) => {
      const { top, bottom, height } = event.getBoundingClientRect();
      const panel = event.closest('aside')?.getBoundingClientRect();
      return panel ? (Math.min(bottom, panel.bottom) - Math.max(top, panel.top)) / height : 0;
    });
  }

  async enterAddress(address: string): Promise<void> {
    await this.#panel.getByLabel('Address of the bot').fill(address);
  }

  /** Delivers by Enter in the address field, as who has just typed it. */
  async deliver(): Promise<void> {
    await this.#panel.getByLabel('Address of the bot').press('Enter');
  }

  /** Gives up as soon as there is something to give up: a bot that hangs is given up on by itself after five seconds. */
  async cancel(): Promise<void> {
    const button = this.#panel.getByRole('button', { name: 'Cancel', exact: true });
    // Without the pointer, which takes its time to rest on a button.
    await button.dispatchEvent('click');
  }

  /** Waits for an outcome with such a heading. @returns all that is said about it. */
  async outcome(heading: RegExp): Promise<string> {
    await this.#result.locator('strong', { hasText: heading }).waitFor();
    return this.#result.innerText();
  }

  /** Waits until the bot is waited for. */
  async waits(): Promise<void> {
    await this.#result.getByText('Waiting for your bot…').waitFor();
  }

  /** Waits until the address is said to be wrong in these words. */
  async complains(words: string): Promise<void> {
    await this.#panel.getByRole('alert').filter({ hasText: words }).waitFor();
  }

  /** Waits until it is said how events are signed. */
  async isSigned(words: string): Promise<void> {
    await this.#panel.getByText(words).waitFor();
  }

  /** Waits until the panel holds such words. */
  async says(words: string): Promise<void> {
    await this.#panel.getByText(words).first().waitFor();
  }

  /** Presses "Open" beside the link for a platform. */
  async openLink(platform: string): Promise<void> {
    const link = this.#panel.locator('section', {
      has: this.#frame.getByRole('heading', { name: platform }),
    });
    await link.getByRole('button', { name: 'Open' }).click();
  }

  async text(): Promise<string> {
    return this.#panel.innerText();
  }
}
