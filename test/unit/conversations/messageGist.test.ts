import assert from 'node:assert/strict';
import { chatMessage } from '../../../src/contract/inbound';
import { messageGist } from '../../../src/conversations/messageGist';

/** As it comes off the wire. */
const gistOf = (message: unknown) => messageGist(chatMessage.parse(message));

describe('the gist of a message', () => {
  it('of text is the text with its lines, edited or not', () => {
    const text = { plain_text: 'one\ntwo', last_edited_time: 1_767_225_000 };
    assert.deepEqual(messageGist({ tag: 'text', text }), { kind: 'text', text: 'one\ntwo', edited: true });
  });

  it('of a file is its name and where to fetch it, though the tag says image', () => {
    const url = 'https://openapi.seatalk.io/messaging/v2/file/x';
    assert.deepEqual(
      messageGist({ tag: 'image', image: null, file: { content: url, filename: 'run.log' } }),
      {
        kind: 'file',
        text: 'run.log',
        mediaUrl: url,
        fileName: 'run.log',
        edited: false,
      },
    );
  });

  it('of a card is its title', () => {
    const elements = [
      { element_type: 'description', description: { text: 'All green' } },
      { element_type: 'title', title: { text: 'Deploy 1482' } },
    ];
    const gist = messageGist({ tag: 'interactive_message', interactive_message: { elements } });
    assert.equal(gist.text, 'Deploy 1482');
    assert.equal(gist.mediaUrl, undefined);
  });

  it('of a card without title or description is what its first button says', () => {
    const elements = [{ element_type: 'button_group', title: null, button_group: [{ text: 'Go' }] }];
    assert.equal(gistOf({ tag: 'interactive_message', interactive_message: { elements } }).text, 'Go');
  });

  it('of a card with nothing in it is nothing but its kind', () => {
    assert.deepEqual(gistOf({ tag: 'interactive_message', interactive_message: { elements: null } }), {
      kind: 'interactive_message',
      edited: false,
    });
  });

  it('of forwarded messages, under either name, is the first that has words', () => {
    const content = [{ tag: 'image' }, { tag: 'text', text: { plain_text: 'first\nline' } }];
    const tag = 'combined_forwarded_message_history';
    assert.equal(gistOf({ tag, combined_forwarded_chat_history: { content } }).text, 'first line');
  });

  it('of a text in a direct chat is found where that has it', () => {
    assert.equal(gistOf({ tag: 'text', text: { content: 'hi' } }).text, 'hi');
  });

  it('of a tag of later times, or of one that means something to JavaScript, is that tag', () => {
    for (const tag of ['hologram', 'constructor'])
      assert.deepEqual(gistOf({ tag }), { kind: tag, edited: false });
  });

  it('of a file whose name turns the direction of the text is plain and short', () => {
    const file = { content: 'https://x', filename: `a\u202eb\u0007${'c'.repeat(400)}` };
    const { text = '' } = gistOf({ tag: 'file', file });
    assert.match(text, /^a b c+…$/u);
    assert.equal(text.length, 300);
  });

  it('of a sticker is nothing but its kind', () => {
    assert.deepEqual(messageGist({ tag: 'sticker', text: null, image: null }), {
      kind: 'sticker',
      edited: false,
    });
  });

  it('of an image without an address offers no download', () => {
    assert.equal(messageGist({ tag: 'image', image: { content: '' } }).mediaUrl, undefined);
  });
});
