import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fenceAfter, splitText } from '../../../../src/compose/text/splitText';
import { fenceFor } from '../../../../src/compose/text/composeText';
import { MIRA } from '../sources';

const split = (text: string, max: number) => splitText(text, { max, fences: true });
const lines = (count: number, line = 'a line of words') => `${line}\n`.repeat(count).trimEnd();

/** The characters of a text except white space and whole fence lines. */
function inked(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:`{3,}|~{3,})\s*$/.test(line))
    .join('')
    .replaceAll(/\s/g, '');
}

/** Lines for the texts below: words, fences, tags, emoji, blank lines, and very long lines. */
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((text) => text.replaceAll(/[`~\n\r]/g, 'x')),
  },
  { weight: 1, arbitrary: fc.constant('```') },
  { weight: 1, arbitrary: fc.constant('~~~') },
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constant(`hello ${MIRA} there`) },
  { weight: 1, arbitrary: fc.constant('😀'.repeat(150)) },
  { weight: 1, arbitrary: fc.constant('word '.repeat(80)) },
);
const text = fc.array(line, { minLength: 1, maxLength: 60 }).map((all) => all.join('\n').trim());

describe('splitting text', () => {
  it('leaves what fits alone', () => {
    assert.deepEqual(split('x'.repeat(100), 100), ['x'.repeat(100)]);
  });

  it('cuts between paragraphs rather than between lines', () => {
    const parts = split(`${lines(4)}\n\n${lines(4)}`, 100);
    assert.deepEqual(parts, [lines(4), lines(4)]);
  });

  it('cuts between lines rather than between words', () => {
    for (const part of split(lines(50), 100)) {
      assert.match(part, /^a line of words(?:\na line of words)*$/);
    }
  });

  it('cuts between words rather than inside them', () => {
    const parts = split('word '.repeat(100).trim(), 64);
    for (const part of parts) assert.match(part, /^(?:word ?)+$/);
    assert.equal(parts.join(''), 'word '.repeat(100).trim());
  });

  it('closes a block that it cuts and opens it again', () => {
    const parts = split(`\`\`\`\n${lines(12)}\n\`\`\``, 100);
    assert.ok(parts.length > 1);
    for (const part of parts) {
      assert.match(part, /^```\n[^`]+\n```$/);
    }
  });

  it('opens no empty block where the cut falls on the end of a block', () => {
    for (let before = 60; before < 110; before++) {
      const parts = split(`~~~\n${'x'.repeat(before)}\n~~~\n${lines(5)}`, 100);
      for (const part of parts) assert.doesNotMatch(part, /~~~\n~~~/, `block of ${before}`);
    }
  });

  it('keeps a block whole that begins late in a part', () => {
    const parts = split(`${lines(5)}\n\`\`\`\n${lines(4)}\n\`\`\``, 100);
    assert.deepEqual(parts, [lines(5), `\`\`\`\n${lines(4)}\n\`\`\``]);
  });

  it('keeps blank lines inside a block', () => {
    const parts = split(`\`\`\`\n${'x\n\n\n'.repeat(40)}end\n\`\`\``, 80);
    const bodies = parts.map((part) => part.slice(4, -4));
    assert.equal(bodies.join('\n').replaceAll(/[^\n]/g, '').length, 120);
  });

  it('never cuts a mention or an emoji', () => {
    for (let before = 40; before < 110; before++) {
      const parts = splitText(`${'x'.repeat(before)}${MIRA}${'😀'.repeat(80)}`, { max: 100, fences: false });
      assert.equal(parts.filter((part) => part.includes(MIRA)).length, 1, `after ${before}`);
      assert.ok(
        parts.every((part) => Buffer.from(part).toString() === part),
        'no half pair',
      );
    }
  });

  it('keeps every part below the limit, balanced and with nothing lost, whatever the text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 150, max: 700 }), (source, max) => {
        const parts = split(source, max);
        if (source.length <= max) return assert.deepEqual(parts, [source]);
        for (const part of parts) {
          assert.ok(part.length <= max, `part of ${part.length} above ${max}`);
          assert.equal(fenceAfter(part, undefined).fence, undefined, 'fences are balanced');
          assert.notEqual(part.trim(), '');
          assert.ok(Buffer.from(part).toString() === part, 'no half pair');
        }
        assert.equal(parts.map(inked).join(''), inked(source));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every character but line feeds of plain text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 150, max: 700 }), (source, max) => {
        const parts = splitText(source, { max, fences: false });
        for (const part of parts) assert.ok(part.length <= max);
        assert.equal(parts.join('').replaceAll(/\s/g, ''), source.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('takes the fence the code does not hold', () => {
    assert.equal(fenceFor('a'), '```');
    assert.equal(fenceFor('a ``` b'), '~~~');
    assert.equal(fenceFor('``` ~~~'), undefined);
  });
});
