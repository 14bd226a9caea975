import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { AppProfile } from '../../src/extension/profiles/appProfile';
import type { ReceivingActions } from '../../src/extension/events/receiving/receivingActions';
import { receptionWords } from '../../src/extension/events/words/receivingWords';
import { EventSocket } from '../../src/events/socket/eventSocket';
import type { SocketState } from '../../src/events/socket/socketState';
import { sampleEvent } from '../../src/contract/eventTable';
import { sign } from '../../src/wire/signature';
import { Answers } from './answers';
import { EventsWorld, TestBot } from './eventsWorld';
import { Dialogs } from './sendDialogs';

const SIGNING_SECRET = 'invented-signing-secret';
const RECEIVING = /^Real Bot: WebSocket of SeaTalk: receiving/u;

describe('the events of a real app in the events view', () => {
  let world: EventsWorld;
  let act: ReceivingActions;
  let app: AppProfile;
  let answers: Answers;
  let dialogs: Dialogs;
  let items: vscode.StatusBarItem[];
  const { createStatusBarItem } = vscode.window;

  beforeEach(async () => {
    items = [];
    replaceStatusBar((...given: Parameters<typeof createStatusBarItem>) => {
      const item = createStatusBarItem(...given);
      items.push(item);
      return item;
    });
    answers = new Answers();
    dialogs = new Dialogs();
    // To this window, the local SeaTalk is a server like any other.
    world = await EventsWorld.open({ isKnown: false });
    const { appId, appSecret } = world.emulator.app;
    const { url: baseUrl } = world;
    const profile = { name: 'Real Bot', appId, kind: 'custom', baseUrl, production: false } as const;
    app = await world.services.apps.add(profile, appSecret);
    await world.services.apps.setSigningSecret(app.id, SIGNING_SECRET);
    world.emulator.deliveries.useSocket(appId);
    act = await world.receiving();
  });
  afterEach(async () => {
    dialogs.dispose();
    await world.close();
    answers.dispose();
    replaceStatusBar(createStatusBarItem);
  });

  const tap = (value: string) =>
    world.emulator.deliveries.sendTest(world.emulator.app.appId, 'interactive_message_click', { value });
  const connection = () => {
    const found = world.emulator.deliveries.connectionOf(world.emulator.app.appId);
    return found.method === 'socket' ? found.state : found.method;
  };
  async function receiving(): Promise<void> {
    dialogs.press(/^Receive Events$/u);
    await act.receive();
    await world.find(RECEIVING);
  }

  describe('are received', () => {
    it('only after a warning that names the consequence; No connects nothing', async () => {
      await act.receive();
      const [asked] = dialogs.shown;
      assert.match(asked?.message ?? '', /Receive the events of Real Bot in this window/u);
      assert.match(asked?.detail ?? '', /one WebSocket connection per app.*SeaTalk disconnects it/u);
      assert.deepEqual([asked?.modal, asked?.kind, asked?.buttons], [true, 'warning', ['Receive Events']]);
      assert.deepEqual(await world.words(), []);
      assert.equal(connection(), 'waiting');
      assert.deepEqual(items, []);
      // It is asked every time.
      await receiving();
      act.stopReceiving();
      await act.receive();
      assert.equal(dialogs.shown.filter(({ modal }) => modal).length, 3);
      assert.deepEqual(await world.words(), []);
    });

    it('of production with stronger words', async () => {
      await world.services.apps.update(app.id, { production: true });
      await act.receive();
      const [asked] = dialogs.shown;
      assert.match(asked?.message ?? '', /Real Bot is marked as production/u);
      assert.match(asked?.detail ?? '', /Real people write to this app.*no answers/u);
      assert.deepEqual(asked?.buttons, ['Take Events from Production']);
    });

    it('never of the local SeaTalk, nor without an app or its secret', async () => {
      const other = await EventsWorld.open();
      try {
        await (await other.receiving()).receive();
        await dialogs.find(/events of the local SeaTalk appear here already/u);
      } finally {
        await other.close();
      }
      await world.window.secrets.delete(`seatalk.app.${app.id}.secret`);
      await act.receive();
      await dialogs.find(/secret of this app isn't stored/u);
      await world.services.apps.remove(app.id);
      await act.receive();
      await dialogs.find(/No app is selected/u);
    });

    it('as rows, newest first, with the status bar saying so until it stops', async () => {
      await receiving();
      tap('first');
      await world.find(/^Button tap: .*first · Real Bot$/u);
      tap('second');
      const row = await world.find(/^Button tap: .*second · Real Bot$/u);
      assert.equal((row.iconPath as vscode.ThemeIcon).id, 'inbox');
      const words = await world.words();
      assert.match(words[0] ?? '', RECEIVING);
      assert.match(words[1] ?? '', /second/u);
      assert.match(words[2] ?? '', /first/u);
      const [item] = items;
      assert.match(item?.text ?? '', /Real Bot: receiving$/u);
      act.stopReceiving();
      assert.equal(items.length, 1);
      await world.find(/second/u);
      assert.equal((await world.words()).length, 2, 'what came stays');
      await world.actions.clear();
      assert.deepEqual(await world.words(), []);
    });

    it('and open as JSON, and are saved as fixtures without secrets', async () => {
      await receiving();
      tap(`leaks ${SIGNING_SECRET}`);
      const row = await world.find(/^Button tap/u);
      await world.actions.open(row.row);
      const uri = vscode.window.activeTextEditor?.document.uri;
      assert.ok(uri);
      const shown = JSON.parse(await world.actions.content(uri)) as { event: { value: string } };
      assert.equal(shown.event.value, `leaks ${SIGNING_SECRET}`);
      const file = path.join(world.window.folder, 'tap.json');
      answers.give(vscode.Uri.file(file));
      await world.actions.saveFixture(row.row);
      const saved = await readFile(file, 'utf8');
      assert.doesNotMatch(saved, /invented-signing-secret/u);
      assert.match(saved, /interactive_message_click/u);
      await world.actions.clear();
      assert.match(await world.actions.content(uri), /^\/\/ .*no longer keeps/u);
    });

    it('until another connection takes over, which is said with when it is tried again', async () => {
      await receiving();
      const { appId, appSecret } = world.emulator.app;
      const bot = EventSocket.connect({
        url: `${app.baseUrl.replace('http', 'ws')}/ws/bot`,
        appId,
        appSecret,
        onEvent: () => undefined,
        onState: () => undefined,
        onError: (error) => assert.fail(String(error)),
      });
      try {
        await world.find(
          /kicked, waiting until .*Another connection of this app took over, probably your bot/u,
        );
        assert.match(items[0]?.text ?? '', /Real Bot: kicked, waiting until/u);
      } finally {
        bot.dispose();
      }
    });

    it('not with a wrong secret: SeaTalk’s reason is shown, and a click asks again', async () => {
      await world.services.apps.update(app.id, {}, 'another-invented-secret');
      dialogs.press(/^Receive Events$/u);
      await act.receive();
      const row = await world.find(
        /WebSocket of SeaTalk: rejected\. .*app_secret is invalid.*Check the App ID/u,
      );
      assert.equal(row.command?.command, 'seatalk.events.receive');
    });

    for (const [name, change] of [
      ['switched', () => world.services.apps.setActive('local')],
      ['removed', () => world.services.apps.remove(app.id)],
      ['edited', () => world.services.apps.update(app.id, { name: 'Other name' })],
      ['given another secret', () => world.services.apps.update(app.id, {}, 'another-invented-secret')],
    ] as const)
      it(`no longer once the app is ${name}`, async () => {
        await receiving();
        await change();
        await dialogs.find(/^Stopped receiving events of Real Bot/u);
        assert.deepEqual(await world.words(), []);
        assert.equal(dialogs.shown.filter(({ message }) => message.startsWith('Stopped')).length, 1);
      });
  });

  describe('go on to a bot on this machine', () => {
    let bot: TestBot;
    let url: string;

    beforeEach(async () => {
      bot = new TestBot(SIGNING_SECRET);
      url = await bot.start();
      bot.answer = () => [200, 'thanks'];
    });
    afterEach(() => bot.stop());

    it('signed, as they come, with its answer below the event, until it stops', async () => {
      await receiving();
      answers.give(url);
      await act.forward();
      await world.find(new RegExp(`^Forwarding: to ${url}$`, 'u'));
      tap('pass on');
      await bot.until(1);
      assert.deepEqual(bot.isSigned, [true]);
      assert.equal(bot.got[0]?.event['value'], 'pass on');
      const row = await world.find(/pass on/u);
      await world.find(/^200 OK: \d+ ms$/u, row.row);
      await world.find(/^Bot's answer: thanks$/u, row.row);
      act.stopForwarding();
      tap('stays here');
      const kept = await world.find(/stays here/u);
      assert.equal((kept.iconPath as vscode.ThemeIcon).id, 'inbox');
      assert.equal(bot.got.length, 1);
      // The workspace remembers the address.
      answers.give(url);
      await act.forward();
      assert.deepEqual(answers.asked.at(-1)?.labels, [url]);
      act.stopReceiving();
      assert.deepEqual(
        (await world.words()).filter((words) => words.startsWith('Forwarding')),
        [],
      );
    });

    it('again by Replay, also when none is forwarded', async () => {
      await receiving();
      tap('once more');
      const row = await world.find(/once more/u);
      answers.give(url);
      await world.actions.replay(row.row);
      await bot.until(1);
      assert.deepEqual(bot.isSigned, [true]);
      await world.find(/^200 OK/u, (await world.find(/once more/u)).row);
      assert.deepEqual(
        (await world.words()).filter((words) => words.startsWith('Forwarding')),
        [],
      );
      // While events are forwarded, to where they are.
      answers.give(url);
      await act.forward();
      await world.actions.replay(row.row);
      await bot.until(2);
      assert.equal(bot.got[1]?.event_id, bot.got[0]?.event_id);
    });

    it('nowhere else', async () => {
      await receiving();
      answers.give('https://bot.example.com/callback');
      await act.forward();
      assert.match(answers.complaints.join(), /forwarded to this machine only/u);
      assert.equal((await world.words()).length, 1);
    });

    it('no longer once the app has another signing secret, which the bot may not know', async () => {
      await receiving();
      answers.give(url);
      await act.forward();
      await world.services.apps.setSigningSecret(app.id, 'another-signing-secret');
      await dialogs.find(/^Stopped .*forwarding for Real Bot, because its signing secret was changed/u);
      const words = await world.words();
      assert.equal(words.length, 1);
      assert.match(words[0] ?? '', RECEIVING);
    });
  });

  describe('come as callbacks', () => {
    const post = (url: string, body: string, headers: Record<string, string>) =>
      fetch(url, { method: 'POST', body, headers });

    async function listening(): Promise<string> {
      answers.give(String(await freePort()));
      await act.listen();
      return vscode.env.clipboard.readText();
    }

    it('to a port that was asked for, whose address is copied, with how to forward it', async () => {
      const url = await listening();
      assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/callback$/u);
      const { message, buttons } = await dialogs.find(/^Listening at/u);
      assert.match(message, /Ports view.*callback URL in the developer portal/u);
      assert.deepEqual(buttons, ['Open Ports View']);
      const body = JSON.stringify({
        ...sampleEvent('interactive_message_click'),
        timestamp: Math.floor(Date.now() / 1_000),
      });
      const answer = await post(url, body, { Signature: sign(Buffer.from(body), SIGNING_SECRET) });
      assert.equal(answer.status, 200);
      await world.find(/^Button tap: .*Real Bot$/u);
      act.stopListening();
      assert.equal((await world.words()).length, 1);
      await assert.rejects(post(url, body, {}));
    });

    it('and are rejected with a reason when they are unsigned, or signed by somebody else', async () => {
      const url = await listening();
      assert.equal((await post(url, '{}', {})).status, 401);
      assert.equal((await post(url, '{}', { Signature: sign(Buffer.from('{}'), 'wrong') })).status, 401);
      const row = await world.find(/^Real Bot: listening at .* · 2 requests rejected$/u);
      await world.find(/^Rejected: .*It wasn't signed/u, row.row);
      await world.find(/^Rejected: .*signature is wrong\. Check the signing secret of Real Bot/u, row.row);
      assert.equal((await world.words()).length, 1, 'no event came');
    });

    it('not at a port that is in use', async () => {
      const url = await listening();
      const port = new URL(url).port;
      const other = createServer();
      act.stopListening();
      await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve));
      try {
        answers.give(port);
        await act.listen();
        await dialogs.find(/^Port \d+ is in use/u);
        assert.deepEqual(await world.words(), []);
      } finally {
        await new Promise((resolve) => other.close(resolve));
      }
    });
  });

  it('are said to come or not in words for every state', () => {
    const nowMs = Date.UTC(2026, 0, 5, 9);
    const untilMs = nowMs + 60_000;
    const words = (state: SocketState) => {
      const { short, more, isLive } = receptionWords(state, nowMs);
      return [short.replace(/until .*/u, 'until …'), more, isLive];
    };
    const waiting = (cause: Extract<SocketState, { kind: 'waiting' }>['cause']) =>
      words({ kind: 'waiting', untilMs, cause });
    assert.deepEqual(words({ kind: 'connecting' }), ['connecting…', '', true]);
    assert.deepEqual(waiting({ kind: 'closed', code: 1006 }), [
      'waiting until …',
      'The connection was closed (1006).',
      true,
    ]);
    assert.deepEqual(waiting({ kind: 'unreachable', reason: 'unknown-host', code: 'ENOTFOUND' }), [
      'waiting until …',
      "Couldn't find the host SeaTalk.",
      true,
    ]);
    assert.match(String(waiting({ kind: 'rejected', status: 403 })[1]), /HTTP 403/u);
    assert.match(String(words({ kind: 'dead', untilMs })[1]), /stopped answering/u);
    const kicked = words({ kind: 'kicked', untilMs: undefined, message: '' });
    assert.match(String(kicked[1]), /took over again\. Stop it first/u);
    assert.deepEqual([kicked[0], kicked[2]], ['kicked', false]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function replaceStatusBar(value: unknown): void {
  Object.defineProperty(vscode.window, 'createStatusBarItem', { value, configurable: true, writable: true });
}
