import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { messageText } from '../../src/contract/inbound';
import { growingFile, growingOutput } from '../../src/extension/streams/growing';
import { outboxItem } from '../../src/extension/outbox/outboxRow';
import { windowSendsOf } from '../../src/extension/send/windowSendsOf';
import type { Growing } from '../../src/extension/streams/growing';
import { isStreamWanted, streamTo } from '../../src/extension/streams/streamFlow';
import { again, until } from '../support/until';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

describe('a stream', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let folder: string;
  let groupId: string;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stream-'));
    world = await openWorld();
    dialogs = new Dialogs();
    await world.session.groups.refresh();
    groupId = world.session.groups.groups[0]?.groupId ?? '';
  });
  afterEach(async () => {
    dialogs.dispose();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const newest = async () => {
    const [message] = (await world.session.history.page(groupId, undefined)).messages;
    return message && messageText(message);
  };
  const streamed = (growing: Growing) =>
    streamTo(world.services, world.session, growing, { kind: 'group', groupId, name: 'Release room' });

  it('shows a file as it grows, until it is ended', async () => {
    const file = path.join(folder, 'build [1].log');
    writeFileSync(file, 'Compiling\n');
    const stop = new AbortController();
    const growing = growingFile(vscode.Uri.file(file));
    const end = streamed({ ...growing, follow: (write) => growing.follow(write, stop.signal) });
    await until('the first line is not shown', async () => (await newest()) === 'Compiling');
    let lines = 'Compiling';
    // When the editor begins to watch a folder, nobody is told.
    await again(
      'what was added is not shown',
      async () => {
        appendFileSync(file, '\x1b[32mDone\x1b[0m\n');
        lines += '\nDone';
      },
      async () => (await newest()) === lines,
    );
    const { clock } = world.services;
    const sends = windowSendsOf(world.services);
    const [live] = sends.live;
    assert.ok(live);
    const row = outboxItem({ kind: 'live', id: live.record.id, send: live }, clock.now());
    assert.deepEqual([row.label, row.description], ['Release room', 'streaming']);
    stop.abort();
    assert.equal(await end, 'finished');
    assert.equal(await newest(), lines);
    const [done] = sends.done;
    assert.ok(done);
    const left = outboxItem({ kind: 'done', id: done.record.id, send: done }, clock.now());
    assert.match(String(left.description), /^streamed until /u);
    assert.deepEqual(sends.live, []);
    await dialogs.find(/^Streamed to Release room$/u);
  });

  it('ends with the command whose output it shows', async () => {
    const node = JSON.stringify(process.execPath);
    assert.equal(await streamed(growingOutput(`${node} -p "'3 pas' + 'sed'"`, folder)), 'finished');
    assert.equal(await newest(), '3 passed');
    assert.equal(await streamed(growingOutput(`${node} -e "process.exit(3)"`, folder)), 'finished');
    assert.equal(await newest(), '[ended with code 3]');
  });

  it('to a chat that the workspace has named is confirmed with the chat itself', async () => {
    const target = { kind: 'group', groupId, name: 'Release room' } as const;
    const firstUse = {
      chosenBy: 'name',
      name: 'team',
      isRestricted: false,
      remember: async () => undefined,
    } as const;
    assert.equal(await isStreamWanted(world.session, target, undefined), true);
    assert.equal(await isStreamWanted(world.session, target, firstUse), false, 'nobody said yes');
    const { detail } = await dialogs.find(/^Send this to Release room\?$/u);
    assert.ok(detail?.includes(`the group Release room, ID ${groupId}`), detail);
    dialogs.press(/^Send$/u);
    assert.equal(await isStreamWanted(world.session, target, firstUse), true);
  });

  it('says that it ended early, and offers what came as a message', async () => {
    const { session } = world;
    let add = (): void => undefined;
    const broken = {
      ...session,
      dispose: () => undefined,
      client: {
        ...session.client,
        initGroupChatStream: async (...given: Parameters<typeof session.client.initGroupChatStream>) => {
          const opened = await session.client.initGroupChatStream(...given);
          setImmediate(() => add());
          return opened;
        },
        updateGroupChatStream: () => Promise.reject(new Error('the stream is over')),
      },
    };
    const growing: Growing = {
      name: 'build',
      follow: (write, signal) =>
        new Promise((resolve) => {
          write('Compiling');
          add = () => write('Compiling\nDone');
          signal.addEventListener('abort', () => resolve(), { once: true });
        }),
    };
    const target = { kind: 'group', groupId, name: 'Release room' } as const;
    assert.equal(await streamTo(world.services, broken, growing, target), 'failed');
    const { buttons } = await dialogs.find(/^The stream to Release room ended early/u);
    assert.deepEqual(buttons, ['Send as Message…']);
    assert.equal(await newest(), 'Compiling');
  });
});
