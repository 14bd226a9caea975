import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareCards } from '../../../../src/cards/compare/compareCards';
import { PNG, button, callback, description, group, image, redirect, title, web } from '../samples';
import { readBack } from './readBack';
import { validCard } from './validCards';

/** One word per row: what happened to each element. */
const said = (before: readonly unknown[], after: readonly unknown[]) =>
  compareCards(before, after).map(({ kind, type }) => `${kind} ${type}`);

describe('two versions of a card', () => {
  it('are the same element by element when nothing changed', () => {
    const card = [
      title(),
      description(),
      image(),
      button(),
      group(callback('a', 'Yes'), callback('b', 'No')),
    ];
    assert.deepEqual([...new Set(compareCards(card, card).map(({ kind }) => kind))], ['same']);
  });

  it('show what was added, removed and changed, and where', () => {
    const before = [title('Deploy 1482'), description('Target: staging'), button()];
    const after = [
      title('Deploy 1482 done'),
      description('Target: staging'),
      description('Approved by Mira Tan'),
    ];
    assert.deepEqual(compareCards(before, after), [
      { kind: 'changed', type: 'title', before: 0, after: 0, differs: ['/title/text'], incomparable: [] },
      { kind: 'same', type: 'description', before: 1, after: 1, differs: [], incomparable: [] },
      { kind: 'added', type: 'description', after: 2, differs: [], incomparable: [] },
      { kind: 'removed', type: 'button', before: 2, differs: [], incomparable: [] },
    ]);
  });

  it('show what was removed at the place where it was', () => {
    const before = [title('a b'), button(redirect()), description('c d'), button()];
    assert.deepEqual(said(before, [title('a b'), description('c d')]), [
      'same title',
      'removed button',
      'same description',
      'removed button',
    ]);
  });

  it('show the fewest elements as moved', () => {
    const [a, b, c] = [description('one'), description('two'), description('three')];
    assert.deepEqual(said([a, b, c], [c, a, b]), [
      'moved description',
      'same description',
      'same description',
    ]);
    assert.deepEqual(said([title(), button()], [button(), title()]), ['same button', 'moved title']);
  });

  it('keep a title a title when it says something else altogether, and two texts two', () => {
    assert.deepEqual(said([title('Deploy 1482')], [title('All done')]), ['changed title']);
    const before = [description('the build is green'), description('ask Mira Tan')];
    const after = [description('ask Mira Tan or Jo Lim'), description('the build is red')];
    assert.deepEqual(said(before, after), ['changed description', 'changed description']);
    assert.deepEqual(
      compareCards(before, after).map((row) => row.before),
      [1, 0],
    );
  });

  it('name the link or label of a button that differs', () => {
    const other = redirect({ mobile_link: web(), desktop_link: web('https://ci.example.com/1483') });
    const rows = compareCards([group(callback(), redirect())], [group(callback(), other)]);
    assert.deepEqual(rows[0]?.differs, ['/button_group/1/desktop_link/path']);
  });

  it('take the default format for the default', () => {
    assert.deepEqual(said([description('a', { format: 1 })], [description('a')]), ['same description']);
    assert.deepEqual(said([description('a', { format: 2 })], [description('a')]), ['changed description']);
  });

  it('say what cannot be told, because the old one was read back', () => {
    const card = [button(callback('k1', 'Yes')), group(callback('k2', 'A'), callback('k3', 'B')), image()];
    const received = [
      button({ button_type: 'callback', text: 'Yes', mobile_link: null }),
      group({ button_type: 'callback', text: 'A' }, { button_type: 'callback', text: 'B' }),
      image('https://openapi.example.com/messaging/v2/file/img'),
    ];
    assert.deepEqual(
      compareCards(received, card).map(({ kind, incomparable }) => [kind, incomparable]),
      [
        ['same', ['/button/value']],
        ['same', ['/button_group/0/value', '/button_group/1/value']],
        ['same', ['/image/content']],
      ],
    );
  });

  it('tell a value that is known on both sides and differs', () => {
    const rows = compareCards([button(callback('k1'))], [button(callback('k2'))]);
    assert.deepEqual([rows[0]?.kind, rows[0]?.differs], ['changed', ['/button/value']]);
  });

  it('have each element of both in exactly one row, whatever the JSON', () => {
    const any = fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(title(), button(), image(PNG))));
    fc.assert(
      fc.property(any, any, (before, after) => {
        const rows = compareCards(before, after);
        const indexes = (side: 'before' | 'after') =>
          rows.map((row) => row[side]).filter((index) => index !== undefined);
        assert.deepEqual(
          indexes('before').toSorted((a, b) => a - b),
          [...before.keys()],
        );
        assert.deepEqual(indexes('after'), [...after.keys()]);
      }),
      { numRuns: 300 },
    );
  });

  it('do not differ by being read back', () => {
    fc.assert(
      fc.property(validCard(), (card) => {
        const kinds = new Set(compareCards(readBack(card), card).map(({ kind }) => kind));
        assert.deepEqual([...kinds], ['same']);
      }),
    );
  });

  it('of absurd size or depth are compared all the same', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => description(`line ${index}`));
    assert.equal(compareCards(many, many.toReversed()).length, 3_000);
    let deep: unknown = 1;
    for (let level = 0; level < 5_000; level++) deep = { deep };
    assert.equal(compareCards([{ element_type: 'title', title: deep }], [title()]).length, 1);
  });
});
