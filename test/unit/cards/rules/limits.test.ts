import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import type { Diagnostic } from '../../../../src/cards/check/checkDocument';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { CARD_SURFACES } from '../../../../src/cards/document/recognise';
import type { CardSurface } from '../../../../src/cards/document/recognise';
import { button, callback, description, group, image, redirect, title } from '../samples';
import { elementsPointer, onSurface } from '../surfaces';
import { png, pngOfLength } from './pictures';

interface Limit {
  readonly rule: string;
  /** The maximum. */
  readonly limit: number;
  /** The minimum and its rule, when another rule checks it. */
  readonly least?: readonly [number, string];
  readonly step?: number;
  /** Elements with that number of what is counted. */
  readonly make: (count: number) => unknown[];
  /** The place of the first finding, from the elements. */
  readonly at: string;
  /** The value that the message names next to the limit, for `count`. */
  readonly says?: (count: number) => string;
}

const x = (count: number) => 'x'.repeat(count);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const key = (index: number) => `k9-${index}`;

const limits: readonly Limit[] = [
  {
    rule: 'title-length',
    limit: 120,
    least: [1, 'text-missing'],
    make: (n) => [title(x(n))],
    at: '/0/title/text',
  },
  {
    rule: 'description-length',
    limit: 1000,
    least: [1, 'text-missing'],
    make: (n) => [description(x(n))],
    at: '/0/description/text',
  },
  {
    rule: 'label-length',
    limit: 50,
    least: [1, 'text-missing'],
    make: (n) => [button(callback('k9', x(n)))],
    at: '/0/button/text',
  },
  {
    rule: 'label-length',
    limit: 50,
    least: [1, 'text-missing'],
    make: (n) => [group(callback('k9', x(n)))],
    at: '/0/button_group/0/text',
  },
  {
    rule: 'value-length',
    limit: 200,
    least: [1, 'value-missing'],
    make: (n) => [button(callback('9'.repeat(n)))],
    at: '/0/button/value',
  },
  { rule: 'title-count', limit: 3, make: (n) => many(n, () => title()), at: '/3/element_type' },
  { rule: 'description-count', limit: 5, make: (n) => many(n, () => description()), at: '/5/element_type' },
  { rule: 'image-count', limit: 3, make: (n) => many(n, () => image()), at: '/3/element_type' },
  {
    rule: 'button-count',
    limit: 5,
    make: (n) => many(n, (index) => button(index % 2 ? callback(key(index)) : redirect())),
    at: '/5/element_type',
  },
  {
    rule: 'group-count',
    limit: 3,
    make: (n) => many(n, (index) => group(callback(key(index)))),
    at: '/3/element_type',
  },
  {
    rule: 'group-size',
    limit: 3,
    least: [1, 'group-size'],
    make: (n) => [group(...many(n, (index) => callback(key(index))))],
    at: '/0/button_group/3',
  },
  {
    rule: 'image-size',
    limit: 5 * 1024 * 1024,
    step: 4,
    make: (n) => [image(pngOfLength(n))],
    at: '/0/image/content',
    says: () => '5.000004 MB',
  },
  {
    rule: 'image-sum',
    limit: 5 * 1024 * 1024,
    step: 4,
    make: (n) => [image(pngOfLength(n - 1024)), image(pngOfLength(1024))],
    at: '',
    says: () => 'MB',
  },
  {
    rule: 'image-dimensions',
    limit: 16_384,
    least: [1, 'image-broken'],
    make: (n) => [image(png(n, Math.min(n, 4096)))],
    at: '/0/image/content',
  },
  { rule: 'image-ratio', limit: 1000, make: (n) => [image(png(n, 100))], at: '/0/image/content' },
  { rule: 'image-ratio', limit: 1000, make: (n) => [image(png(100, n))], at: '/0/image/content' },
  {
    rule: 'markdown-list-depth',
    limit: 3,
    make: (n) => [description(many(n, (level) => `${'    '.repeat(level)}- x`).join('\n'))],
    at: '/0/description/text',
    says: () => '3 levels',
  },
];

/** What the rule counts as an error. */
const ERRORS = /-length$|-count$|^group-size$|^image-size$/;

function check(elements: unknown[], surface: CardSurface): Diagnostic[] {
  return checkDocument(parseCard(JSON.stringify(onSurface(elements, surface))), { surface });
}

describe('card limits', () => {
  for (const surface of CARD_SURFACES) {
    describe(surface, () => {
      for (const { rule, limit, least, step = 1, make, at, says } of limits) {
        const found = (count: number, id = rule) =>
          check(make(count), surface).filter(({ ruleId }) => ruleId === id);

        it(`${rule}: silent just inside and at ${limit} (${at})`, () => {
          assert.deepEqual([...found(limit - step), ...found(limit)], []);
        });

        it(`${rule}: speaks just over ${limit} (${at})`, () => {
          const [over, ...more] = found(limit + step);
          assert.deepEqual(more, []);
          assert.equal(over?.pointer, elementsPointer(surface) + at);
          assert.equal(over.severity === 'error', ERRORS.test(rule));
          assert.ok(over.message.includes(says?.(limit + step) ?? String(limit + step)), over.message);
          assert.doesNotMatch(over.message, /\{\w+\}/);
        });

        if (!least) continue;
        const [fewest, other] = least;
        it(`${rule}: ${fewest} is enough, ${fewest - 1} is not (${at})`, () => {
          assert.deepEqual(found(fewest, other), []);
          assert.equal(found(fewest - 1, other).length, 1);
        });
      }
    });
  }

  it('count UTF-16 units, and say so where that matters', () => {
    const [finding] = checkDocument(parseCard(JSON.stringify([title('😀'.repeat(61))])));
    assert.equal(finding?.ruleId, 'title-length');
    assert.match(finding.message, /122 in UTF-16 units and 61 in code points/);
  });
});
