import assert from 'node:assert/strict';
import { present } from '../../../src/contract/absent';
import { endpoints } from '../../../src/contract/endpoints';
import {
  chatMessage,
  isThreadReply,
  isThreadRoot,
  messageKind,
  messageText,
} from '../../../src/contract/inbound';

const parse = (message: unknown) => chatMessage.parse(message);

describe('messages coming in', () => {
  it('keep tags and fields nobody knows yet', () => {
    const message = parse({ message_id: 'm1', tag: 'hologram', hologram: { depth: 3 } });
    assert.equal(messageKind(message), 'hologram');
    assert.deepEqual(message['hologram'], { depth: 3 });
  });

  it('read empty, null and missing alike', () => {
    for (const threadId of ['', null, undefined]) {
      const message = parse({ message_id: 'm1', thread_id: threadId });
      assert.equal(present(message.thread_id), undefined);
      assert.equal(isThreadReply(message), false);
    }
  });

  it('tell the kind by the filled object when the tag says something else', () => {
    // Samples of file messages in the documentation carry the tag of an image.
    const message = parse({
      message_id: 'm1',
      tag: 'image',
      image: null,
      file: { content: 'https://x/y', filename: 'a.csv' },
    });
    assert.equal(messageKind(message), 'file');
  });

  it('read both names of a forwarded record', () => {
    const record = { content: [{ tag: 'text', text: { content: 'see this' } }] };
    assert.equal(
      messageKind(
        parse({ tag: 'combined_forwarded_message_history', combined_forwarded_chat_history: record }),
      ),
      'combined_forwarded_chat_history',
    );
    assert.equal(
      messageKind(parse({ tag: 'combined_forwarded_message_history' })),
      'combined_forwarded_chat_history',
    );
  });

  it('find the text under plain_text in groups and under content in direct chats', () => {
    assert.equal(messageText(parse({ tag: 'text', text: { plain_text: 'in a group' } })), 'in a group');
    assert.equal(messageText(parse({ tag: 'text', text: { content: 'in a chat' } })), 'in a chat');
  });

  it('tell the root of a thread from its replies', () => {
    assert.equal(isThreadRoot(parse({ message_id: 'r', thread_id: 'r' })), true);
    assert.equal(isThreadReply(parse({ message_id: 'm', thread_id: 'r' })), true);
  });

  it('read cards whose buttons have lost their value and whose other keys are null', () => {
    const message = parse({
      message_id: 'c',
      tag: 'interactive_message',
      text: null,
      interactive_message: {
        elements: [
          {
            element_type: 'button_group',
            title: null,
            button: null,
            button_group: [{ button_type: 'callback', text: 'Go', mobile_link: null, desktop_link: null }],
            image: null,
          },
        ],
      },
    });
    assert.equal(message.interactive_message?.elements?.[0]?.button_group?.[0]?.text, 'Go');
  });

  it('accept an offboarding time as a number and as a quoted one', () => {
    for (const time of [0, '0', 1_767_225_600, '1767225600']) {
      const answer = { employees: [{ employee_code: 'e_7k2m9q4x', offboarding_time: time }] };
      assert.equal(endpoints.getEmployeeProfile.response.safeParse(answer).success, true);
    }
  });
});
