import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MessageDocuments } from '../../src/extension/groups/messageDocuments';
import { GroupNode } from '../../src/extension/groups/nodes/groupNode';
import { LoadMoreNode } from '../../src/extension/groups/nodes/loadMoreNode';
import { MessageNode } from '../../src/extension/groups/nodes/messageNode';
import type { ViewNode } from '../../src/extension/groups/nodes/viewNode';
import { Rows, openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';

function group(row: ViewNode | undefined): GroupNode {
  assert.ok(row instanceof GroupNode);
  return row;
}

describe('the rows of the groups view', () => {
  let world: GroupsWorld;
  let rows: Rows;

  beforeEach(async () => {
    world = await openWorld();
    rows = new Rows(world);
  });
  afterEach(async () => {
    rows.root.dispose();
    await world.close();
  });

  /** The first group by name, once all names have come. */
  const firstGroup = async () => {
    await rows.settled();
    await world.session.groups.refresh();
    while (world.session.groups.groups.some(({ name }) => name === undefined)) await groupsChange();
    return group(rows.children()[0]);
  };

  /** A group whose members may be seen. */
  const openGroup = async () => {
    await firstGroup();
    const open = world.session.groups.groups.find(
      ({ settings, memberTotal }) => settings?.can_view_member_list !== false && (memberTotal ?? 0) > 1,
    );
    return group(rows.root.find(open?.groupId ?? ''));
  };

  const groupsChange = () =>
    new Promise<void>((resolve) => {
      const subscription = world.session.groups.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });

  it('are the groups the bot is in, by name, with the number of members', async () => {
    assert.deepEqual(rows.labels(), ['Loading groups…']);
    const item = (await openGroup()).treeItem();
    const known = world.session.groups.groups.map(({ name }) => name);
    assert.ok(known.length >= 5, `the company has ${known.length} groups`);
    assert.deepEqual(rows.labels(), known);
    assert.match(String(item.description), /^\d+ members?/u);
    const hidden = world.session.groups.groups.find(
      ({ settings }) => settings?.can_view_member_list === false,
    );
    const closed = rows.root.find(hidden?.groupId ?? '')?.treeItem();
    assert.equal(closed?.description, '', 'a number that is hidden is not shown as 0');
    assert.equal(item.contextValue, 'seatalk.group');
    assert.match(item.accessibilityInformation?.label ?? '', /^Group /u);
  });

  it('keep their ids and objects across refreshes, so that nothing closes', async () => {
    const node = await firstGroup();
    await rows.root.refresh(new AbortController().signal);
    assert.equal(rows.root.find(node.groupId), node);
    await node.load();
    const before = node.children().map(({ id }) => id);
    await node.refresh();
    assert.deepEqual(
      node.children().map(({ id }) => id),
      before,
    );
    assert.equal(new Set(before).size, before.length);
  });

  it('have details first, then messages from new to old, then the way on or the end', async () => {
    const node = await firstGroup();
    assert.deepEqual(rows.labels(node), ['Details', 'Loading…']);
    const children = await rows.settled(node);
    const times = children
      .filter((row) => row instanceof MessageNode)
      .map(({ message }) => message.message_sent_time ?? 0);
    assert.ok(times.length > 0);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
    assert.match(
      rows.labels(node).at(-1) ?? '',
      /^(Load more|SeaTalk doesn't provide messages older than 7 days)$/u,
    );
  });

  describe('when answers hold what nobody can read', () => {
    const { fetch } = globalThis;
    afterEach(() => {
      globalThis.fetch = fetch;
    });

    /** Changes the answers to one path on their way. */
    function changeAnswers(path: string, change: (body: Record<string, unknown>) => void): void {
      const before = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const response = await before(input, init);
        if (!new Request(input).url.includes(path)) return response;
        const body = (await response.json()) as Record<string, unknown>;
        change(body);
        return Response.json(body);
      };
    }

    it('show a message of which that is so as unreadable, in its place, with its JSON', async () => {
      const node = await firstGroup();
      changeAnswers('/group_chat/history', (body) => {
        const [newest] = body['chat_history'] as { message_sent_time: number }[];
        const at = { message_sent_time: newest?.message_sent_time };
        body['chat_history'] = [
          newest,
          { ...at, message_id: 'invented-1', tag: 'text', text: 5 },
          {
            ...at,
            message_id: 'invented-2',
            tag: 'text',
            text: { plain_text: 'Read', mentioned_list: [null] },
          },
          null,
        ];
      });
      const messages = (await rows.settled(node)).filter((row) => row instanceof MessageNode);
      const items = messages.map((row) => row.treeItem());
      assert.deepEqual(
        items.slice(1).map(({ label }) => label),
        ['Unknown sender: Unreadable message', 'Unknown sender: Read', 'Unknown sender: Unreadable message'],
      );
      assert.match(String(items[2]?.description), /partly unreadable/u);
      const row = messages[1];
      const hover = await row?.hover(new AbortController().signal);
      assert.match(hover?.value ?? '', /\/chat\\_history\/1\/text/u);
      const documents = new MessageDocuments(world.services.sessions);
      await documents.open(row?.message ?? {}, 'Unreadable');
      const uri = vscode.Uri.from({ scheme: 'seatalk-message', path: '/invented-1.json' });
      const { token } = new vscode.CancellationTokenSource();
      assert.deepEqual(JSON.parse(await documents.provideTextDocumentContent(uri, token)), {
        message_sent_time: row?.message.message_sent_time,
        message_id: 'invented-1',
        tag: 'text',
        text: 5,
      });
      documents.dispose();
    });

    it('show groups and members of which that is so as unreadable', async () => {
      const node = await openGroup();
      changeAnswers('/group_chat/joined', (body) => {
        (body['joined_group_chats'] as { group_id: unknown[] }).group_id.unshift(null);
      });
      changeAnswers('/group_chat/info', (body) => {
        (body['group'] as { group_user_list: unknown[] }).group_user_list.unshift('who?');
      });
      await world.session.groups.refresh();
      assert.equal(rows.labels().at(-1), 'Unreadable group');
      await node.conversation.details.refresh();
      const [details] = node.children();
      const [members] = details?.children() ?? [];
      const [first] = members?.children() ?? [];
      assert.equal(first?.treeItem().label, 'Unreadable member');
      assert.match(String(first?.treeItem().description), /who\?/u);
    });
  });

  it('load more in place until the end is said', async () => {
    const target = await openGroup();
    await world.control('/messages', {
      group: target.name,
      from: await memberOf(target),
      text: 'note {n}',
      times: 120,
    });
    await target.load();
    let more = (await rows.settled(target)).at(-1);
    assert.ok(more instanceof LoadMoreNode);
    const { id } = more;
    const first = target.children().filter((row) => row instanceof MessageNode).length;
    await more.owner.loadMore();
    assert.ok(target.children().filter((row) => row instanceof MessageNode).length > first);
    for (more = target.children().at(-1); more instanceof LoadMoreNode; more = target.children().at(-1)) {
      await more.owner.loadMore();
    }
    assert.equal(more?.id, id, 'the row at the end keeps its place');
    assert.match(rows.labels(target).at(-1) ?? '', /older than 7 days/u);
  });

  it('of a thread stand under its root, from old to new, with their number', async () => {
    const root = await someThread();
    const replies = (await rows.settled(root)).filter((row) => 'message' in row);
    assert.ok(replies.length > 0);
    assert.equal(root.treeItem().contextValue?.startsWith('seatalk.message.root'), true);
    assert.match(String(root.treeItem().description), /repl(y|ies)/u);
    assert.equal(replies[0]?.treeItem().contextValue?.startsWith('seatalk.message.reply'), true);
  });

  it('of a long thread begin with the newest replies, and load older ones above them', async () => {
    const target = await openGroup();
    const message = { group: target.name, from: await memberOf(target) };
    const { uid } = await world.control('/messages', { ...message, text: 'a long thread' });
    await world.control('/messages', { ...message, text: 'reply {n}', thread_id: uid, times: 60 });
    await target.refresh();
    // The root is too far back for the first page of the history: the newest reply stands for the thread.
    const thread = await rows.find(/reply 60$/u, target);
    const [more] = await rows.settled(thread);
    assert.ok(more instanceof LoadMoreNode);
    assert.match(rows.labels(thread).at(-1) ?? '', /reply 59$/u);
    await more.owner.loadMore();
    const labels = rows.labels(thread);
    assert.equal(labels.length, 60);
    assert.match(labels[0] ?? '', /a long thread$/u);
    assert.match(labels[1] ?? '', /reply 1$/u);
    assert.match(labels.at(-1) ?? '', /reply 59$/u);
  });

  it('show a quoted message below the one that quotes it', async () => {
    const target = await openGroup();
    const from = await memberOf(target);
    const quoted = await world.control('/messages', { group: target.name, from, text: 'the very first' });
    const id = quoted['uid'] ?? quoted['id'] ?? quoted['number'];
    await world.control('/messages', { group: target.name, from, text: 'as said', quoted_message_id: id });
    await target.refresh();
    const row = await rows.find(/as said$/u, target);
    const below = await rows.find(/the very first$/u, row);
    assert.equal(below.treeItem().contextValue, 'seatalk.message.quoted.text');
  });

  it('read a quoted message again that could not be read, though its row has no thread', async () => {
    const target = await openGroup();
    const from = await memberOf(target);
    const quoted = await world.control('/messages', { group: target.name, from, text: 'the very first' });
    const id = quoted['uid'] ?? quoted['id'] ?? quoted['number'];
    await world.control('/messages', { group: target.name, from, text: 'as said', quoted_message_id: id });
    await target.refresh();
    const row = await rows.find(/as said$/u, target);
    assert.ok(row instanceof MessageNode);
    world.session.history.forget(row.quotedId ?? '');
    await world.control('/faults', { call: 'getMessageByMessageId', code: 5 });
    await rows.find(/^Couldn't load quoted message$/u, row);
    await world.control('/faults', {}, 'DELETE');
    const found = rows.find(/the very first$/u, row);
    await row.refresh();
    assert.ok(await found);
  });

  it('say how to get the permission where the history is closed, and what works without it', async () => {
    await world.control(
      `/apps/${encodeURIComponent(world.emulator.app.appId)}`,
      { revoke: ['Get Chat History'] },
      'PATCH',
    );
    const node = await firstGroup();
    await rows.settled(node);
    assert.deepEqual(rows.labels(node), [
      'Details',
      'No permission to read history',
      'Open Developer Portal',
      'Open Thread by ID…',
    ]);
    const items = rows.items(node);
    const { tooltip } = items[1] ?? {};
    assert.match(typeof tooltip === 'string' ? tooltip : '', /Get Chat History.*release a version/su);
    assert.equal(items[3]?.command?.command, 'seatalk.groups.openThread');
  });

  it('open a thread by its id where the history is closed', async () => {
    const root = await someThread();
    const threadId = root.threadId ?? '';
    await world.control(
      `/apps/${encodeURIComponent(world.emulator.app.appId)}`,
      { revoke: ['Get Chat History'] },
      'PATCH',
    );
    const node = rows.root.find(root.groupId);
    node?.conversation.forget();
    await node?.load();
    const opened = await node?.openThread(threadId, new AbortController().signal);
    assert.ok(opened);
    assert.ok((await rows.settled(opened)).length > 0);
    assert.ok(node?.children().includes(opened));
  });

  it('say that they could not be read again, and keep what was read', async () => {
    const node = await firstGroup();
    await node.load();
    const before = rows.labels(node).length;
    await world.control('/faults', { call: 'getChatHistory', code: 5 });
    await node.refresh();
    const labels = rows.labels(node);
    assert.match(labels[1] ?? '', /^Last updated/u);
    assert.equal(labels.length, before + 1);
    await world.control('/faults', {}, 'DELETE');
    await node.refresh();
    assert.equal(rows.labels(node).length, before);
  });

  it('say so when the list of groups cannot be read, with a way to try again', async () => {
    await world.control('/faults', { call: 'getJoinedGroupChats', code: 103 });
    const row = await rows.find(/^Couldn't load groups/u);
    assert.match(String(row.treeItem().description), /Get Joined Group Chat List/u);
    await world.control('/faults', {}, 'DELETE');
    await rows.root.refresh(new AbortController().signal);
    assert.doesNotMatch(rows.labels()[0] ?? '', /could not/iu);
  });

  it('say that the bot is in no group', async () => {
    await world.control('/reset', { seed: 'empty' });
    rows.labels();
    await rows.find(/any groups yet/u);
  });

  it('that match a filter are left, and none is said', async () => {
    const node = await firstGroup();
    const offer = 'Search by Member…';
    assert.deepEqual(rows.labels(undefined, node.name.toUpperCase()), [node.name, offer]);
    assert.match(rows.labels(undefined, 'qqqq')[0] ?? '', /No group matches "qqqq"/u);
  });

  it('tell members and settings when the details are opened', async () => {
    const node = await openGroup();
    const details = await rows.find(/^Details$/u, node);
    const members = await rows.find(/^Members$/u, details);
    assert.ok(members.children().length > 1);
    assert.ok(rows.labels(details).includes('History for new members'));
  });

  it('show text from chats as plain text: no links, no icons, one line', async () => {
    const target = await openGroup();
    const text = '$(bug) [x](command:workbench.action.quit)\nsecond line';
    await world.control('/messages', { group: target.name, from: await memberOf(target), text });
    await target.load();
    const row = await rows.find(/command:workbench/u, target);
    const { label } = row.treeItem();
    assert.equal(typeof label, 'string');
    assert.doesNotMatch(typeof label === 'string' ? label : '\n', /\n/u);
    const hover = await row.hover(new AbortController().signal);
    assert.ok(hover);
    assert.equal(hover.supportThemeIcons, false);
    assert.deepEqual(hover.isTrusted, { enabledCommands: ['seatalk.copyId', 'seatalk.showMessage'] });
    const links = [...hover.value.matchAll(/(?<!\\)\]\((?<target>[^)]*)\)/gu)].map(
      ({ groups }) => groups?.['target'],
    );
    assert.ok(links.length > 0);
    for (const link of links)
      assert.match(link ?? '', /^command:seatalk\.(copyId|showMessage)\?/u, 'links are ours alone');
    assert.match(hover.value, /second line/u);
  });

  it('tell in their hover who wrote when, a card in short, a picture, and ids to copy', async () => {
    const signal = new AbortController().signal;
    const target = await firstGroup();
    const card = {
      elements: [
        { element_type: 'title', title: { text: 'Deploy *1482*' } },
        { element_type: 'button', button: { button_type: 'callback', text: 'Approve', value: 'k93' } },
      ],
    };
    await world.control('/messages', { group: target.groupId, from: 'Standup Bot', card });
    await target.load();
    const row = await rows.find(/: Deploy \*1482\*$/u, target);
    const { value } = (await row.hover(signal)) ?? {};
    assert.match(value ?? '', /^\*\*.+\*\* .*Card/u);
    assert.match(value ?? '', /\*\*Deploy \\\*1482\\\*\*\*/u, 'what people wrote is text');
    assert.match(value ?? '', /\\\[Approve\\\]/u);
    assert.match(value ?? '', /Message ID .*command:seatalk\.copyId/u);
    const place = /command:seatalk\.showMessage\?(?<place>[^)]*)\)/u.exec(value ?? '')?.groups?.['place'];
    const [shown] = JSON.parse(decodeURIComponent(place ?? '')) as [{ groupId: string; messageId: string }];
    assert.equal(shown.groupId, target.groupId, 'a link leads to it in its conversation');
    const { tooltip } = target.treeItem();
    assert.match(typeof tooltip === 'object' ? tooltip.value : '', /Group ID .*command:seatalk\.copyId/u);
  });

  it('open what they are by a click, groups their conversation', async () => {
    const root = await someThread();
    assert.equal((await firstGroup()).treeItem().command?.command, 'seatalk.openConversation');
    assert.equal(root.treeItem().command?.command, 'seatalk.groups.openRow');
    const [reply] = (await rows.settled(root)).filter((row) => 'message' in row);
    assert.equal(reply?.treeItem().command?.command, 'seatalk.groups.openRow');
  });

  it('keep the icon of a card that has replies', async () => {
    const target = await firstGroup();
    const card = { elements: [{ element_type: 'title', title: { text: 'Vote' } }] };
    const bot = { group: target.groupId, from: 'Standup Bot' };
    const sent = await world.control('/messages', { ...bot, card });
    const root = sent['uid'] ?? sent['id'] ?? sent['number'];
    await world.control('/messages', { ...bot, text: 'yes', thread_id: root });
    await target.load();
    const { iconPath, description } = (await rows.find(/: Vote$/u, target)).treeItem();
    assert.match(String(description), /1 reply/u);
    assert.ok(typeof iconPath === 'object' && 'id' in iconPath);
    assert.equal(iconPath.id, 'credit-card');
  });

  it('name the sender once the profile has come', async () => {
    const node = await firstGroup();
    await node.load();
    const unnamed = () => rows.labels(node).filter((label) => /^(\d{6,}|\S+@\S+):/u.test(label));
    const before = unnamed().length;
    // Nothing may happen between the look and the wait.
    while (unnamed().length > 0 && unnamed().length === before) await nextChange();
    assert.ok(rows.labels(node).some((label) => /^[A-Z]\p{L}+ \p{L}+/u.test(label)));
  });

  it('hold no more messages than there is room for once their group is closed', async () => {
    const node = await firstGroup();
    await node.load();
    assert.ok(node.conversation.heldCount > 0);
    node.conversation.forget();
    assert.equal(node.conversation.heldCount, 0);
    assert.equal(node.conversation.isLoaded, false);
  });

  const nextChange = () =>
    new Promise<void>((resolve) => {
      const subscription = world.session.people.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });

  /** The root of a thread with replies, in whichever group has one. */
  async function someThread(): Promise<MessageNode> {
    await firstGroup();
    for (const { groupId } of world.session.groups.groups) {
      const node = rows.root.find(groupId);
      await node?.load();
      const root = node
        ?.children()
        .find((row) => row instanceof MessageNode && row.treeItem().contextValue?.includes('.root'));
      if (root instanceof MessageNode && root.seenReplies > 0) return root;
    }
    throw new Error('the company has no thread');
  }

  async function memberOf(target: GroupNode): Promise<string> {
    const info = await world.session.client.groupInfoAll(target.groupId);
    return info.group_user_list?.find(({ email }) => email)?.email ?? '';
  }
});
