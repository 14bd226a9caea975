import assert from 'node:assert/strict';
import { FrameModel } from '../../../../../src/extension/cards/preview/frameModel';
import type { PostedCard, PostedContent } from '../../../../../src/extension/cards/preview/frameModel';
import { description, image, title } from '../../../cards/samples';

function card(content: PostedContent): PostedCard {
  assert.ok(content.kind === 'card', content.kind);
  return content;
}

/** The rows of the language chosen. */
function rows({ variants, language }: PostedCard): PostedCard['variants'][number]['blocks'] {
  return variants.find((variant) => variant.language === language)?.blocks ?? [];
}

describe('what a frame is given to show', () => {
  it('hands an image over once, however often the text around it changes', () => {
    const model = new FrameModel();
    assert.equal(card(model.update(JSON.stringify([title('a'), image()]))).images.length, 1);
    const edited = card(model.update(JSON.stringify([title('b'), description(), image()])));
    assert.equal(edited.images.length, 0);
    assert.equal(rows(edited).length, 3);
  });

  it('hands an image over again when it comes back, or the frame starts anew', () => {
    const model = new FrameModel();
    const text = JSON.stringify([image()]);
    model.update(text);
    model.update(JSON.stringify([title()]));
    assert.equal(card(model.update(text)).images.length, 1);
    model.forgetFrame();
    assert.equal(card(model.update(text)).images.length, 1);
  });

  it('sends a row once, until it changes or the frame starts anew', () => {
    const model = new FrameModel();
    const text = JSON.stringify([title('a'), title('b')]);
    model.update(text);
    const edited = rows(card(model.update(JSON.stringify([title('a'), title('c')]))));
    assert.equal(edited[0], 0);
    assert.deepEqual(edited[1], { kind: 'title', pointer: '/1', text: 'c' });
    model.forgetFrame();
    assert.deepEqual(rows(card(model.update(text)))[0], { kind: 'title', pointer: '/0', text: 'a' });
  });

  it('keeps the card that was there while the text is broken', () => {
    const model = new FrameModel();
    model.update(JSON.stringify([title()]));
    assert.equal(model.update('[{"element_type": ').kind, 'broken');
  });

  it('chooses the language asked for, and the default for an unknown one', () => {
    const notice = JSON.stringify({
      interactive_message: { default: { elements: [title('Hello')] }, id: { elements: [title('Halo')] } },
    });
    const model = new FrameModel();
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
});
