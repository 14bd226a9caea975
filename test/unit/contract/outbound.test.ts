import assert from 'node:assert/strict';
import { endpoints } from '../../../src/contract/endpoints';
import { MEDIA_MAX_BASE64_BYTES, TEXT_MAX_CHARACTERS } from '../../../src/contract/limits';

const group = endpoints.sendMessageToGroupChat.request;
const user = endpoints.sendMessageToBotUser.request;
const webhook = endpoints.sendSystemAccountMessage.request;

const text = (content: string) => ({ tag: 'text', text: { content } });
const toGroup = (message: unknown) => group.safeParse({ group_id: 'NDAwNzExMjIzMzQ0', message }).success;
const toUser = (message: unknown) => user.safeParse({ employee_code: 'e_7k2m9q4x', message }).success;

describe('messages going out', () => {
  it('take text of 1 to 4096 characters', () => {
    assert.equal(toGroup(text('x')), true);
    assert.equal(toGroup(text('x'.repeat(TEXT_MAX_CHARACTERS))), true);
    assert.equal(toGroup(text('x'.repeat(TEXT_MAX_CHARACTERS + 1))), false);
    assert.equal(toGroup(text('')), false);
  });

  it('take media up to 5 MB of Base64', () => {
    const image = (length: number) => ({ tag: 'image', image: { content: 'A'.repeat(length) } });
    assert.equal(toGroup(image(MEDIA_MAX_BASE64_BYTES)), true);
    assert.equal(toGroup(image(MEDIA_MAX_BASE64_BYTES + 1)), false);
  });

  it('take a file of at least 10 encoded bytes and a name of at most 100 characters', () => {
    const file = (content: string, filename: string) => ({ tag: 'file', file: { content, filename } });
    assert.equal(toGroup(file('ZGlzayBmdQ', 'a.txt')), true);
    assert.equal(toGroup(file('ZGlzayBmd', 'a.txt')), false);
    assert.equal(toGroup(file('ZGlzayBmdQ', `${'a'.repeat(97)}.txt`)), false);
  });

  it('carry a thread inside the message, never beside it', () => {
    assert.equal(toGroup({ ...text('x'), thread_id: 'root' }), true);
    assert.equal(
      group.safeParse({ group_id: 'g', message: text('x'), thread_id: 'root' }).success,
      false,
      'a thread_id beside the message is ignored by the platform, so it is refused here',
    );
  });

  it('quote in groups only', () => {
    assert.equal(toGroup({ ...text('x'), quoted_message_id: 'm' }), true);
    assert.equal(toUser({ ...text('x'), quoted_message_id: 'm' }), false);
  });

  it('send the retiring markdown type to people and webhooks, not to groups', () => {
    const markdown = { tag: 'markdown', markdown: { content: '__x__' } };
    assert.equal(toUser(markdown), true);
    assert.equal(webhook.safeParse(markdown).success, true);
    assert.equal(toGroup(markdown), false);
  });

  it('name an image image_base64 for a system account', () => {
    assert.equal(
      webhook.safeParse({ tag: 'image', image_base64: { content: 'iVBORw0KGgo=' } }).success,
      true,
    );
    assert.equal(webhook.safeParse({ tag: 'image', image: { content: 'iVBORw0KGgo=' } }).success, false);
  });
});
