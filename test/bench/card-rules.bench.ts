/**
 * The cost of checking a card, from text to findings: realistic cards, and texts designed to be slow. Each is about 100 kB, or its time
 * is scaled to that size. None may take longer than the limit. Measures processor time, so that other processes don't matter.
 */
import type * as Check from '../../src/cards/check/checkDocument';
import type * as Parse from '../../src/cards/document/cardDocument';
import { buildBundle } from './bundled';
import { bar, printTable } from './table';

const { checkDocument, parseCard } = require(
  buildBundle(['src/cards/check/checkDocument', 'src/cards/document/cardDocument']),
) as typeof Check & typeof Parse;

const SIZE = 100_000;
const LIMIT_MS = 50;
const RUNS = 60;
const WARM_UP = 10;

const title = { element_type: 'title', title: { text: 'Deploy 1482 waits for a go' } };
const prose =
  '**checkout-service** 4.18.0 to *production*, see `deploy.yml`\n1. Retries payments\n2. Drops _old_ coupons\n    - all of them\n';
const description = (text: string) => ({ element_type: 'description', description: { text } });
const button = (index: number) => ({
  element_type: 'button',
  button: { button_type: 'callback', text: 'Deploy', value: `dep:${index}:k93x` },
});
const redirect = {
  element_type: 'button',
  button: {
    button_type: 'redirect',
    text: 'Open',
    mobile_link: { type: 'web', path: 'https://ci.example.com/1482' },
    desktop_link: { type: 'web', path: 'https://ci.example.com/1482' },
  },
};
const image = (length: number) => ({
  element_type: 'image',
  image: { content: `iVBORw0KGgoAAAANSUhEUgAAAeAAAACWBAMAAAD09kbO${'A'.repeat(length)}` },
});
const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));
const json = (value: unknown) => JSON.stringify(value);
const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** One description of the whole size, and as many of the longest scanned length as fit. */
const texts = (part: string): [string, string][] => [
  [`one text of ${part.trim()}`, json([description(fill(part, SIZE))])],
  [`texts of ${part.trim()}`, json(many(6, () => description(fill(part, 16_000))))],
];

const notice = json({
  tag: 'interactive_message',
  employee_codes: ['e_7k2m9q4x'],
  interactive_message: Object.fromEntries(
    ['default', 'en', 'zh-Hant', 'zh-Hans', 'id', 'th', 'vi'].map((language) => [
      language,
      {
        elements: [
          title,
          ...many(5, () => description(fill(prose, 1000))),
          ...many(5, button),
          redirect,
          image(8000),
        ],
      },
    ]),
  ),
});

const inputs: readonly (readonly [string, string])[] = [
  ['a card with one image', json([title, description(prose), button(1), redirect, image(SIZE - 1500)])],
  ['a service notice in 7 languages', notice],
  ['three images of 5 MB', json([title, ...many(3, () => image(5 * 1024 * 1024 - 48))])],
  ['20 000 titles', json(many(20_000, () => title))],
  ['20 000 buttons of one value', json(many(20_000, () => button(1)))],
  ['20 000 empty elements', json([title, ...many(20_000, () => ({}))])],
  [
    '20 000 unknown fields',
    json([{ ...title, ...Object.fromEntries(many(20_000, (index) => [`f${index}`, 1]) as never) }]),
  ],
  ['one key 10 000 times', `[{"element_type":"title",${'"title":{},'.repeat(10_000)}"title":{"text":"a"}}]`],
  ['1000 deep', json(title).slice(0, -1) + `,"x":${'['.repeat(1000)}${']'.repeat(1000)}}`],
  ['50 000 open brackets', '['.repeat(50_000)],
  ...[
    '*',
    '_',
    '[',
    '`',
    '<',
    '\\',
    '~',
    '|',
    '- ',
    '> ',
    '#',
    '**a ',
    '*a _b ',
    '[a](',
    '![',
    '](',
    '<b',
    '<mention-tag ',
    '```\n',
    '|-|\n',
    '_a',
    '``a` ',
    '- a\n\n',
    '    - a\n',
    '\u202e',
    '\n',
    '&lt',
    '~~a',
    '1.',
    '\ud83d',
  ].flatMap(texts),
];

function measure(text: string): { medianMs: number; p95Ms: number; found: number } {
  let found = 0;
  // Large texts need fewer runs for the same accuracy.
  const runs = Math.max(10, Math.round(RUNS / Math.max(1, text.length / SIZE / 4)));
  const times: number[] = [];
  for (let run = 0; run < runs + WARM_UP; run++) {
    const from = process.cpuUsage();
    found = checkDocument(parseCard(text)).length;
    const { user, system } = process.cpuUsage(from);
    if (run >= WARM_UP) times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  const scale = Math.min(1, SIZE / text.length);
  const at = (part: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0) * scale;
  return { medianMs: at(0.5), p95Ms: at(0.95), found };
}

const rows = inputs.map(([name, text]) => ({ name, kB: text.length / 1000, ...measure(text) }));
printTable(
  'Card rules, text to findings, ms of processor time per 100 kB',
  ['input', 'kB', 'findings', 'median', 'p95'],
  rows.map(({ name, kB, found, medianMs, p95Ms }) => [
    json(name).slice(1, -1),
    kB.toFixed(0),
    found,
    medianMs.toFixed(2),
    p95Ms.toFixed(2),
  ]),
);
const worst = rows.reduce((one, other) => (other.medianMs > one.medianMs ? other : one));
console.log('');
bar(
  `worst median ${worst.medianMs.toFixed(1)} ms per 100 kB (${json(worst.name).slice(1, -1)}); the limit is ${LIMIT_MS}`,
  worst.medianMs <= LIMIT_MS,
);
