import assert from 'node:assert/strict';
import { readBotNews } from '../../src/extension/chats/botTrouble';
import { chatEntry } from '../../src/extension/chats/chatEntry';
import { PersonChats } from '../../src/extension/chats/personChats';
import { Unread } from '../../src/extension/chats/unread';
import { createEmulator } from '../../src/emulator/emulator';
import type { Emulator } from '../../src/emulator/emulator';
import { until } from '../support/until';

const MIRA = '9012345678';

describe('chats of people, beside the window', () => {
  let emulator: Emulator;
  let chats: PersonChats;

  beforeEach(async () => {
    emulator = createEmulator();
    const { url, control } = await emulator.start();
    const address = {
      url,
      appId: emulator.app.appId,
      appSecret: emulator.app.appSecret,
      webhooks: [],
      controlToken: control.token,
    };
    const call = async (method: string, path: string, body?: object): Promise<unknown> => {
      const answer = await fetch(`${url}/_local${path}`, {
        method,
        headers: { 'x-local-token': control.token },
        ...(body && { body: JSON.stringify(body) }),
      });
      assert.ok(answer.ok, `${method} ${path}: ${await answer.clone().text()}`);
      return answer.json();
    };
    chats = new PersonChats({ address, control: call });
  });
  afterEach(() => emulator.stop());

  const room = async () =>
    (await chats.list(MIRA)).chats.find(({ title }) => title === 'Release room')?.key ?? '';
  const last = async () => {
    const { people } = await chats.list(MIRA);
    const names = new Map(people.map(({ email, name }) => [email, name]));
    const { messages } = await chats.page(await room());
    const message = messages.at(-1);
    assert.ok(message);
    return chatEntry(message, MIRA, names);
  };

  it('show a text with the names of who is mentioned, however the tag names them', async () => {
    const tag = (target: string) => `<mention-tag target="seatalk://user?${target}"/>`;
    const text = `${tag('email=jo.lim@example.com')} and ${tag(`id=${MIRA}`)} and ${tag('id=0')}`;
    await chats.write({ chat: await room(), from: MIRA, text });
    const { body, gist, isMine } = await last();
    assert.equal(isMine, true);
    assert.equal(gist, '@Jo Lim and @Mira Tan and @All');
    assert.equal(body.kind === 'text' && body.names['jo.lim@example.com'], 'Jo Lim');
  });

  it('show an image, a file with its size, and a card with the images that the platform keeps apart', async () => {
    const { base64 } = { base64: Buffer.from('a trace').toString('base64') };
    await chats.write({ chat: await room(), from: MIRA, file: { name: 'trace.txt', base64 } });
    assert.deepEqual(
      { ...(await last()).body, fileId: '' },
      { kind: 'file', fileId: '', filename: 'trace.txt', bytes: 7 },
    );
  });

  it('say in one line what a text says, without its markup', async () => {
    await chats.write({
      chat: await room(),
      from: MIRA,
      text: 'a **bold** word, `code`\n```\nx = 1\n```\n- one\n- two',
    });
    assert.equal((await last()).gist, 'a bold word, code x = 1 one two');
  });

  it('keep what was quoted and recalled to one line', async () => {
    await chats.write({ chat: await room(), from: MIRA, text: 'first\nsecond' });
    const quoted = await last();
    await chats.write({ chat: await room(), from: MIRA, text: 'yes', quotedUid: Number(quoted.id) });
    assert.equal((await last()).quote?.gist, 'first second');
    await chats.recall(Number((await last()).id));
    const recalled = await last();
    assert.deepEqual([recalled.isRecalled, recalled.gist], [true, 'recalled']);
  });

  it('carry what a person does: tap, open, forward', async () => {
    const card = (await chats.page(await room())).messages.findLast(({ body }) => body.kind === 'card');
    assert.ok(card?.body.kind === 'card');
    const element = card.body.elements.findIndex((one) => JSON.stringify(one).includes('"callback"'));
    const kind = JSON.stringify(card.body.elements[element]).includes('button_group')
      ? 'button_group/0'
      : 'button';
    await chats.tap(MIRA, card.uid, `/${element}/${kind}`);
    await chats.enter(MIRA, emulator.app.appId);
    const direct = `direct:${emulator.app.appId}:${MIRA}`;
    await chats.forward(MIRA, [card.uid], direct);
    const { messages } = await chats.page(direct);
    assert.equal(messages.at(-1)?.body.kind, 'forwarded');
    const types = emulator.deliveries.attempts().map(({ type }) => type);
    for (const type of [
      'interactive_message_click',
      'user_enter_chatroom_with_bot',
      'message_from_bot_subscriber',
    ])
      assert.ok(types.includes(type), types.join());
  });

  it('follow what happens until they are told to stop', async () => {
    const stop = new AbortController();
    const kinds: string[] = [];
    const following = chats.follow(({ kind }) => kinds.push(kind), stop.signal).catch(() => 'stopped');
    await until('the stream is not open', async () => kinds.includes('listening'));
    await chats.write({ chat: await room(), from: MIRA, text: 'hello' });
    await until('no message came', async () => kinds.includes('message_added'));
    stop.abort();
    assert.equal(await following, 'stopped');
  });

  describe('say what became of an event for a bot', () => {
    const line = (outcome: object, more: object = {}) =>
      JSON.stringify({
        kind: 'delivery',
        delivery: {
          app_id: 'app',
          url: 'http://localhost:3000/callback',
          body: JSON.stringify({ event: { group_id: 'room' } }),
          outcome,
          ...more,
        },
      });
    const words = (outcome: object) => readBotNews(line(outcome))?.trouble?.words('Deploy Bot');

    for (const [outcome, said] of [
      [{ kind: 'unreachable', reason: 'refused' }, /nothing listens on localhost:3000/u],
      [{ kind: 'timeout' }, /within 5 seconds/u],
      [{ kind: 'answered', status: 500 }, /answered 500/u],
      [{ kind: 'redirected', status: 302 }, /answered 302/u],
      [{ kind: 'unacknowledged' }, /acknowledge/u],
      [{ kind: 'dropped', reason: 'not_connected' }, /No bot is connected as Deploy Bot/u],
      [{ kind: 'dropped', reason: 'paused' }, /paused/u],
      [{ kind: 'something newer' }, /didn't get the event/u],
    ] as const)
      it(JSON.stringify(outcome), () => assert.match(words(outcome) ?? '', said));

    it('nothing where it arrived, is under way, or will be tried again', () => {
      assert.equal(words({ kind: 'delivered', status: 200 }), undefined);
      assert.equal(readBotNews(line({ kind: 'pending' })), undefined);
      assert.equal(readBotNews(line({ kind: 'timeout' }, { retry_in_ms: 1_000 })), undefined);
      assert.equal(readBotNews('{"kind":"listening"}'), undefined);
      assert.equal(readBotNews('no JSON'), undefined);
    });

    it('in the chat that it is about', () => {
      const chat = (event: object) =>
        readBotNews(line({ kind: 'timeout' }, { body: JSON.stringify({ event }) }))?.chat;
      assert.equal(chat({ group_id: 'room' }), 'group:room');
      assert.equal(chat({ group: { group_id: 'room' } }), 'group:room');
      assert.equal(chat({ group_id: '', seatalk_id: MIRA }), `direct:app:${MIRA}`);
      assert.equal(chat({}), undefined);
    });
  });

  it('count what was not read once, in however many windows', () => {
    const unread = new Unread();
    unread.begin(MIRA, [{ key: 'a', last: { uid: 1 } }]);
    unread.add(MIRA, 'a', 2);
    unread.add(MIRA, 'a', 2);
    unread.add(MIRA, 'a', 3);
    assert.equal(unread.of(MIRA, 'a'), 2);
    unread.read(MIRA, 'a', 2);
    assert.equal(unread.of(MIRA, 'a'), 1);
    unread.clear();
    assert.equal(unread.of(MIRA, 'a'), 0);
  });
});
