import assert from 'node:assert/strict';
import type { ChatMessage } from '../../src/contract/inbound';
import { messageText } from '../../src/contract/inbound';
import { showInterrupted } from '../../src/extension/send/notices/interruptedSends';
import { createServices } from '../../src/extension/session/services';
import { SendFlow } from '../../src/extension/send/sendFlow';
import type { GroupTarget } from '../../src/sending/sendTarget';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const EVERYONE = '<mention-tag target="seatalk://user?id=0"/>';

describe('a send', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let flow: SendFlow;
  let target: GroupTarget;

  async function open(options?: { readonly production?: boolean }): Promise<void> {
    world = await openWorld(options);
    dialogs = new Dialogs();
    flow = new SendFlow(world.services);
    await world.session.groups.refresh();
    const [group] = world.session.groups.groups;
    target = { kind: 'group', groupId: group?.groupId ?? '', name: 'Release crew' };
  }

  afterEach(async () => {
    dialogs.dispose();
    await world.close();
  });

  const text = (content: string) => [{ kind: 'text', text: content } as const];
  /** What would be told after a reload. */
  const unfinished = async () => (await (await nextWindow()).takeInterrupted()).interrupted;
  /** The outbox as the window has it that is opened after this one. */
  const nextWindow = () => createServices(world.window.context).outbox();
  const calls = (name: string) => world.calls().filter((call) => call === name).length;
  const sends = () => calls('sendMessageToGroupChat');

  /** The newest messages of the group, newest first. */
  async function newest(count: number): Promise<ChatMessage[]> {
    const page = await world.session.history.page(target.groupId);
    return page.messages.slice(0, count);
  }

  it('arrives, is told with what can be done next, and its chat is offered first', async () => {
    await open();
    const result = await flow.run({ sources: text('Build 1482 passed'), target });
    assert.equal(result.status, 'sent');
    const [message] = await newest(1);
    assert.ok(message);
    assert.equal(messageText(message), 'Build 1482 passed');
    assert.deepEqual(result.messageIds, [message.message_id]);
    const told = await dialogs.find(/^Sent to Release crew\.$/u);
    assert.deepEqual(told.buttons, ['Show in Groups', 'Copy Message ID', 'Reply in Thread']);
    assert.equal(world.session.recents.targets[0]?.id, target.groupId);
    assert.deepEqual(await unfinished(), [], 'nothing is left to tell after a reload');
  });

  it('tells which bot the app is, so that its messages have its name from then on', async () => {
    await open({ production: true });
    dialogs.press(/^Send$/u);
    await flow.run({ sources: text('Build 1482 passed'), target });
    const [message] = await newest(1);
    assert.ok(message?.sender);
    assert.equal(world.session.people.label(message.sender), world.session.profile.name);
  });

  it('into a thread lands in the thread', async () => {
    await open();
    const root = await flow.run({ sources: text('Release at 17:00?'), target });
    const threadId = root.messageIds[0] ?? '';
    await flow.run({ sources: text('yes'), target: { ...target, threadId } });
    const thread = await world.session.history.thread(target.groupId, threadId);
    assert.deepEqual(thread.messages.map(messageText), ['Release at 17:00?', 'yes']);
  });

  it('to a person and through a webhook goes its own way', async () => {
    await open();
    const person = await flow.run({
      sources: text('hello'),
      target: { kind: 'person', employeeCode: await someEmployee(), name: 'Somebody' },
    });
    assert.equal(person.status, 'sent');
    const [webhook] = world.services.apps.webhooks;
    assert.ok(webhook);
    const hook = await flow.run({
      sources: text('disk full'),
      target: { kind: 'webhook', webhookId: webhook.id, name: webhook.name },
    });
    assert.equal(hook.status, 'sent');
    assert.equal(calls('sendSystemAccountMessage'), 1);
  });

  it('of code is a block, and of a long text several messages once the person said so', async () => {
    await open();
    dialogs.press(/^Send \d Messages$/u);
    const lines = Array.from({ length: 700 }, (_, index) => `line ${index}`).join('\n');
    const result = await flow.run({ sources: text(lines), target, form: 'code' });
    assert.equal(result.status, 'sent');
    const asked = await dialogs.find(/limit is 4,096 per message/u);
    assert.equal(asked.modal, true);
    assert.deepEqual(asked.buttons.slice(1), ['Send as a File']);
    const parts = (await newest(result.messageIds.length)).toReversed().map(messageText);
    assert.match(parts[0] ?? '', /^line 0\n/u);
    assert.match(parts.at(-1) ?? '', /line 699$/u);
  });

  it('that the person does not settle does not happen', async () => {
    await open();
    const result = await flow.run({ sources: text('x'.repeat(5_000)), target, form: 'plain' });
    assert.equal(result.status, 'given_up');
    assert.equal(sends(), 0);
  });

  it('of nothing, or of too much, says so before the call', async () => {
    await open();
    assert.equal((await flow.run({ sources: text('  \n'), target })).status, 'given_up');
    await dialogs.find(/nothing to send/u);
    const image = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(6_000_000)]);
    const sources = [{ kind: 'file', bytes: image, fileName: 'big.png' } as const];
    assert.equal((await flow.run({ sources, target })).status, 'given_up');
    await dialogs.find(/^big\.png: It's 5\.72 MB; the SeaTalk limit is 3\.75 MB/u);
    assert.equal(sends(), 0);
  });

  it('of a broken card says what is wrong, and is not sent', async () => {
    await open();
    const card = JSON.stringify({ elements: [{ element_type: 'title', title: { text: '' } }] });
    assert.equal((await flow.run({ sources: text(card), target, form: 'card' })).status, 'given_up');
    await dialogs.find(/SeaTalk would reject this card/u);
    assert.equal(sends(), 0);
  });

  it('that nobody answered is not repeated and says that it may have been delivered', async () => {
    await open();
    await world.control('/faults', { call: 'sendMessageToGroupChat', cut: 'after' });
    const result = await flow.run({ sources: text('only once'), target });
    assert.equal(result.status, 'partly');
    const told = await dialogs.find(/may have been delivered/u);
    assert.deepEqual(told.buttons, ['Show in Groups']);
    assert.equal(sends(), 1);
    const copies = (await newest(20)).filter((message) => messageText(message) === 'only once');
    assert.equal(copies.length, 1);
    assert.deepEqual(await unfinished(), []);
  });

  it('that fails in the middle says which parts went, and sends the rest when asked to', async () => {
    await open();
    await world.control('/faults', { call: 'sendMessageToGroupChat', code: 4006, nth: 2, count: 1 });
    dialogs.press(/^Send the Rest/u);
    const sources = ['one', 'two', 'three'].flatMap(text);
    const result = await flow.run({ sources, target });
    assert.equal(result.status, 'partly');
    const told = await dialogs.find(/^1 of 3 messages were sent to Release crew\. Message 2 wasn't sent\./u);
    assert.deepEqual(told.buttons, ['Send the Rest (2)', 'Show in Groups']);
    await dialogs.find(/^Sent 2 messages/u);
    const three = await newest(3);
    assert.deepEqual(three.toReversed().map(messageText), ['one', 'two', 'three']);
  });

  it('that is refused says why, with nothing left behind', async () => {
    await open();
    await world.control('/faults', { call: 'sendMessageToGroupChat', code: 103 });
    const result = await flow.run({ sources: text('hello'), target });
    assert.equal(result.status, 'failed');
    const told = await dialogs.find(/Send Message to Group Chat/u);
    assert.equal(told.kind, 'error');
    assert.ok(told.buttons.length > 0 && told.buttons.length <= 2);
    assert.deepEqual(world.session.recents.targets, []);
    assert.deepEqual(await unfinished(), []);
  });

  it('with an app marked production is confirmed first, and not sent without', async () => {
    await open({ production: true });
    assert.equal((await flow.run({ sources: text('hello'), target })).status, 'given_up');
    const asked = await dialogs.find(/^Send this to Release crew\?$/u);
    assert.equal(asked.modal, true);
    assert.match(asked.detail ?? '', /marked as production/u);
    assert.equal(sends(), 0);
    dialogs.press(/^Send$/u);
    assert.equal((await flow.run({ sources: text('hello'), target })).status, 'sent');
  });

  it('that mentions everyone is confirmed first', async () => {
    await open();
    assert.equal(
      (await flow.run({ sources: text(`${EVERYONE} lunch`), target, form: 'text' })).status,
      'given_up',
    );
    assert.match((await dialogs.find(/^Send this/u)).detail ?? '', /mentions everyone/u);
    assert.equal(sends(), 0);
  });

  it('of more than ten messages is confirmed first', async () => {
    await open();
    const sources = Array.from({ length: 11 }, (_, index) => text(`note ${index}`)).flat();
    assert.equal((await flow.run({ sources, target })).status, 'given_up');
    await dialogs.find(/^Send 11 messages to Release crew\?$/u);
    assert.equal(sends(), 0);
  });

  it('that a command chose altogether is confirmed first', async () => {
    await open();
    const result = await flow.run({ sources: text('hello'), target, byCommand: true });
    assert.equal(result.status, 'given_up');
    assert.match((await dialogs.find(/^Send this/u)).detail ?? '', /command chose/u);
  });

  it('that a reload cut off is told once, and not sent again', async () => {
    await open();
    const before = await nextWindow();
    await before.begin({
      id: 'one',
      appName: 'Release bot',
      target: 'Release crew',
      groupId: target.groupId,
      parts: 3,
      sent: 0,
      startedAtMs: 0,
    });
    await before.advance('one', 1);
    await before.handOver('one', 2);
    assert.equal(createServices(world.window.context).sendsPending, true);
    await showInterrupted(await nextWindow());
    await showInterrupted(await nextWindow());
    assert.deepEqual(
      dialogs.shown.map(({ message }) => message),
      [
        'VS Code closed while sending to Release crew. 1 of 3 messages were sent, the next one may have been, and nothing will be resent.',
      ],
    );
    assert.equal(sends(), 0);
  });

  it('without any app offers to make one', async () => {
    await open();
    world.services.apps.removeLocal();
    assert.equal((await flow.run({ sources: text('hello') })).status, 'given_up');
    const told = await dialogs.find(/Add an app or start the local SeaTalk to send/u);
    assert.deepEqual(told.buttons, ['Start Local SeaTalk', 'Add App']);
  });

  async function someEmployee(): Promise<string> {
    for (const { groupId } of world.session.groups.groups) {
      const info = await world.session.client.groupInfoAll(groupId);
      const code = info.group_user_list?.find(({ employee_code }) => employee_code)?.employee_code;
      if (code) return code;
    }
    throw new Error('the company has nobody');
  }
});
