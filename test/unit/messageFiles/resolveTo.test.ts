import assert from 'node:assert/strict';
import { parseMessageFile } from '../../../src/messageFiles/parseMessageFile';
import { resolveTo } from '../../../src/messageFiles/resolveTo';
import type { NamedTarget } from '../../../src/sending/namedTargets';
import { GROUP_ID, known } from './files';

describe('the chat that a message file names', () => {
  const resolve = (head: string, chats = known()) =>
    resolveTo(parseMessageFile(`---\n${head}\n---\nHello`), chats);

  it('is found by its name in the workspace, with the chat’s own name', () => {
    const resolved = resolve('to: release');
    assert.deepEqual(resolved.state === 'found' && resolved.target, {
      kind: 'group',
      groupId: GROUP_ID,
      name: 'Release crew',
    });
    assert.equal(resolved.state === 'found' && resolved.named?.name, 'release');
  });

  it('is found by an id or a person’s email', () => {
    const found = (head: string) => {
      const resolved = resolve(head);
      return resolved.state === 'found' ? resolved.target : resolved;
    };
    assert.deepEqual(found(`to: ${GROUP_ID} # Release crew`), {
      kind: 'group',
      groupId: GROUP_ID,
      name: 'Release crew',
    });
    const mira = { kind: 'person', employeeCode: 'e_7k2m9q4x', name: 'Mira Tan' };
    assert.deepEqual(found('to: e_7k2m9q4x'), mira);
    assert.deepEqual(found('to: Mira.Tan@example.com'), mira);
    assert.deepEqual(found('to: jo@example.com'), { state: 'look_up', email: 'jo@example.com' });
    assert.deepEqual(found('to: { webhook: Alerts }'), { kind: 'webhook', webhookId: 'w-1', name: 'Alerts' });
  });

  it('has the thread of the file, which goes before that of the name', () => {
    const target: NamedTarget = {
      name: 'x',
      isShared: true,
      kind: 'group',
      groupId: GROUP_ID,
      threadId: 't-01',
    };
    const chats = known({ targets: [target] });
    const thread = (head: string) => {
      const resolved = resolve(head, chats);
      return resolved.state === 'found' && resolved.target.kind === 'group' && resolved.target.threadId;
    };
    assert.equal(thread('to: x'), 't-01');
    assert.equal(thread('to: x\nthread: t-02'), 't-02');
  });

  it('is none where nothing is named, and a problem where a name is open', () => {
    assert.equal(resolve('as: plain').state, 'none');
    assert.equal(resolve('to:').state, 'none');
    const twice = known({
      webhooks: [
        { id: 'w-1', name: 'Alerts' },
        { id: 'w-2', name: 'Alerts' },
      ],
    });
    const resolved = resolve('to: { webhook: Alerts }', twice);
    assert.equal(resolved.state === 'problem' && resolved.problem.code, 'unknown_webhook');
  });

  it('is no thread of another app', () => {
    const target: NamedTarget = {
      name: 'x',
      isShared: true,
      kind: 'group',
      groupId: GROUP_ID,
      threadId: 't-01',
      app: 'MTExMTExMTExMTEx',
    };
    const resolved = resolve('to: x', known({ targets: [target] }));
    assert.equal(resolved.state === 'problem' && resolved.problem.code, 'thread_of_other_app');
  });
});
