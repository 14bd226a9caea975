import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HostMessage } from '../../webview/cardPreview/protocol';
import { BrowserError, Devtools } from './devtools';
import { editorStub, FRAME_ORIGIN, FRAME_PAGE, PAGE_STYLE } from './framePage';
import { DRAW, MEASURE, SETTLE } from './pageScripts';

/** How the client looks that a card is drawn in. */
export interface CardLook {
  readonly client: 'light' | 'dark';
  readonly width: 'desktop' | 'mobile';
  /** Pixels of the picture for one of the screen. */
  readonly scale: number;
}

export interface CardPainterOptions {
  /** Chromium, Chrome or Edge. */
  readonly executable: string;
  /** Where the built frame lies. */
  readonly frameFolder: string;
  /** Comes after the frame's own style sheet. */
  readonly style?: string;
  /** Answers what `style` asks for below the page's own origin; `name` begins with a slash. */
  readonly resource?: (name: string) => Promise<Uint8Array | undefined>;
}

/** Screen pixels of the window by the width of the client. */
const WIDTHS = { desktop: 492, mobile: 375 } as const;
/** Screen pixels around the message. */
const MARGIN = 16;
/** Screen pixels of the highest picture: an image as narrow as a thread would be drawn miles long. */
const MAX_HEIGHT = 8_000;
/** Milliseconds to draw one card. */
const DEADLINE_MS = 30_000;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Draws cards with the frame of the preview in a headless browser. */
export class CardPainter {
  readonly #options: CardPainterOptions;
  readonly #devtools: Devtools;
  readonly #session: string;

  private constructor(options: CardPainterOptions, devtools: Devtools, session: string) {
    this.#options = options;
    this.#devtools = devtools;
    this.#session = session;
    devtools.on('Fetch.requestPaused', (params) => void this.#answer(params));
  }

  /** @throws BrowserError when the browser does not start. */
  static async open(options: CardPainterOptions): Promise<CardPainter> {
    const devtools = await Devtools.start(options.executable);
    try {
      const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank' });
      const attached = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
      const painter = new CardPainter(options, devtools, String(attached['sessionId']));
      await painter.#send('Page.enable');
      await painter.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
      return painter;
    } catch (error) {
      await devtools.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#devtools.close();
  }

  /** The card as a PNG. @throws BrowserError when it can't be drawn in half a minute. */
  async paint(card: HostMessage, look: CardLook): Promise<Uint8Array> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new BrowserError(`The browser took longer than ${DEADLINE_MS / 1000} s.`)),
        DEADLINE_MS,
      );
    });
    try {
      return await Promise.race([this.#paint(card, look), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #paint(card: HostMessage, look: CardLook): Promise<Uint8Array> {
    const width = WIDTHS[look.width];
    await this.#resize(width, 800, look.scale);
    const loaded = new Promise((resolve) => this.#devtools.on('Page.loadEventFired', resolve));
    await this.#send('Page.navigate', { url: `${FRAME_ORIGIN}/` });
    await loaded;
    await this.#evaluate(editorStub(look.client));
    await this.#evaluate(DRAW, JSON.stringify(card));
    const height = Math.min(Number(await this.#evaluate(MEASURE, String(MARGIN))), MAX_HEIGHT);
    // What lies outside of the window is not drawn.
    await this.#resize(width, height, look.scale);
    await this.#evaluate(SETTLE, '0');
    const clip = { x: 0, y: 0, width, height, scale: 1 };
    const { data } = await this.#send('Page.captureScreenshot', { format: 'png', clip });
    return Buffer.from(String(data), 'base64');
  }

  async #resize(width: number, height: number, deviceScaleFactor: number): Promise<void> {
    const size = { width, height, deviceScaleFactor, mobile: false };
    await this.#send('Emulation.setDeviceMetricsOverride', size);
  }

  #send(method: string, params: Readonly<Record<string, unknown>> = {}) {
    return this.#devtools.send(method, params, this.#session);
  }

  /** @param argument of the function that `source` is, as JSON; what the function promises is waited for. */
  async #evaluate(source: string, argument?: string): Promise<unknown> {
    const expression = argument === undefined ? source : `(${source})(${argument})`;
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new BrowserError(`The frame failed: ${JSON.stringify(exceptionDetails).slice(0, 500)}`);
    }
    return (result as { value?: unknown }).value;
  }

  async #answer({ requestId, request }: Readonly<Record<string, unknown>>): Promise<void> {
    const { url } = request as { url: string };
    const body = url.startsWith(`${FRAME_ORIGIN}/`) ? await this.#find(new URL(url).pathname) : undefined;
    const answer = body
      ? this.#send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [{ name: 'content-type', value: body.type }],
          body: Buffer.from(body.bytes).toString('base64'),
        })
      : this.#send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    // A request that was given up meanwhile needs no answer.
    await answer.catch(() => undefined);
  }

  async #find(name: string): Promise<{ bytes: Uint8Array; type: string } | undefined> {
    const { frameFolder, style = '', resource } = this.#options;
    if (name === '/') return { bytes: Buffer.from(FRAME_PAGE), type: 'text/html; charset=utf-8' };
    const type = TYPES[path.posix.extname(name)];
    if (!type) return undefined;
    if (name === '/page.css') return { bytes: Buffer.from(`${PAGE_STYLE}${style}`), type };
    const bytes =
      (await readFile(path.join(frameFolder, path.posix.basename(name))).catch(() => undefined)) ??
      (await resource?.(name).catch(() => undefined));
    return bytes && { bytes, type };
  }
}
