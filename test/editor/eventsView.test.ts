import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Answers } from './answers';
import { EventsWorld, TestBot } from './eventsWorld';
import { Dialogs } from './sendDialogs';

const iconOf = ({ iconPath }: vscode.TreeItem) => (iconPath as vscode.ThemeIcon).id;

describe('the events view', () => {
  let world: EventsWorld;
  let bot: TestBot;
  let url: string;
  let answers: Answers;
  let dialogs: Dialogs;

  beforeEach(async () => {
    world = await EventsWorld.open();
    bot = new TestBot(world.emulator.app.signingSecret ?? '');
    url = await bot.start();
    answers = new Answers();
    dialogs = new Dialogs();
  });
  afterEach(async () => {
    dialogs.dispose();
    await world.close();
    await bot.stop();
    answers.dispose();
  });

  const app = () => world.emulator.app;
  const mention = (text: string) =>
    world.local.control('POST', '/messages', {
      group: 'Release room',
      from: 'Mira Tan',
      text: `<mention-tag target="seatalk://user?id=${app().botSeatalkId}"/> ${text}`,
    });
  async function connected(): Promise<void> {
    await world.view.getChildren();
    assert.deepEqual(await world.emulator.deliveries.setCallback(app().appId, url), { verified: true });
    await world.find(/verified/u);
  }
  const textInFront = () => vscode.window.activeTextEditor?.document.getText() ?? '';

  describe('its states', () => {
    it('are empty, for the welcome, without a connection and while nothing runs', async () => {
      await world.view.getChildren();
      await (await world.view.root()).events.settled();
      assert.deepEqual(await world.words(), []);
      await world.local.stop();
      assert.deepEqual(await world.words(), []);
    });

    it('say that there are no events yet, and that no bot is connected though there are some', async () => {
      world.emulator.deliveries.useSocket(app().appId);
      const empty = await world.find(/No events yet/u);
      assert.equal(empty.command?.command, 'seatalk.events.sendTest');
      assert.match((await world.words())[0] ?? '', /^Deploy Bot: waiting for a WebSocket$/u);
      world.emulator.deliveries.disconnect(app().appId);
      await mention('hello');
      const row = await world.find(/No bot is connected/u);
      assert.equal(row.command?.command, 'seatalk.events.connect');
      const event = await world.find(/^Mention/u);
      assert.equal(iconOf(event), 'circle-slash');
      assert.match((await world.words(event.row))[0] ?? '', /^No bot connected: .*Connect your bot/u);
    });

    it('say why events can’t be loaded, and try again', async () => {
      const other = await EventsWorld.open({ isControlled: false });
      try {
        const row = await other.find(/Couldn't load events/u);
        assert.equal(row.command?.command, 'seatalk.events.retry');
        assert.match(row.tooltip as string, /control routes are closed/u);
      } finally {
        await other.close();
      }
    });

    it('name what is wrong with a connection', async () => {
      await connected();
      bot.answer = () => [200, 'no challenge'];
      await world.emulator.deliveries.setCallback(app().appId, `${url}/other`);
      const row = await world.find(
        /other, rejected: The response wasn't the challenge\. Events still go to/u,
      );
      assert.equal(iconOf(row), 'debug-disconnect');
    });

    it('show a pause, which Resume ends', async () => {
      await connected();
      await world.local.control('PUT', '/delivery-options', { loop_limit: { rounds: 1, seconds: 60 } });
      // Another bot writes in a thread that ours follows, with no person in between.
      const { appId } = app();
      const place = { kind: 'group', groupId: 'NDAwNzExMjIzMzQ0' } as const;
      for (let round = 0; round < 2; round += 1)
        world.emulator.deliveries.push({
          appId,
          type: 'new_message_received_from_thread',
          body: {},
          atMs: Date.now(),
          place,
          by: { kind: 'bot', seatalkId: '1' },
        } as never);
      const pause = await world.find(/^Paused: Release room: Deploy Bot keeps answering itself$/u);
      assert.equal(pause.contextValue, 'seatalk.pause');
      await world.actions.resume(pause.row);
      assert.deepEqual(world.emulator.deliveries.pauses, []);
    });
  });

  describe('its rows', () => {
    it('are events with who, where and what, newest first, and come as they happen', async () => {
      await connected();
      await mention('status please');
      await world.find(/^Mention: .*Mira Tan in Release room · @Deploy Bot status please$/u);
      await world.local.control('POST', '/people/Mira%20Tan/open', { app: 'Deploy Bot' });
      await world.find(/^Chat opened/u);
      const words = await world.words();
      assert.match(words[0] ?? '', new RegExp(`^Deploy Bot: callback ${url}, verified$`, 'u'));
      assert.deepEqual(
        words.slice(1).map((each) => each.split(':')[0]),
        ['Chat opened', 'Mention', 'URL verification'],
      );
    });

    it('have attempts below them, with what went wrong and what the bot answered', async () => {
      await connected();
      bot.answer = () => [401, '{"error":"bad signature"}'];
      await mention('status');
      const event = await world.find(/^Mention/u);
      const attempt = await world.find(/^401 Unauthorized: \d+ ms · repeated after 1 s · /u, event.row);
      assert.match(attempt.tooltip as string, /signing secret of Deploy Bot/u);
      await world.find(/^Bot's answer: \{"error":"bad signature"\}$/u, event.row);
      bot.answer = () => [200, 'done'];
      await world.find(/^200 OK: \d+ ms · Attempt \d$/u, event.row);
      await world.find(/^Bot's answer: done$/u, event.row);
      const row = await world.find(/^Mention/u);
      assert.equal(iconOf(row), 'pass');
      assert.equal(row.row.id, event.row.id);
    });

    it('show what was written in one line, as plain text', async () => {
      await connected();
      await mention('$(trash) [x](command:workbench.action.quit)\n second line');
      const event = await world.find(/^Mention/u);
      assert.doesNotMatch(String(event.description), /\n/u);
      assert.equal(typeof event.tooltip, 'string');
    });

    it('are filtered by type, app and result, which the head of the view says', async () => {
      await connected();
      await mention('one');
      await world.find(/^Mention/u);
      answers.give([/^Mention$/u, /^Delivered$/u]);
      await world.actions.filter();
      assert.equal(world.tree.description, 'Mention · Delivered');
      assert.deepEqual(
        (await world.words()).slice(1).map((each) => each.split(':')[0]),
        ['Mention'],
      );
      answers.give([/^Mention$/u, /^Not sent$/u]);
      await world.actions.filter();
      const row = await world.find(/No event matches the filter/u);
      assert.equal(row.command?.command, 'seatalk.events.clearFilter');
      answers.give([]);
      await world.actions.filter();
      assert.equal(world.tree.description, '');
      await world.find(/^Mention/u);
    });

    it('are cleared for everybody', async () => {
      await connected();
      await mention('one');
      await world.find(/^Mention/u);
      await world.actions.clear();
      await world.find(/No events yet/u);
      assert.deepEqual(world.emulator.deliveries.attempts(), []);
    });

    it('open as JSON: the event, or an attempt with its answer', async () => {
      await connected();
      bot.answer = () => [200, '{"fine":true}'];
      await mention('open me');
      const event = await world.find(/^Mention/u);
      const attempt = await world.find(/^200 OK/u, event.row);
      for (const row of [event.row, attempt.row]) await world.actions.open(row);
      const { uri, languageId } = vscode.window.activeTextEditor?.document ?? {};
      assert.ok(uri);
      assert.deepEqual([uri.scheme, languageId], ['seatalk-event', 'json']);
      // The extension that is under test holds the scheme; what it knows is its own.
      const shown = JSON.parse(await world.actions.content(uri)) as {
        request: { body: unknown };
        answer: { body: unknown };
      };
      assert.deepEqual(shown.answer.body, { fine: true });
      assert.deepEqual(shown.request.body, bot.got[0]);
      const path = uri.path.replace(/attempt-\d+/u, 'event');
      const text = await world.actions.content(uri.with({ path }));
      assert.deepEqual(JSON.parse(text), bot.got[0]);
      await world.actions.clear();
      await world.find(/No events yet/u);
      assert.match(await world.actions.content(uri), /^\/\/ .*no longer keeps/u);
    });
  });

  describe('connecting a bot', () => {
    it('verifies a callback URL and offers what comes next', async () => {
      await world.view.getChildren();
      answers.give(/^Deploy Bot$/u, /^Callback URL$/u, url);
      await world.actions.connect(undefined);
      const { message, buttons } = await dialogs.find(/receives events at/u);
      assert.ok(message.includes(url));
      assert.deepEqual(buttons, ['Send Test Event…', 'Credentials…']);
      await world.find(/verified/u);
      const { loopLimit } = world.emulator.deliveries.switches;
      assert.ok(loopLimit, 'bots that answer each other without end are paused');
    });

    it('says why a URL was rejected by what the bot did, and tries again', async () => {
      bot.answer = () => [401, ''];
      answers.give(/^Deploy Bot$/u, /^Callback URL$/u, url);
      dialogs.press(/^Try Again$/u);
      await world.actions.connect(undefined);
      const rejected = dialogs.shown.filter(({ message }) => /wasn't verified/u.test(message));
      assert.equal(rejected.length, 2);
      assert.match(rejected[0]?.message ?? '', /signing secret of Deploy Bot and the raw body/u);
      bot.answer = () => [200, '{}'];
      answers.give(/^Deploy Bot$/u, /^Callback URL$/u, url);
      await world.actions.connect(undefined);
      await dialogs.find(/without the challenge.*seatalk_challenge/u);
    });

    it('waits for a WebSocket, whose URL and credentials a bot can have, and disconnects', async () => {
      answers.give(/^Standup Bot$/u, /^WebSocket$/u, /^Copy as Environment Variables$/u);
      dialogs.press(/^Credentials…$/u);
      await world.actions.connect(undefined);
      const { message } = await dialogs.find(/Standup Bot waits for your bot at/u);
      const text = await vscode.env.clipboard.readText();
      const ws = /SEATALK_WEBSOCKET_URL=(\S+)/u.exec(text)?.[1] ?? '';
      assert.match(ws, /^ws:\/\/127\.0\.0\.1:\d+\/ws\/bot$/u);
      assert.ok(message.includes(ws));
      assert.ok(!text.includes(app().appSecret), 'those of the app that was chosen');
      const row = await world.find(/^Standup Bot: waiting for a WebSocket$/u);
      answers.give(/^Disconnect$/u);
      await world.actions.connect(row.row);
      await dialogs.find(/Standup Bot is disconnected/u);
    });
  });

  describe('replaying an event', () => {
    async function mentioned() {
      await connected();
      await mention('again');
      await bot.until(1);
      return (await world.find(/^Mention/u)).row;
    }

    it('repeats it with the same id, which stays one row, or with a new one', async () => {
      const row = await mentioned();
      answers.give(/^Same Event ID$/u);
      await world.actions.replay(row);
      await bot.until(2);
      assert.equal(bot.got[1]?.event_id, bot.got[0]?.event_id);
      await world.find(/^200 OK: .*Replay$/u, row);
      answers.give(/^New Event ID$/u);
      await world.actions.replay(row);
      await bot.until(3);
      assert.notEqual(bot.got[2]?.event_id, bot.got[0]?.event_id);
      await world.find(/^Mention: .*replay/u);
    });

    it('signs it wrong, and lets another overtake it', async () => {
      const row = await mentioned();
      answers.give(/^Wrong Signature$/u);
      await world.actions.replay(row);
      await bot.until(2);
      assert.deepEqual(bot.isSigned, [true, false]);
      answers.give(/^Out of Order$/u);
      await world.actions.replay(row);
      await mention('overtakes');
      await bot.until(4);
      const ids = bot.got.map(({ event_id: id }) => BigInt(id));
      assert.ok((ids[2] ?? 0n) > (ids[3] ?? 0n), 'the newer one came first');
    });

    it('sends what was edited, from the document it opened', async () => {
      const row = await mentioned();
      answers.give(/^Edit First…$/u);
      await world.actions.replay(row);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      assert.deepEqual(JSON.parse(textInFront()), bot.got[0]);
      const text = textInFront();
      const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
      await editor.edit((edit) => edit.replace(all, text.replace('again', 'edited')));
      await world.actions.sendDraft(editor.document.uri);
      await bot.until(2);
      assert.match(JSON.stringify(bot.got[1]), /edited/u);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '{'));
      await world.actions.sendDraft(editor.document.uri);
      await dialogs.find(/isn't valid JSON/u);
    });

    it('says so when the local SeaTalk doesn’t keep it any more', async () => {
      const row = await mentioned();
      await world.local.control('DELETE', '/deliveries');
      answers.give(/^New Event ID$/u);
      await world.actions.replay(row);
      await dialogs.find(/no longer keeps this event/u);
    });
  });

  describe('a test event', () => {
    it('is filled in by a form, opens for editing, and is sent from there', async () => {
      await connected();
      answers.give(/^Thread message$/u, /^Release room$/u, /./u, /^Mira Tan$/u, 'from a form');
      await world.actions.sendTest(undefined);
      const draft = JSON.parse(textInFront()) as {
        event_type: string;
        event: { group_id: string; message: { thread_id: string; sender: { email: string } } };
      };
      assert.equal(draft.event_type, 'new_message_received_from_thread');
      assert.equal(draft.event.group_id, 'NDAwNzExMjIzMzQ0');
      assert.match(draft.event.message.thread_id, /^[\w-]{20,}$/u);
      assert.equal(draft.event.message.sender.email, 'mira.tan@example.com');
      assert.equal(bot.got.length, 0, 'nothing is sent before it is said');
      await world.actions.sendDraft(undefined);
      await bot.until(1);
      assert.deepEqual(bot.got[0]?.event, draft.event);
      await world.find(/^Thread message: .*test · Mira Tan in a thread of Release room · from a form$/u);
    });

    it('presses a button of a card that the bot has sent', async () => {
      await connected();
      answers.give(/^Button tap$/u, /^(?!Another Card)/u, /^Mira Tan$/u);
      await world.actions.sendTest(undefined);
      const { event } = JSON.parse(textInFront()) as { event: Record<string, string> };
      const state = (await world.local.control('GET', '/state')) as { chats: unknown };
      assert.ok(JSON.stringify(state.chats).includes(`"${event['message_id'] ?? '-'}"`));
      assert.equal(event['email'], 'mira.tan@example.com');
      assert.notEqual(event['value'], '');
    });

    it('is sent to the app of the row, and must be one of SeaTalk’s', async () => {
      world.emulator.deliveries.useSocket(app().appId);
      const row = (await world.find(/waiting for a WebSocket/u)).row;
      answers.give(/^URL verification$/u);
      await world.actions.sendTest(row);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
      await editor.edit((edit) => edit.replace(all, '{"event_type":"nonsense","event":{}}'));
      await world.actions.sendDraft(editor.document.uri);
      await dialogs.find(/A test event needs/u);
    });
  });

  it('saves an event as a fixture, with its envelope and without secrets', async () => {
    await connected();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const target = vscode.Uri.joinPath(folder, 'mention.json');
    try {
      await mention(`the secret is ${app().appSecret}`);
      const event = await world.find(/^Mention/u);
      answers.give(target);
      await world.actions.saveFixture(event.row);
      const text = Buffer.from(await vscode.workspace.fs.readFile(target)).toString();
      assert.ok(!text.includes(app().appSecret));
      const { event_type: type, event_id: id } = JSON.parse(text) as Record<string, unknown>;
      assert.deepEqual([type, id], ['new_mentioned_message_received_from_group_chat', bot.got[0]?.event_id]);
      assert.match(
        answers.asked.at(-1)?.title ?? '',
        /new_mentioned_message_received_from_group_chat\.json$/u,
      );
      assert.deepEqual((await dialogs.find(/saved as mention\.json/u)).buttons, ['Open mention.json']);
    } finally {
      await vscode.workspace.fs.delete(target).then(undefined, () => undefined);
    }
  });

  it('simulates a fault for the next event, or for all until it is stopped', async () => {
    await connected();
    answers.give(/event is lost/u, /^Next Event$/u);
    await world.actions.simulateFault(undefined);
    await mention('lost');
    const lost = await world.find(/^Mention: .*lost/u);
    assert.match((await world.words(lost.row))[0] ?? '', /^Lost by a simulated fault/u);
    answers.give(/arrives twice/u, /^Every Event$/u);
    dialogs.press(/^Stop Simulating Faults$/u);
    await world.actions.simulateFault(undefined);
    assert.deepEqual(world.emulator.deliveries.faults.all, []);
  });
});
