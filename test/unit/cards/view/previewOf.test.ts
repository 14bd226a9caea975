import assert from 'node:assert/strict';
import { MAX_PREVIEW_LENGTH, previewOf } from '../../../../src/cards/view/previewOf';
import type { PreviewContent, ShownCard } from '../../../../src/cards/view/previewOf';
import { image, PNG, title } from '../samples';

function card(content: PreviewContent): ShownCard {
  assert.ok(content.kind === 'card', content.kind);
  return content;
}

/** The rows of the language chosen. */
function rows({ variants, language }: ShownCard): ShownCard['variants'][number]['blocks'] {
  return variants.find((variant) => variant.language === language)?.blocks ?? [];
}

describe('what a preview shows', () => {
  it('names two different images apart and two equal ones alike', () => {
    const shown = card(
      previewOf(JSON.stringify([image(), image(`${PNG}AAAA`.replace('==', 'AA')), image()])),
    );
    const ids = rows(shown).map((row) => row.kind === 'image' && row.imageId);
    assert.equal(ids[0], ids[2]);
    assert.notEqual(ids[0], ids[1]);
  });

  it('shows the first of far too many elements, and says how many more there are', () => {
    const shown = card(previewOf(JSON.stringify(Array.from({ length: 20_000 }, () => title()))));
    assert.equal(rows(shown).length, 200);
    assert.equal(shown.variants[0]?.hidden, 19_800);
    assert.equal(shown.elements.length, 20_000, 'and would send them all');
  });

  for (const [body, platform] of [
    [{ employee_code: 'e', usable_platform: 'mobile' }, 'mobile'],
    [{ employee_code: 'e', usable_platform: 'all' }, undefined],
    [{ group_id: 'g', usable_platform: 'mobile' }, undefined],
  ] as const) {
    it(`knows the platform of ${JSON.stringify(body)}`, () => {
      const message = { tag: 'interactive_message', interactive_message: { elements: [title()] } };
      const shown = card(previewOf(JSON.stringify({ ...body, message })));
      assert.equal(shown.usablePlatform, platform);
    });
  }

  it('shows what can be read of a text that was broken from the start', () => {
    const content = previewOf('[{"element_type": "title", "title": {"text": "a"');
    assert.equal(rows(card(content)).length, 1);
    assert.ok(card(content).faults.length > 0, 'and says that it is broken');
    assert.deepEqual(card(previewOf(JSON.stringify([title()]))).faults, []);
  });

  for (const [text, reason] of [
    ['', 'empty'],
    [' \n', 'empty'],
    ['hello', 'not-json'],
    ['{"name": "a"}', 'not-a-card'],
    [' '.repeat(MAX_PREVIEW_LENGTH + 1), 'too-big'],
  ] as const) {
    it(`says why there is nothing: ${reason}`, () => {
      assert.deepEqual(previewOf(text), { kind: 'nothing', reason });
    });
  }
});
