// Cards in a real Chromium: ours beside the renderer of Adaptive Cards, and what a keystroke in a big card costs.
import path from 'node:path';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import type { cardForFrame as CardForFrame } from '../../src/cardTool/render/framePage';
import type { lineIndex as LineIndex } from '../../src/cards/document/lineIndex';
import type { FrameModel as Model } from '../../src/extension/cards/preview/frameModel';
import type { HostMessage } from '../../src/webview/cardPreview/protocol';
import { findBrowser } from '../support/vscode/findBrowser';
import { buildBundle } from './bundled';
import { buildFrame, PreviewFrame } from './cards/framePage';
import { image, sampleCards } from './cards/sampleCards';
import { bar, printTable } from './table';

const SAMPLES = 40;
const RUNS = 10;
const KEYSTROKES = 100;
/** Milliseconds between two pictures on a screen of 60 Hz. */
const FRAME_MS = 16.7;
/** Milliseconds of a task from which on people notice that nothing answers. */
const LONG_TASK_MS = 50;

/** The time that may be taken for one of adaptivecards, for a whole card and after an edit. */
const MOST_OF_PEER: Readonly<Record<string, { readonly whole: number; readonly edit: number }>> = {
  small: { whole: 1, edit: 0.2 },
  typical: { whole: 0.6, edit: 0.2 },
  largest: { whole: 0.6, edit: 0.2 },
  'heavy images': { whole: 1, edit: 0.2 },
};

interface HostSide {
  readonly FrameModel: typeof Model;
  readonly cardForFrame: typeof CardForFrame;
  readonly lineIndex: typeof LineIndex;
}

// Loaded as it is shipped, like in an extension host.
const { FrameModel, cardForFrame, lineIndex } = require(
  buildBundle([
    'src/extension/cards/preview/frameModel',
    'src/cardTool/render/framePage',
    'src/cards/document/lineIndex',
  ]),
) as HostSide;

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;
const p95 = (values: readonly number[]) => sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
const ms = (value: number) => value.toFixed(2);

async function compareRenderers(browser: Browser, frame: string): Promise<void> {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, 'cards', 'race.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    logLevel: 'error',
    external: ['*.css'],
  });
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  await page.setContent('<div id="card" style="width: 400px"></div>');
  await page.addStyleTag({ path: path.join(frame, 'cardPreview.css') });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const rows: (readonly string[])[] = [];
  const ratios = new Map<string, { readonly whole: number; readonly edit: number }>();
  for (const { name, ours, theirs, edited } of sampleCards()) {
    const times: { ours: number; checked: number; theirs: number } = await page.evaluate(
      `window.race(${JSON.stringify(ours)}, ${JSON.stringify(theirs)}, ${SAMPLES}, ${RUNS})`,
    );
    const edit: { ours: number; theirs: number } = await page.evaluate(
      `window.raceEdits(${JSON.stringify(edited.ours)}, ${JSON.stringify(edited.theirs)}, ${SAMPLES}, ${RUNS})`,
    );
    const ratio = { whole: times.ours / times.theirs, edit: edit.ours / edit.theirs };
    ratios.set(name, ratio);
    rows.push([
      name,
      `${(ours.length / 1024).toFixed(1)} kB`,
      ms(times.ours),
      ms(times.theirs),
      ratio.whole.toFixed(2),
      ms(times.checked),
      ms(edit.ours),
      ms(edit.theirs),
      ratio.edit.toFixed(2),
    ]);
  }
  await page.close();
  printTable(
    'From JSON text to a laid-out card, ms (median). Rules: the peer has none. Edit: one text changed in a card that is shown',
    [
      'card',
      'JSON',
      'ours',
      'adaptivecards',
      'ratio',
      'ours with rules',
      'our edit',
      'its rendering',
      'ratio',
    ],
    rows,
  );
  for (const [name, most] of Object.entries(MOST_OF_PEER)) {
    const { whole = NaN, edit = NaN } = ratios.get(name) ?? {};
    bar(`${name}: at most ${most.whole} of adaptivecards; it is ${whole.toFixed(2)}`, whole <= most.whole);
    bar(`${name}, one text edited: at most ${most.edit}; it is ${edit.toFixed(2)}`, edit <= most.edit);
  }
}

/** A card of about 100 kB whose first description ends with `typed`. */
const BIG_CARDS: Readonly<Record<string, (typed: string) => string>> = {
  'three images': (typed) =>
    bigCard([...IMAGES, { element_type: 'title', title: { text: 'Build 1482' } }], typed),
  'over the limits': (typed) => bigCard(MANY, typed),
};

const IMAGES = [1, 2, 3].map(() => ({ element_type: 'image', image: { content: image(25_000) } }));
const MANY = Array.from({ length: 400 }, (_, index) => ({
  element_type: 'description',
  description: {
    text: `Row ${index} of **far** too many, with \`code\` and some more words, so that it makes a line or two of text in the card, as descriptions do.`,
  },
}));

function bigCard(elements: readonly object[], typed: string): string {
  const first = { element_type: 'description', description: { text: `Somebody types here: ${typed}` } };
  return JSON.stringify({ elements: [first, ...elements] }, null, 2);
}

/** What the extension does with a text: model, message, and what the way into the frame does to it. */
function hostSide(model: Model, text: string): HostMessage {
  const card = model.update(text);
  if (card.kind !== 'card') throw new Error(`No card: ${card.kind}`);
  const lineOf = lineIndex(text);
  const { locked: _locked, ...message } = cardForFrame(card);
  const problems = card.diagnostics.map(({ severity, message: words, range }) => ({
    severity,
    message: words,
    offset: range.offset,
    line: lineOf(range.offset).line,
  }));
  // What is posted to a frame travels as JSON.
  return JSON.parse(JSON.stringify({ ...message, problems })) as HostMessage;
}

async function typeIntoBigCards(browser: Browser, folder: string): Promise<void> {
  const rows: (readonly string[])[] = [];
  const worst: number[] = [];
  let long = 0;
  for (const [name, cardOf] of Object.entries(BIG_CARDS)) {
    const frame = await PreviewFrame.open(browser, folder);
    const model = new FrameModel();
    const host: number[] = [];
    const work: number[] = [];
    const painted: number[] = [];
    const all: number[] = [];
    let bytes = 0;
    for (let key = -20; key < KEYSTROKES; key++) {
      const text = cardOf('abcdefghij klmnop'.repeat(9).slice(0, key + 21));
      const startedAt = performance.now();
      const message = hostSide(model, text);
      const took = performance.now() - startedAt;
      const cost = await frame.show(message);
      // The first keystrokes warm up.
      if (key === -1) await frame.longTasks();
      if (key < 0) continue;
      host.push(took);
      work.push(cost.work);
      painted.push(cost.painted);
      all.push(took + cost.painted);
      bytes = JSON.stringify(message).length;
      if (took > LONG_TASK_MS) long += 1;
    }
    long += (await frame.longTasks()).length;
    worst.push(p95(painted));
    rows.push([
      name,
      `${(cardOf('').length / 1024).toFixed(0)} kB`,
      `${(bytes / 1024).toFixed(1)} kB`,
      ms(median(host)),
      ms(median(work)),
      ms(median(painted)),
      ms(p95(painted)),
      ms(median(all)),
      ms(p95(all)),
    ]);
    await frame.close();
  }
  printTable(
    `A keystroke in a big card, ms over ${KEYSTROKES} keystrokes; the panel draws the first at once and paces the next`,
    ['card', 'JSON', 'message', 'model', 'frame', 'painted', 'p95', 'from key', 'p95'],
    rows,
  );
  bar(
    `painted within ${FRAME_MS} ms, one picture of a screen, after the model has changed, 95 of 100 times`,
    worst.every((time) => time <= FRAME_MS),
  );
  bar(`no task over ${LONG_TASK_MS} ms while typing; there were ${long}`, long === 0);
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    // Pictures are made as fast as they can be: what is measured is not the wait for a screen.
    args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  try {
    const frame = buildFrame();
    await compareRenderers(browser, frame);
    await typeIntoBigCards(browser, frame);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
