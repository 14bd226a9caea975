import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { applyTextEdits } from '../../../../src/cards/edit/textEdits';
import { fixAll } from '../../../../src/cards/fixes/fixAll';
import { growsEvenly } from '../../../support/growsEvenly';
import { PNG, button, callback, image, redirect, title, web } from '../samples';

function fixed(text: string): string {
  const edit = fixAll(parseCard(text));
  return edit ? applyTextEdits(text, [edit]) : text;
}

const errors = (text: string) =>
  checkDocument(parseCard(text)).filter(({ severity }) => severity === 'error').length;

describe('all fixes that lose nothing', () => {
  it('are carried out together, several of a kind too', () => {
    const text = JSON.stringify([
      image(`data:image/png;base64,${PNG}`),
      image(`data:image/png;base64,${PNG}`),
      button({ ...callback(), mobile_link: null }),
      button(redirect({ mobile_link: web() })),
    ]);
    assert.ok(errors(text) > 0);
    const done = fixed(text);
    assert.equal(errors(done), 0);
    assert.doesNotMatch(done, /data:|null/u);
  });

  it('leave alone what only the author can decide, and the rest of the text', () => {
    const text = `[
  // the headline
  ${JSON.stringify(title(''))},
  ${JSON.stringify(image(`data:image/png;base64,${PNG}`))}
]
`;
    assert.equal(fixed(text), text.replace('data:image/png;base64,', ''));
  });

  it('remove all hidden characters of a text at once, in time in proportion to its length', async () => {
    for (const [half, written] of [
      ['\ud800', '\\ud800'],
      ['\u202e', '\u202e'],
      ['\u200b', '\\u200b'],
    ] as const) {
      const text = (count: number) =>
        `[${JSON.stringify(title(`a`))},{"element_type":"description","description":{"text":"${`b${written}`.repeat(count)}"}}]`;
      const done: unknown = JSON.parse(fixed(text(400)));
      assert.ok(!JSON.stringify(done).includes(JSON.stringify(half).slice(1, -1)), JSON.stringify(half));
      assert.ok(JSON.stringify(done).includes('b'.repeat(400)));
      const fix = async (count: number) => void fixed(text(count));
      await growsEvenly(10, { few: () => fix(3_000), many: () => fix(30_000) });
    }
  });

  it('are none for a card in order, for broken JSON and for no card', () => {
    for (const text of [JSON.stringify([title()]), '[{"element_type":', '{"a":1}', '']) {
      assert.equal(fixAll(parseCard(text)), undefined);
    }
  });
});
