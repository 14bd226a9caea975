/**
 * Every pass over text that comes from outside, on texts designed to be slow: each must take time in proportion to the length. Shown as the
 * time for 1 MB through the time for 64 kB, in processor time: 16 is linear, 256 is quadratic. Never compares with a time itself.
 */
import type * as Glob from '../../src/base/filePattern';
import type * as Plain from '../../src/base/plainText';
import type * as Check from '../../src/cards/check/checkDocument';
import type * as Parse from '../../src/cards/document/cardDocument';
import type * as FixAll from '../../src/cards/fixes/fixAll';
import type * as Code from '../../src/cards/inCode/findCodeCards';
import type * as FindMarkup from '../../src/cards/markdown/findMarkup';
import type * as Mask from '../../src/cards/markdown/maskCode';
import type * as Markdown from '../../src/cards/markdown/parseMarkdown';
import type * as Split from '../../src/cards/markdown/split/splitText';
import type * as Visible from '../../src/cards/markdown/split/visibleText';
import type * as Compose from '../../src/compose/compose';
import type * as Suggest from '../../src/compose/suggestForms';
import type * as Redact from '../../src/wire/redact';
import { buildBundle } from './bundled';
import { bar, printTable } from './table';

type Bundle = typeof Glob &
  typeof Plain &
  typeof Check &
  typeof Parse &
  typeof FixAll &
  typeof Code &
  typeof FindMarkup &
  typeof Mask &
  typeof Markdown &
  typeof Split &
  typeof Visible &
  typeof Compose &
  typeof Suggest &
  typeof Redact;

const bundle = require(
  buildBundle([
    'src/base/filePattern',
    'src/base/plainText',
    'src/cards/check/checkDocument',
    'src/cards/document/cardDocument',
    'src/cards/fixes/fixAll',
    'src/cards/inCode/findCodeCards',
    'src/cards/markdown/findMarkup',
    'src/cards/markdown/maskCode',
    'src/cards/markdown/parseMarkdown',
    'src/cards/markdown/split/splitText',
    'src/cards/markdown/split/visibleText',
    'src/compose/compose',
    'src/compose/suggestForms',
    'src/wire/redact',
  ]),
) as Bundle;

const LONG = 1_000_000;
const SHORT = LONG / 16;
/** 16 is linear; caches, the collection of garbage and other work on the machine add to it, and never as much as a square does. */
const MAX_RATIO = 40;
/** A short run is repeated until it takes this long, so that the ratio means something. In microseconds of processor time. */
const MEASURABLE_MICROS = 20_000;
const MAX_REPEATS = 500;
/** A ratio above the bar is measured again, because only work that isn't linear stays above it. */
const ATTEMPTS = 3;

const source = (text: string) => ({ kind: 'text', text, languageId: 'plaintext' }) as const;
const card = (text: string) =>
  JSON.stringify([
    { element_type: 'title', title: { text: 'Deploy' } },
    { element_type: 'description', description: { text } },
  ]);
/** As many descriptions of the longest scanned length as fit. */
const cards = (text: string) =>
  JSON.stringify(
    (text.match(/[^]{1,16000}/g) ?? []).map((part) => ({
      element_type: 'description',
      description: { text: part },
    })),
  );
const redactor = new bundle.Redactor();
for (let index = 0; index < 20; index++) redactor.register(`secret-value-${index}`);
const pattern = bundle.readFilePattern('{**/*a*a*a*a*a*b,**/{x,*y}*}.json');

const passes: Readonly<Record<string, (text: string) => unknown>> = {
  'suggest a form': (text) => bundle.suggestForms(source(text)),
  'compose a message': (text) => bundle.compose(source(text), 'text', { kind: 'group' }, { split: true }),
  'split formatted text': (text) => bundle.splitText(text, { max: 4096, formatted: true }),
  'split plain text': (text) => bundle.splitText(text, { max: 4096, formatted: false }),
  'shorten a text': (text) => bundle.shortenText(text, { max: 1000, formatted: true }),
  'read Markdown': (text) => bundle.visibleText(bundle.readMarkdown(text).nodes),
  'find markup': (text) => bundle.findMarkup(text, bundle.maskCode(text)),
  'check a card of one text': (text) => bundle.checkDocument(bundle.parseCard(card(text))),
  'check a card of many texts': (text) => bundle.checkDocument(bundle.parseCard(cards(text))),
  'fix all in a card': (text) => bundle.fixAll(bundle.parseCard(card(text))),
  'one line': (text) => bundle.oneLine(text, text.length - 1),
  'find cards in TypeScript': (text) => bundle.findCodeCards(`${text}\nelement_type`, 'javascript'),
  'find cards in Python': (text) => bundle.findCodeCards(`${text}\nelement_type`, 'python'),
  redact: (text) => redactor.text(text),
  'match a file pattern': (text) =>
    'matches' in pattern && (text.match(/[^]{1,4000}/g) ?? []).map(pattern.matches),
};

const texts: readonly string[] = [
  'The build 1482 of checkout is **done**, see `deploy.yml`.\n',
  '**a ',
  '**a **',
  '_a',
  '``a` ',
  '```\n',
  '\\',
  '- ',
  '- a\n\n',
  '> ',
  '[a](',
  '<b',
  '<mention-tag ',
  '|-|\n',
  '\ud83d',
  'e\u0301\u0301\u0301',
  '👨‍👩‍👧‍👦',
  'https://',
  '{"a":[',
  '(',
  '\t\n',
  'a/',
  'token=',
];

const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Processor time in microseconds; of what is quickly done, the least of two runs. */
function micros(run: () => void, repeats: number): number {
  let least = Infinity;
  for (let attempt = 0; attempt < (repeats > 1 ? 2 : 1); attempt++) {
    const from = process.cpuUsage();
    for (let index = 0; index < repeats; index++) run();
    const { user, system } = process.cpuUsage(from);
    least = Math.min(least, user + system);
  }
  return least;
}

interface Measured {
  readonly ratio: number;
  /** Milliseconds for the long text. */
  readonly longMs: number;
}

function measure(pass: (text: string) => unknown, part: string): Measured {
  const [short, long] = [fill(part, SHORT), fill(part, LONG)];
  const runShort = () => void pass(short);
  const once = Math.max(1, micros(runShort, 1));
  const repeats = Math.min(MAX_REPEATS, Math.max(1, Math.ceil(MEASURABLE_MICROS / once)));
  let best: Measured = { ratio: Infinity, longMs: 0 };
  for (let attempt = 0; attempt < ATTEMPTS && best.ratio > MAX_RATIO; attempt++) {
    const shortMicros = micros(runShort, repeats);
    const longMicros = micros(() => void pass(long), repeats);
    const measured = { ratio: longMicros / Math.max(1, shortMicros), longMs: longMicros / repeats / 1000 };
    if (measured.ratio < best.ratio) best = measured;
  }
  return best;
}

const rows = Object.entries(passes).map(([name, pass]) => {
  const measured = texts.map((part) => ({ part, ...measure(pass, part) }));
  const worst = measured.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const slowest = measured.reduce((one, other) => (other.longMs > one.longMs ? other : one));
  return { name, worst, slowest };
});
const shown = (part: string) => JSON.stringify(part).slice(1, -1);
printTable(
  `Passes over hostile texts, time for 1 MB through time for 0.25 MB (${texts.length} texts each)`,
  ['pass', 'worst ratio', 'on', 'slowest, ms', 'on '],
  rows.map(({ name, worst, slowest }) => [
    name,
    worst.ratio.toFixed(1),
    shown(worst.part),
    slowest.longMs.toFixed(0),
    shown(slowest.part),
  ]),
);
console.log('');
for (const { name, worst } of rows) {
  bar(
    `${name}: ratio ${worst.ratio.toFixed(1)} on ${shown(worst.part)}; the limit is ${MAX_RATIO}`,
    worst.ratio <= MAX_RATIO,
  );
}
