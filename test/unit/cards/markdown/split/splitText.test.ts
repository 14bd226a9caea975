import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { openFence } from '../../../../../src/cards/markdown/fence';
import { shortenText, splitText } from '../../../../../src/cards/markdown/split/splitText';
import { fenceFor } from '../../../../../src/compose/text/composeText';
import { clusters, textOfClusters } from '../../../../support/clusters';
import { MIRA } from '../../../compose/sources';
import { markdown, soup, styled, visible } from '../formattedTexts';

const split = (text: string, max: number) => splitText(text, { max, formatted: true });
const lines = (count: number, line = 'a line of words') => `${line}\n`.repeat(count).trimEnd();

/** The characters of a text except white space and whole fence lines. */
function inked(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:`{3,}|~{3,})\s*$/.test(line))
    .join('')
    .replaceAll(/\s/g, '');
}

function openFenceOf(text: string): string | undefined {
  return text.split('\n').reduce<string | undefined>((fence, line) => openFence(line, fence), undefined);
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
      const parts = splitText(`${'x'.repeat(before)}${MIRA}${'😀'.repeat(80)}`, {
        max: 100,
        formatted: false,
      });
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
          assert.equal(openFenceOf(part), undefined, 'fences are balanced');
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
        const parts = splitText(source, { max, formatted: false });
        for (const part of parts) assert.ok(part.length <= max);
        assert.equal(parts.join('').replaceAll(/\s/g, ''), source.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('keeps what is formatted whole: bold, code, mentions, links, escapes', () => {
    const pieces = [
      '**two bold words**',
      '`a code span`',
      MIRA,
      'https://ci.example.com/build/1482',
      '[a link](https://example.com)',
      '\\*\\_',
      '```\ncode\n```',
    ];
    for (const piece of pieces) {
      for (let before = 60; before < 125; before += 3) {
        for (const filler of ['x', '字']) {
          const parts = split(
            `${filler.repeat(before)} ${piece.startsWith('```') ? '\n' : ''}${piece}\n${'word '.repeat(20)}`,
            120,
          );
          assert.equal(parts.filter((part) => part.includes(piece)).length, 1, `${piece} after ${before}`);
        }
      }
    }
  });

  it('closes bold text, italic text and code that are too long for a part, and opens them again', () => {
    for (const [open, close] of [
      ['**', '**'],
      ['*', '*'],
      ['__', '__'],
      ['_', '_'],
      ['`', '`'],
      ['``', '``'],
      ['***', '***'],
      ['*a **', '** z*'],
    ] as const) {
      const source = `before ${open}${'some words '.repeat(50).trim()}${close} after`;
      const parts = split(source, 100);
      assert.deepEqual(parts.flatMap(styled), styled(source), open);
      assert.ok(parts.every((part) => part.length <= 100));
    }
  });

  it('starts no part with what would become a list, a block, or italic text there', () => {
    for (const start of ['- x', '* x', '+ x', '1. x', '2) x', '_x_ y', '```', '~~~']) {
      for (let before = 90; before < 110; before++) {
        const source = `${'x'.repeat(before)} ${start} ${'word '.repeat(30)}`;
        assert.deepEqual(split(source, 100).flatMap(styled), styled(source), `${start} after ${before}`);
      }
    }
  });

  it('keeps grapheme clusters whole, formatted or not', () => {
    for (const cluster of clusters.filter((each) => each.trim() !== '')) {
      const source = cluster.repeat(60);
      for (const formatted of [true, false]) {
        for (let max = 40; max < 60; max += 3) {
          const length = max - (max % cluster.length);
          const parts = splitText(source, { max, formatted });
          assert.deepEqual(new Set(parts.slice(0, -1)), new Set([cluster.repeat(length / cluster.length)]));
          assert.equal(parts.join(''), source);
        }
      }
    }
  });

  it('shows in its parts what the text shows, in the same style, with the same mentions', () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 120, max: 700 }), (source, max) => {
        const parts = split(source, max);
        for (const part of parts) assert.ok(part.length <= max, `part of ${part.length} above ${max}`);
        assert.deepEqual(parts.flatMap(styled), styled(source));
      }),
      { numRuns: 500 },
    );
  });

  it('shows no bullet of an empty item as text where the item above it is cut', () => {
    for (const empty of ['- ', '* ', '-', '7.', '- \n- ', '\t- ']) {
      const source = `- ${'word '.repeat(30)}end\n${empty}\n\`\`\`\ncode\n\`\`\``;
      const parts = split(source, 120);
      assert.ok(parts.length > 1);
      assert.equal(parts.map(visible).join(''), visible(source), JSON.stringify(empty));
    }
  });

  it('loses nothing that is visible, whatever the marks', () => {
    fc.assert(
      fc.property(soup, fc.integer({ min: 120, max: 300 }), (source, max) => {
        const parts = split(source, max);
        for (const part of parts) assert.ok(part.length <= max);
        assert.equal(parts.map(visible).join(''), visible(source));
      }),
      { numRuns: 500 },
    );
  });

  it('splits text with any number of marks, however deep', () => {
    for (const source of [
      '**a '.repeat(100_000),
      '*a **b '.repeat(20_000) + ' b** a*'.repeat(20_000),
      '- '.repeat(100_000),
    ]) {
      const parts = split(source, 4096);
      assert.equal(parts.map(visible).join('').replaceAll('*', ''), visible(source).replaceAll('*', ''));
    }
  });

  it('shortens to whole words and clusters, and closes what is open', () => {
    assert.equal(shortenText('one two three four', { max: 13, formatted: true }), 'one two…');
    assert.equal(
      shortenText(`**${'bold word '.repeat(20)}end**`, { max: 30, formatted: true }),
      '**bold word bold word**…',
    );
    assert.equal(
      shortenText(`\`\`\`\n${'code\n'.repeat(20)}\`\`\``, { max: 30, formatted: true }),
      '```\ncode\ncode\ncode\ncode\n```\n…',
    );
    const mention = '<mention-tag target="seatalk://user?id=9012345678"/>';
    assert.equal(
      shortenText(`- one\n1. ${mention} and more words`, { max: 60, formatted: true }),
      '- one\n1.…',
    );
    fc.assert(
      fc.property(
        fc.oneof(markdown, textOfClusters),
        fc.integer({ min: 60, max: 300 }),
        fc.boolean(),
        (source, max, formatted) => {
          const short = shortenText(source, { max, formatted });
          assert.ok(short.length <= max);
          if (source.length <= max) return assert.equal(short, source);
          assert.ok(short.endsWith('…'));
          if (formatted) assert.ok(visible(source).startsWith(visible(short.slice(0, -1))));
          else assert.ok(source.startsWith(short.slice(0, -1)));
        },
      ),
    );
  });

  it('takes the fence the code does not hold', () => {
    assert.equal(fenceFor('a'), '```');
    assert.equal(fenceFor('a ``` b'), '~~~');
    assert.equal(fenceFor('``` ~~~'), undefined);
  });
});
