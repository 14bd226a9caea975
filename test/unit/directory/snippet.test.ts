import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { chatMessage } from '../../../src/contract/inbound';
import { MESSAGE_LABELS, snippet } from '../../../src/directory/snippet';

const of = (message: unknown, max?: number) => snippet(chatMessage.parse(message), max);

describe('a message as one line', () => {
  const cases: readonly (readonly [what: string, message: object, label: string, text: string])[] = [
    ['text', { tag: 'text', text: { plain_text: 'a\n  b\tc' } }, 'Text', 'a b c'],
    ['text of a direct chat', { tag: 'text', text: { content: 'hi' } }, 'Text', 'hi'],
    ['an image', { tag: 'image', image: { content: 'https://x' } }, 'Image', ''],
    ['a video with the wrong tag', { tag: 'image', video: { content: 'https://x' } }, 'Video', ''],
    ['a file', { tag: 'file', file: { content: 'https://x', filename: 'run.log' } }, 'File', 'run.log'],
    ['a file without a name', { tag: 'file', file: { content: 'https://x' } }, 'File', ''],
    [
      'a card',
      {
        tag: 'interactive_message',
        interactive_message: {
          elements: [
            { element_type: 'description', description: { text: 'below' } },
            { element_type: 'title', title: { text: 'Deploy 1482' } },
          ],
        },
      },
      'Card',
      'Deploy 1482',
    ],
    [
      'a card of buttons',
      {
        tag: 'interactive_message',
        interactive_message: {
          elements: [{ element_type: 'button_group', title: null, button_group: [{ text: 'Go' }] }],
        },
      },
      'Card',
      'Go',
    ],
    [
      'a card with nothing',
      { tag: 'interactive_message', interactive_message: { elements: null } },
      'Card',
      '',
    ],
    [
      'forwarded messages under either name',
      {
        tag: 'combined_forwarded_message_history',
        combined_forwarded_chat_history: {
          content: [{ tag: 'image' }, { tag: 'text', text: { plain_text: 'first line' } }],
        },
      },
      'Forwarded messages',
      'first line',
    ],
    ['a sticker', { tag: 'sticker', text: null }, 'Sticker', ''],
    ['a tag of later times', { tag: 'hologram' }, 'hologram', ''],
    ['a tag that is a name of Object', { tag: 'constructor' }, 'constructor', ''],
    ['nothing at all', {}, 'Message', ''],
  ];
  for (const [what, message, label, text] of cases) {
    it(`of ${what}`, () => {
      const line = of(message);
      assert.deepEqual([line.label, line.text], [label, text]);
    });
  }

  it('has a label for every documented tag', () => {
    const tags =
      'text image video file combined_forwarded_chat_history interactive_message gif sticker audio contact_card link redirect_message ' +
      'group_invitation_link location note change_members recall_msgs group_removed edit';
    for (const tag of tags.split(' ')) assert.ok(MESSAGE_LABELS[tag], tag);
  });

  it('is cut with an ellipsis, never inside an emoji', () => {
    assert.equal(of({ text: { plain_text: 'x'.repeat(200) } }, 10).text, `${'x'.repeat(9)}…`);
    assert.equal(of({ text: { plain_text: `${'x'.repeat(8)}😀😀😀` } }, 10).text, `${'x'.repeat(8)}…`);
  });

  it('has no control characters and turns no text around', () => {
    assert.equal(of({ text: { plain_text: 'a\u202eb\u0007c\u2066d' } }).text, 'a b c d');
  });

  it('stays one short line whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.string(), (text, tag) => {
        const line = of({ tag, text: { plain_text: text } });
        assert.ok(line.text.length <= 120);
        assert.doesNotMatch(line.text + line.label, /\p{Cc}/u);
      }),
    );
  });
});
