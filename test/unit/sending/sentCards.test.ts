import assert from 'node:assert/strict';
import type { OutgoingMessage } from '../../../src/sending/settle';
import { sentCards } from '../../../src/sending/sentCards';

const elements = [{ element_type: 'title' as const, title: { text: 'Deploy 1482' } }];
const card: OutgoingMessage = { tag: 'interactive_message', interactive_message: { elements } };
const text: OutgoingMessage = { tag: 'text', text: { content: 'hello' } };

describe('the cards of a send', () => {
  it('are remembered with their chat, as far as they went and were told an id', () => {
    const target = { kind: 'group', groupId: 'g', name: 'Release crew', threadId: 't' } as const;
    const outcome = { messageIds: ['m-1', 'm-2', undefined] };
    assert.deepEqual(sentCards([text, card, card, card], target, outcome, 5_000), [
      { messageId: 'm-2', sentAtMs: 5_000, groupId: 'g', threadId: 't', chatName: 'Release crew', elements },
    ]);
  });

  it('of a direct chat know the person, for nothing else leads back to them', () => {
    const target = { kind: 'person', employeeCode: 'e_7k2m9q4x' } as const;
    assert.deepEqual(sentCards([card], target, { messageIds: ['m-1'] }, 5_000), [
      { messageId: 'm-1', sentAtMs: 5_000, employeeCode: 'e_7k2m9q4x', elements },
    ]);
  });

  it('of a system account are not: they can never be updated', () => {
    const target = { kind: 'webhook', webhookId: 'w', name: 'Alerts' } as const;
    assert.deepEqual(sentCards([card], target, { messageIds: ['m-1'] }, 5_000), []);
  });
});
