import assert from 'node:assert/strict';
import { mentionsEveryone } from '../../../src/sending/mentionsEveryone';

const TAG = '<mention-tag target="seatalk://user?id=0"/>';

describe('a message that mentions everyone', () => {
  it('is told by its tag in formatted text, with and without a format', () => {
    assert.equal(mentionsEveryone({ tag: 'text', text: { content: `${TAG} hello` } }), true);
    assert.equal(mentionsEveryone({ tag: 'text', text: { format: 1, content: `hi ${TAG}` } }), true);
  });

  it('is not one where the tag is only text', () => {
    assert.equal(mentionsEveryone({ tag: 'text', text: { format: 2, content: TAG } }), false);
    assert.equal(
      mentionsEveryone({ tag: 'text', text: { format: 1, content: `\`\`\`\n${TAG}\n\`\`\`` } }),
      false,
    );
  });

  it('is not one with a mention of one person whose id begins with 0', () => {
    const content = '<mention-tag target="seatalk://user?id=0123"/>';
    assert.equal(mentionsEveryone({ tag: 'text', text: { format: 1, content } }), false);
  });

  it('counts the undocumented way to write everyone', () => {
    const content = '<mention-tag target="seatalk://all"/>';
    assert.equal(mentionsEveryone({ tag: 'text', text: { format: 1, content } }), true);
  });

  it('is told by the switch of system accounts', () => {
    assert.equal(
      mentionsEveryone({ tag: 'text', text: { format: 2, content: 'disk full', at_all: true } }),
      true,
    );
  });

  it('is told in the description of a card', () => {
    const card = (text: string, format: 1 | 2) =>
      mentionsEveryone({
        tag: 'interactive_message',
        interactive_message: { elements: [{ element_type: 'description', description: { text, format } }] },
      });
    assert.equal(card(TAG, 1), true);
    assert.equal(card(TAG, 2), false);
  });

  it('is never a picture', () => {
    assert.equal(mentionsEveryone({ tag: 'image', image: { content: 'iVBORw0KGgo=' } }), false);
  });
});
