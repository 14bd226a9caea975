import assert from 'node:assert/strict';
import { composeTarget, inThread, readSendTarget } from '../../../src/sending/sendTarget';

describe('a target', () => {
  it('of another shape is refused', () => {
    for (const value of [
      undefined,
      null,
      'g',
      {},
      { kind: 'group' },
      { kind: 'group', groupId: 7 },
      { kind: 'x' },
    ]) {
      assert.equal(readSendTarget(value), undefined);
    }
  });

  it('is read back as it was written', () => {
    assert.deepEqual(readSendTarget({ kind: 'webhook', webhookId: 'w', name: 'Alerts', url: 'https://x' }), {
      kind: 'webhook',
      webhookId: 'w',
      name: 'Alerts',
    });
    const person = readSendTarget({ kind: 'person', employeeCode: 'e_7k2m9q4x', threadId: 't' });
    assert.deepEqual(person && composeTarget(person), {
      kind: 'person',
      threadId: 't',
      quotedMessageId: undefined,
    });
  });

  it('stays in its thread when a reply is replied to', () => {
    const chat = { kind: 'group', groupId: 'g' } as const;
    assert.deepEqual(inThread(chat, 'm1'), { kind: 'group', groupId: 'g', threadId: 'm1' });
    assert.deepEqual(inThread({ ...chat, threadId: 'root', quotedMessageId: 'q' }, 'm2'), {
      kind: 'group',
      groupId: 'g',
      threadId: 'root',
    });
  });

  it('of a webhook has no threads', () => {
    assert.equal(inThread({ kind: 'webhook', webhookId: 'w', name: 'Alerts' }, 'm1'), undefined);
  });
});
