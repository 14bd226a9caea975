import assert from 'node:assert/strict';
import { MAX_PREVIEW_LENGTH, PreviewModel } from '../../../../src/cards/view/previewModel';
import type { PreviewContent, ShownCard, ShownVariant } from '../../../../src/cards/view/previewModel';
import { description, image, PNG, title } from '../samples';

function card(content: PreviewContent): ShownCard {
  assert.ok(content.kind === 'card', content.kind);
  return content;
}

/** The rows of the chosen language. */
function rows({ variants, language }: ShownCard): ShownVariant['blocks'] {
  return variants.find((variant) => variant.language === language)?.blocks ?? [];
}

describe('what a preview shows', () => {
  it('hands an image over once, however often the text around it changes', () => {
    const model = new PreviewModel();
    assert.equal(card(model.update(JSON.stringify([title('a'), image()]))).images.length, 1);
    const edited = card(model.update(JSON.stringify([title('b'), description(), image()])));
    assert.equal(edited.images.length, 0);
    assert.equal(rows(edited).length, 3);
  });

  it('hands an image over again when it comes back, or the frame starts anew', () => {
    const model = new PreviewModel();
    const text = JSON.stringify([image()]);
    model.update(text);
    model.update(JSON.stringify([title()]));
    assert.equal(card(model.update(text)).images.length, 1);
    model.forgetFrame();
    assert.equal(card(model.update(text)).images.length, 1);
  });

  it('names two different images apart and two equal ones alike', () => {
    const shown = card(
      new PreviewModel().update(JSON.stringify([image(), image(`${PNG}AAAA`.replace('==', 'AA')), image()])),
    );
    const ids = rows(shown).map((row) => typeof row !== 'number' && row.kind === 'image' && row.imageId);
    assert.equal(ids[0], ids[2]);
    assert.notEqual(ids[0], ids[1]);
  });

  it('sends a row once, until it changes or the frame starts anew', () => {
    const model = new PreviewModel();
    const text = JSON.stringify([title('a'), title('b')]);
    model.update(text);
    const edited = rows(card(model.update(JSON.stringify([title('a'), title('c')]))));
    assert.equal(edited[0], 0);
    assert.deepEqual(edited[1], { kind: 'title', pointer: '/1', text: 'c' });
    model.forgetFrame();
    assert.deepEqual(rows(card(model.update(text)))[0], { kind: 'title', pointer: '/0', text: 'a' });
  });

  it('shows the first of far too many elements, and says how many more there are', () => {
    const shown = card(
      new PreviewModel().update(JSON.stringify(Array.from({ length: 20_000 }, () => title()))),
    );
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
      const shown = card(new PreviewModel().update(JSON.stringify({ ...body, message })));
      assert.equal(shown.usablePlatform, platform);
    });
  }

  it('keeps the card that was there while the text is broken', () => {
    const model = new PreviewModel();
    model.update(JSON.stringify([title()]));
    assert.equal(model.update('[{"element_type": ').kind, 'broken');
  });

  it('shows what can be read of a text that was broken from the start', () => {
    const content = new PreviewModel().update('[{"element_type": "title", "title": {"text": "a"');
    assert.equal(rows(card(content)).length, 1);
    assert.ok(card(content).faults.length > 0, 'and says that it is broken');
    assert.deepEqual(card(new PreviewModel().update(JSON.stringify([title()]))).faults, []);
  });

  it('chooses the language asked for, and the default for an unknown one', () => {
    const notice = JSON.stringify({
      interactive_message: { default: { elements: [title('Hello')] }, id: { elements: [title('Halo')] } },
    });
    const model = new PreviewModel();
    model.language = 'id';
    const shown = card(model.update(notice));
    assert.deepEqual(
      [shown.language, shown.variants.map(({ language }) => language)],
      ['id', ['default', 'id']],
    );
    assert.deepEqual(rows(shown)[0], {
      kind: 'title',
      pointer: '/interactive_message/id/elements/0',
      text: 'Halo',
    });
    model.language = 'xx';
    assert.equal(card(model.update(notice)).language, 'default');
  });

  for (const [text, reason] of [
    ['', 'empty'],
    [' \n', 'empty'],
    ['hello', 'not-json'],
    ['{"name": "a"}', 'not-a-card'],
    [' '.repeat(MAX_PREVIEW_LENGTH + 1), 'too-big'],
  ] as const) {
    it(`says why there is nothing: ${reason}`, () => {
      assert.deepEqual(new PreviewModel().update(text), { kind: 'nothing', reason });
    });
  }
});
