import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { messageText } from '../../src/contract/inbound';
import { outboxItems } from '../../src/extension/contributions';
import {
  cancelSend,
  clearSent,
  discard,
  sendUnsent,
  sendUnsure,
} from '../../src/extension/outbox/outboxActions';
import { keptText } from '../../src/extension/outbox/outboxDocuments';
import { OutboxTree } from '../../src/extension/outbox/outboxTree';
import type { OutboxRow } from '../../src/extension/outbox/outboxRow';
import { SendFlow } from '../../src/extension/send/sendFlow';
import { createServices } from '../../src/extension/session/services';
import type { GroupTarget } from '../../src/sending/sendTarget';
import { Uri } from 'vscode';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const SEND = 'sendMessageToGroupChat';

describe('the outbox', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let tree: OutboxTree;
  let target: GroupTarget;

  beforeEach(async () => {
    world = await openWorld();
    dialogs = new Dialogs();
    tree = new OutboxTree(world.services);
    await world.session.groups.refresh();
    target = { kind: 'group', groupId: world.session.groups.groups[0]?.groupId ?? '', name: 'Release crew' };
  });
  afterEach(async () => {
    tree.dispose();
    dialogs.dispose();
    await world.close();
  });

  const run = (...texts: string[]) =>
    new SendFlow(world.services).run({
      sources: texts.map((text) => ({ kind: 'text', text }) as const),
      target,
    });
  const fail = (fault: object) => world.control('/faults', { call: SEND, ...fault });
  const items = async (): Promise<vscode.TreeItem[]> => {
    const rows = await tree.getChildren();
    return rows.map((row) => tree.getTreeItem(row));
  };
  const looks = async () =>
    (await items()).map(({ label, description }) => `${label as string}: ${description as string}`);
  /** The row of a kind, which has to be the only one. */
  const row = async (kind: OutboxRow['kind']): Promise<OutboxRow> => {
    const [found, ...others] = (await tree.getChildren()).filter((one) => one.kind === kind);
    assert.ok(found && others.length === 0, `one row is ${kind}`);
    return found;
  };
  const arrived = async (text: string) => {
    const page = await world.session.history.page(target.groupId);
    return page.messages.filter((message) => messageText(message) === text).length;
  };

  it('lists what went well until it is cleared', async () => {
    await run('Build 1482 passed');
    const [item] = await items();
    assert.match(String(item?.description), /^sent at /u);
    assert.equal(item?.contextValue, outboxItems.sentToGroup);
    clearSent(world.services);
    assert.deepEqual(await items(), []);
  });

  it('keeps what was refused, says why, and sends it when it is asked to', async () => {
    await fail({ code: 103, count: 1 });
    assert.equal((await run('Build 1482 passed')).status, 'failed');
    const [item] = await items();
    assert.equal(item?.contextValue, outboxItems.unsent);
    assert.equal(
      `${item.label as string}: ${item.description as string}`,
      'Release crew: not sent · Build 1482 passed',
    );
    assert.ok(typeof item.tooltip === 'string');
    assert.match(item.tooltip, /doesn't have the permission/u);
    assert.equal((await sendUnsent(world.services, await row('kept')))?.status, 'sent');
    assert.equal(await arrived('Build 1482 passed'), 1);
    assert.deepEqual(
      (await tree.getChildren()).map(({ kind }) => kind),
      ['done'],
    );
  });

  it('has what may have arrived apart from what was not sent, and asks before it sends that again', async () => {
    await fail({ cut: 'after', nth: 2, count: 1 });
    assert.equal((await run('one', 'two', 'three')).status, 'partly');
    const [item] = await items();
    assert.equal(item?.contextValue, outboxItems.partlyUnsure);
    assert.match(String(item.description), /^message 2 may have been sent · 1 of 3 not sent/u);
    assert.equal((await sendUnsent(world.services, await row('kept')))?.status, 'sent');
    assert.deepEqual([await arrived('two'), await arrived('three')], [1, 1]);
    assert.equal((await sendUnsure(world.services, await row('kept')))?.status, 'given_up');
    assert.match((await dialogs.find(/^Send this/u)).detail ?? '', /two/u);
    assert.equal(await arrived('two'), 1);
    dialogs.press(/^Send$/u);
    assert.equal((await sendUnsure(world.services, await row('kept')))?.status, 'sent');
    assert.equal(await arrived('two'), 2);
    assert.equal((await tree.getChildren()).filter(({ kind }) => kind === 'kept').length, 0);
  });

  it('keeps it once more when it fails once more', async () => {
    await fail({ code: 103, count: 2 });
    await run('Build 1482 passed');
    await sendUnsent(world.services, await row('kept'));
    assert.deepEqual(await looks(), ['Release crew: not sent · Build 1482 passed']);
  });

  it('discards after a question', async () => {
    await fail({ code: 103, count: 1 });
    await run('Build 1482 passed');
    const kept = await row('kept');
    await discard(world.services, kept);
    assert.equal((await items()).length, 1);
    dialogs.press(/^Discard$/u);
    await discard(world.services, kept);
    assert.deepEqual(await items(), []);
    assert.match((await dialogs.find(/^Discard this message\?$/u)).detail ?? '', /Build 1482 passed/u);
  });

  it('shows what waits for its slot, until when, and cancels it', async () => {
    await fail({ code: 101, retryAfterSec: 30 });
    const sending = run('through the storm');
    const waiting = await new Promise<string>((resolve) => {
      const look = async () => {
        const [words = ''] = await looks();
        if (words.includes('waiting')) resolve(words);
      };
      tree.onDidChangeTreeData(() => void look());
      void look();
    });
    assert.match(waiting, /^Release crew: waiting until /u);
    cancelSend(await row('live'));
    assert.equal((await sending).status, 'failed');
    assert.deepEqual(await items(), [], 'a person who cancels wants no more of it');
  });

  it('has what a closed window has left, which is sent by the next only when it is asked to', async () => {
    const content = {
      appId: world.session.profile.id,
      target,
      messages: [{ tag: 'text', text: { content: 'left' } }],
    } as const;
    await (
      await createServices(world.window.context).outbox()
    ).begin(
      {
        id: 'one',
        appName: 'Release bot',
        target: 'Release crew',
        parts: 1,
        sent: 0,
        handed: 0,
        startedAtMs: 0,
      },
      content,
    );
    await (await world.services.outbox()).takeInterrupted();
    assert.equal(await arrived('left'), 0);
    assert.deepEqual(await looks(), ['Release crew: not sent · left']);
    const [item] = await items();
    assert.ok(typeof item?.tooltip === 'string');
    assert.match(item.tooltip, /VS Code closed/u);
    assert.equal((await sendUnsent(world.services, await row('kept')))?.status, 'sent');
    assert.equal(await arrived('left'), 1);
  });

  it('of another app is sent only once that is the active one', async () => {
    await fail({ code: 103, count: 1 });
    await run('Build 1482 passed');
    const kept = await row('kept');
    assert.equal(kept.kind, 'kept');
    const other = {
      ...kept,
      send: { ...kept.send, content: { ...kept.send.content, appId: 'another' } },
    } as OutboxRow;
    assert.equal(await sendUnsent(world.services, other), undefined);
    await dialogs.find(/^Switch to .* first/u);
    assert.equal(await arrived('Build 1482 passed'), 0);
  });

  it('shows a message as JSON', async () => {
    await fail({ code: 103, count: 1 });
    await run('Build 1482 passed');
    const { id } = await row('kept');
    const uri = (name: string) => Uri.from({ scheme: 'seatalk-outbox', path: `/${name}/x.json` });
    assert.match(await keptText(await world.services.outbox(), uri(id)), /"content": "Build 1482 passed"/u);
    assert.match(await keptText(await world.services.outbox(), uri('gone')), /sent or discarded meanwhile/u);
  });
});
