import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ConversationPanel } from '../../src/extension/conversation/conversationPanel';
import { readMessageLink, messageLink } from '../../src/extension/conversation/messageLink';
import type { GroupFrame, GroupMessage, GroupPage } from '../../src/webview/groupConversation/protocol';
import { FakeFrame } from './fakeFrame';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';

/** What a frame gets beside the messages of a conversation. */
interface Reply {
  readonly type: 'reply';
  readonly id: number;
  readonly reply?: unknown;
  readonly error?: string;
}
type Told = GroupMessage | Reply;
type OfType<Type extends Told['type']> = Extract<Told, { readonly type: Type }>;

const ofType =
  <Type extends Told['type']>(type: Type, wanted: (message: OfType<Type>) => boolean = () => true) =>
  (message: Told): message is OfType<Type> =>
    message.type === type && wanted(message as OfType<Type>);

/** What a message says, in one line. */
const gists = ({ entries }: GroupPage) => entries.map(({ gist }) => gist);

describe('the conversation of a group', () => {
  let world: GroupsWorld;
  let frame: FakeFrame<Told>;
  let panel: ConversationPanel;
  let groupId: string;
  const actions: string[] = [];
  let requests = 0;

  const say = (message: GroupFrame['messages']) => frame.sayOther(message);

  async function ask(name: string, request: object): Promise<Reply> {
    const id = ++requests;
    frame.sayOther({ type: 'request', id, name, request });
    return frame.hears(ofType('reply', (reply) => reply.id === id));
  }

  function open(group = groupId, appId = world.session.profile.id): void {
    frame = new FakeFrame();
    const act = async (name: string) => void actions.push(name);
    panel = new ConversationPanel({
      services: world.services,
      panel: frame.panel,
      clock: world.services.clock,
      groupId: group,
      appId,
      actions: {
        act: async (_panel, action) => act(action),
        open: async () => act('open'),
        link: async (_message, pointer) => act(`link ${pointer}`),
        attach: async () => act('attach'),
        help: async () => act('help'),
        send: async () => act('send'),
      },
      onError: (error) => assert.fail(String(error)),
    });
    frame.say({ type: 'ready' });
  }

  const write = (body: object) => world.control('/messages', { group: 'Release room', ...body });

  beforeEach(async () => {
    actions.length = 0;
    world = await openWorld();
    await world.session.groups.refresh();
    const group = [...world.emulator.world.groups.values()].find(({ name }) => name === 'Release room');
    assert.ok(group);
    groupId = group.groupId;
  });
  afterEach(async () => {
    frame.dispose();
    await world.close();
  });

  it('shows the newest messages with names, times and threads, oldest first', async () => {
    open();
    const { page, head } = await frame.hears(ofType('opened'));
    assert.equal(gists(page).at(-1), 'Version v4.6.0 is everywhere. Thank you all, quiet evening');
    // Names that are not known yet come together, a moment later.
    await frame.hears(
      ofType('changed', ({ page: now }) => now.entries.some(({ sender }) => sender.name === 'Mira Tan')),
    );
    assert.equal(page.hasOlder, true);
    assert.ok(page.entries.some(({ replies }) => replies > 0));
    const times = page.entries.map(({ sentAtMs }) => sentAtMs);
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.equal(head.groupId, groupId);
  });

  it('reads to its beginning with one call a page, and says there how far bots can read', async () => {
    open();
    const { page } = await frame.hears(ofType('opened'));
    const all = gists(page).length;
    let count = all;
    let calls = world.calls().filter((call) => call === 'getChatHistory').length;
    for (let last = page; last.hasOlder;) {
      const { reply } = await ask('older', {});
      last = reply as GroupPage;
      count += last.entries.length;
      assert.equal(world.calls().filter((call) => call === 'getChatHistory').length, ++calls);
      if (!last.hasOlder) assert.match(last.beginning ?? '', /last 7 days/u);
    }
    assert.ok(count > all);
  });

  it('sends text and files as the bot, into the chat, a thread and below a quote', async () => {
    open();
    const { page } = await frame.hears(ofType('opened'));
    const root = page.entries.at(-1)?.id ?? '';
    assert.equal((await ask('write', { text: 'On it', isPlain: false })).reply, null);
    const sent = await frame.hears(ofType('changed', ({ page: now }) => gists(now).includes('On it')));
    assert.equal(sent.page.entries.at(-1)?.sender.kind, 'bot');
    say({ type: 'thread', rootId: root });
    const { page: begun } = await frame.hears(ofType('thread'));
    assert.deepEqual([begun.entries.map(({ id }) => id), begun.hasOlder], [[root], false]);
    await ask('write', { text: 'In the thread', isPlain: true, rootId: root });
    await frame.hears(
      ofType('changed', ({ rootId, page: now }) => rootId === root && gists(now).includes('In the thread')),
    );
    const base64 = Buffer.from('a log of the deploy').toString('base64');
    const file = { name: 'deploy.log', base64 };
    assert.deepEqual(await ask('write', { text: '', isPlain: false, quotedId: root, file }), {
      type: 'reply',
      id: requests,
      reply: null,
    });
    await frame.hears(
      ofType('changed', (told) => {
        const { gist, quote } = told.page.entries.at(-1) ?? {};
        return gist === 'deploy.log' && quote?.gist.startsWith('Version v4.6.0') === true;
      }),
    );
    assert.ok(!frame.told.some(({ type }) => type === 'trouble'));
  });

  it('says what became of a message that was not sent, and keeps it with its writer', async () => {
    open();
    await frame.hears(ofType('opened'));
    await world.emulator.stop();
    const { error } = await ask('write', { text: 'Hello?', isPlain: false });
    assert.match(error ?? '', /local SeaTalk|connect/iu);
  });

  it('shows at once what somebody writes, once it is told that the group has news', async () => {
    open();
    await frame.hears(ofType('opened'));
    await write({ from: 'Jo Lim', text: 'Is it out?' });
    say({ type: 'refresh' });
    const { gone } = await frame.hears(ofType('changed', ({ page }) => gists(page).includes('Is it out?')));
    assert.deepEqual(gone, []);
  });

  it('brings a message into sight that is further back, and says so where there is none', async () => {
    open();
    await frame.hears(ofType('opened'));
    const { reply } = await ask('older', {});
    const [oldest] = (reply as GroupPage).entries;
    panel.show({ messageId: oldest?.id });
    assert.equal((await frame.hears(ofType('reveal'))).id, oldest?.id);
    panel.show({ messageId: 'invented-message-id' });
    const told = await frame.hears(ofType('trouble', ({ trouble }) => trouble !== undefined));
    assert.match(told.trouble?.words ?? '', /older than what can be read/u);
  });

  it('says why history can not be read, and reads it once that is put right', async () => {
    const app = `/apps/${world.emulator.app.appId}`;
    await world.control(app, { revoke: ['Get Chat History'] }, 'PATCH');
    open();
    const away = await frame.hears(ofType('away'));
    assert.equal(away.action, 'Try Again');
    assert.match(away.words, /permission/u);
    await world.control(app, { grant: ['Get Chat History'] }, 'PATCH');
    say({ type: 'help' });
    await frame.hears(ofType('opened'));
  });

  it('belongs to one app: with another one active it says so and leads back', async () => {
    open(groupId, 'invented-profile-id');
    const { words, action } = await frame.hears(ofType('away'));
    assert.match(words, /was removed/u);
    assert.equal(action, undefined);
  });

  it('warns of what formatting takes away', async () => {
    open();
    await frame.hears(ofType('opened'));
    const loses = (await ask('advise', { text: 'call __init__ now', isPlain: false })).reply;
    assert.match(String(loses), /takes characters of this text away/u);
    assert.deepEqual((await ask('advise', { text: 'call __init__ now', isPlain: true })).reply, []);
  });

  it('gives pictures as data, and addresses of attachments to nobody', async () => {
    open();
    const { page } = await frame.hears(ofType('opened'));
    const picture = page.entries.find(({ body }) => body.kind === 'image');
    assert.ok(picture?.body.kind === 'image');
    const { reply } = await ask('picture', { fileId: picture.body.fileId });
    assert.match(String(reply), /^data:image\/png;base64,/u);
    assert.doesNotMatch(JSON.stringify(frame.told), /https?:\/\/[^"]*media/u);
    assert.equal((await ask('picture', { fileId: '999' })).reply, null);
  });

  it('takes nothing from the frame that it does not know', async () => {
    open();
    await frame.hears(ofType('opened'));
    const { error } = await ask('write', { text: 5 });
    assert.ok(error);
    say({ type: 'act', id: 'x', action: 'json' });
    say({ type: 'send' });
    await ask('advise', { text: '', isPlain: true });
    assert.deepEqual(actions, ['send']);
  });

  it('is led to by links, which carry ids and nothing else', () => {
    const link = messageLink('publisher.name', {
      app: 'NDA',
      group: 'g&1',
      thread: undefined,
      message: 'm=2',
    });
    assert.deepEqual(readMessageLink(vscode.Uri.parse(link)), {
      app: 'NDA',
      group: 'g&1',
      thread: undefined,
      message: 'm=2',
    });
    assert.equal(readMessageLink(vscode.Uri.parse('vscode://publisher.name/other?app=a&group=g')), undefined);
    assert.equal(readMessageLink(vscode.Uri.parse('vscode://publisher.name/message?app=a')), undefined);
  });
});
