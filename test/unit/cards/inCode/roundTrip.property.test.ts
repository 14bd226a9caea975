import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { printValue } from '../../../../src/traffic/asRequest/printValue';
import type { ValueStyle } from '../../../../src/traffic/asRequest/printValue';
import {
  goStyle,
  jsonStyle,
  pythonStyle,
  typescriptStyle,
} from '../../../../src/traffic/asRequest/valueStyles';
import type { CodeLanguage } from '../../../../src/cards/inCode/codeCard';
import { findCodeCards } from '../../../../src/cards/inCode/findCodeCards';
import { growsEvenly } from '../../../support/growsEvenly';
import { button, callback, description, group, image, redirect, title, web } from '../samples';

const LANGUAGES = ['javascript', 'python', 'go', 'java'] as const;

/** Texts that try to end the string that contains them. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        '`',
        '\\',
        '\n',
        '${a}',
        '{b}',
        '%s',
        '"""',
        '//',
        '#',
        '/*',
        '$',
        '\u2028',
        '\t',
      ),
    )
    .map((parts) => parts.join('')),
);

const link = text.map((path) => web(path));
const number = fc.oneof(
  fc.integer(),
  // JSON doesn't distinguish -0 from 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
);
const params = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '-1', 'a b')),
  fc.oneof(text, number, fc.boolean(), fc.constant(null)),
  { noNullPrototype: true },
);
const anyButton = fc.oneof(
  fc.tuple(text, text).map(([value, label]) => callback(value, label)),
  fc
    .tuple(link, params)
    .map(([to, more]) => redirect({ mobile_link: { ...to, params: more }, desktop_link: to })),
);
const elements = fc.array(
  fc.oneof(
    text.map((value) => title(value)),
    fc.tuple(text, fc.constantFrom(1, 2)).map(([value, format]) => description(value, { format })),
    fc.base64String().map((content) => image(content)),
    anyButton.map((bare) => button(bare)),
    fc.array(anyButton, { maxLength: 3 }).map((members) => group(...members)),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Code with a card in it, in each language. */
const written: readonly (readonly [
  language: CodeLanguage,
  style: ValueStyle,
  around: (card: string) => string,
])[] = [
  ['javascript', typescriptStyle, (card) => `it's;\nexport const card = ${card};\nsend(card);`],
  ['javascript', jsonStyle, (card) => `module.exports = ${card}`],
  ['python', pythonStyle, (card) => `# it's\ncard = send(${card})\n`],
  ['go', goStyle, (card) => `package a\n\nvar card = ${card}\n\nfunc main() {\n\tsend(card)\n}\n`],
];

describe('a card printed as code', () => {
  for (const [language, style, around] of written) {
    it(`is found again in ${language}, ${style === jsonStyle ? 'as JSON' : 'as it is printed'}`, () => {
      fc.assert(
        fc.property(elements, (card) => {
          const [found, ...more] = findCodeCards(around(printValue(card, style)), language);
          assert.deepEqual(JSON.parse(found?.json ?? 'null'), card);
          assert.deepEqual([found?.exact, more.length], [true, 0]);
        }),
        { numRuns: 200 },
      );
    });
  }

  for (const [language, around] of [
    ['javascript', (json: string) => `post(${JSON.stringify(json)});`],
    ['python', (json: string) => `post(${JSON.stringify(json)})`],
    ['go', (json: string) => `post(${JSON.stringify(json)})`],
    ['java', (json: string) => `post(${JSON.stringify(json)});`],
    [
      'java',
      (json: string) =>
        `String card = """\n  ${json.replaceAll('\\', '\\\\').replaceAll('"""', String.raw`\"""`)}""";`,
    ],
  ] as const) {
    it(`is found again as a string in ${language}`, () => {
      fc.assert(
        fc.property(elements, (card) => {
          const [found] = findCodeCards(around(JSON.stringify({ elements: card })), language);
          assert.deepEqual(JSON.parse(found?.json ?? 'null'), { elements: card });
          assert.deepEqual([found?.kind, found?.exact], ['string', true]);
        }),
        { numRuns: 100 },
      );
    });
  }
});

describe('code of any kind', () => {
  const pieces = fc.constantFrom(
    ...'{ } [ ] ( ) " \' ` ${ \\ , : ; ... * ** = => + % . // /* */ # / < > & - ? ! 1 é « as for new'.split(
      ' ',
    ),
    ...'element_type "element_type" "title" elements interactive_message text dict f" r\' """'.split(' '),
    ...'map[string]any []any Map.of List.of .put fmt.Sprintf'.split(' '),
    '\n',
    ' ',
    '\uD83D',
  );

  it('makes nothing throw, and every card found is JSON in its place', () => {
    const code = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(code, fc.constantFrom(...LANGUAGES), (some, language) => {
        const whole = `${some} element_type`;
        for (const { json, range, places, parts } of findCodeCards(whole, language)) {
          JSON.parse(json);
          assert.ok(range.offset >= 0 && range.length > 0 && range.offset + range.length <= whole.length);
          for (const { offset } of places)
            assert.ok(
              [range, ...parts].some((span) => offset >= span.offset && offset <= span.offset + span.length),
            );
        }
      }),
      { numRuns: 3000 },
    );
  });

  // Repeats what a naive reader would scan again and again. A megabyte of it would take minutes.
  for (const piece of [
    '[',
    '([{)',
    "'",
    '"',
    '`${',
    '`${`',
    '=/[',
    "'\\",
    '""',
    '+ "a" ',
    '%(',
    '{a',
    '[]',
    'map[string]',
    'a<b,',
    'f(',
    'x = [e]; x.push(x); x += x; ',
    'x = {"elements": [y, y]}; y = [x, x];\n',
    'def f(a): return [f(a), f(a)]\n',
  ])
    for (const language of LANGUAGES) {
      it(`is read in time that grows with its length: ${piece} in ${language}`, async () => {
        const read = (length: number) => async () => {
          findCodeCards(`x = "element_type" ${piece.repeat(length / piece.length)}`, language);
        };
        await growsEvenly(8, { few: read(8_000), many: read(64_000) });
      });
    }
});
