import assert from 'node:assert/strict';
import { messageGist } from '../../../../src/extension/groups/messageGist';

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
