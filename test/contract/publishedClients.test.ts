import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { LocalWorld } from '../../src/localTool/localSeaTalk';
import type { LocalMessage } from '../../src/localTool/types';
import { FakeClock } from '../support/fakeClock';
import { until } from '../support/until';
import { OpenclawClient } from './support/openclaw/openclawClient';

const ROOM = 'Release room';
const ROOM_ID = 'NDAwNzExMjIzMzQ0';
/** Both hosts are built into the client. */
const HOSTS = {
  publicUrl: 'https://openapi.seatalk.io',
  allowedHosts: ['ws-openapi.haiserve.com'],
};
const HEARTBEAT = { interval_sec: 15, timeout_sec: 45 };
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

for (const mode of ['websocket', 'webhook'] as const)
  describe(`openclaw-seatalk as it is published, by ${mode}`, () => {
    let clock: FakeClock;
    let seatalk: LocalWorld;
    let client: OpenclawClient;
    let callback = '';
    before(async () => {
      // The client compares when its token expires with its own clock.
      clock = new FakeClock(Date.now());
      seatalk = await new LocalWorld(HOSTS, clock).start();
      await seatalk.control('PUT', '/delivery-options', { heartbeat: HEARTBEAT });
      const { appId, appSecret, signingSecret } = seatalk.app;
      client = new OpenclawClient({
        url: seatalk.url,
        channel: { mode, appId, appSecret, signingSecret, dmPolicy: 'open', groupPolicy: 'open' },
      });
      if (mode === 'websocket') {
        await seatalk.bot().connect({ socket: true });
        await client.logged('registered');
      } else {
        const port = await client.reported((report) =>
          report.kind === 'listening' ? report.port : undefined,
        );
        callback = `http://127.0.0.1:${port}/callback`;
        await seatalk.bot().connect({ callback });
      }
    });
    after(async () => {
      await client?.stop();
      await seatalk?.stop();
    });
    const mira = () => seatalk.person('mira');
    const from = () => `${mira().employeeCode} (${mira().email})`;
    /** What became of the latest event. */
    const outcome = () => seatalk.deliveries().at(-1)?.outcome;
    const arrived = mode === 'websocket' ? 'acknowledged' : 'delivered';
    afterEach(async () => {
      await until(
        () => `the latest event is ${outcome()}`,
        () => outcome() === arrived,
      );
      assert.deepEqual(
        seatalk
          .calls()
          .filter(({ status, code = 0, remarks }) => status !== 200 || code !== 0 || remarks.length > 0),
        [],
      );
    });

    it('reports a direct message, and answers it after it was seen typing', async () => {
      const { ids } = await mira().writes('hi, bot');
      assert.deepEqual(await client.message(), {
        id: ids[seatalk.app.appId],
        chat: 'direct',
        peer: mira().employeeCode,
        from: from(),
        text: 'hi, bot',
        wasMentioned: false,
        threadId: '',
        media: [],
      });
      assert.equal((await seatalk.bot().sent({ in: 'mira' })).text, 'You said: hi, bot');
      const calls = seatalk.calls().map(({ call }) => call);
      assert.deepEqual(calls, ['getAppAccessToken', 'setSingleChatTyping', 'sendMessageToBotUser']);
    });

    it('downloads a picture from the link in its event', async () => {
      await mira().writes({ image: PNG });
      const { text, media } = await client.message();
      assert.deepEqual([text, media], ['<media:image>', [`image/png, ${PNG.byteLength} bytes`]]);
      await seatalk.bot().sent({ in: 'mira' });
    });

    it('reads the message that a direct message quotes', async () => {
      const quoted = await mira().writes('the first of two');
      await client.message();
      await seatalk.bot().sent({ in: 'mira' });
      await mira().writes('the second', { quotes: quoted });
      const { text } = await client.message();
      assert.match(
        text,
        /<quoted-message[^>]*>\n\[e_\w+ \(mira.*\)\] the first of two\n<\/quoted-message>\nthe second$/u,
      );
      await seatalk.bot().sent({ in: 'mira', text: 'the second' });
    });

    let mention: LocalMessage;
    it('reports a mention in a group, and answers it there', async () => {
      mention = await mira().writes(`${seatalk.bot().mention} status`, { in: ROOM });
      const { chat, peer, text, wasMentioned, threadId } = await client.message();
      assert.deepEqual([chat, peer, text, wasMentioned], ['group', ROOM_ID, '@Deploy Bot status', true]);
      assert.ok(!threadId);
      const answer = await seatalk.bot().sent({ in: ROOM });
      assert.deepEqual([answer.text, answer.threadId], ['You said: @Deploy Bot status', '']);
    });

    it('reports a message in a thread of it with how that began, and answers in the thread', async () => {
      await seatalk.person('jo').writes('and now?', { in: ROOM, thread: mention });
      const { chat, text, wasMentioned, threadId, threadStart } = await client.message();
      assert.deepEqual([chat, text, wasMentioned, threadId], ['group', 'and now?', false, mention.id]);
      assert.match(threadStart ?? '', /\[mira\S+ \S+Z\] @Deploy Bot status/u);
      assert.equal((await seatalk.bot().sent({ thread: mention })).text, 'You said: and now?');
    });

    it('reports a tap as the event that it handles none of', async () => {
      await sendCard();
      await mira().taps('Approve');
      assert.deepEqual(await client.logged('unhandled event'), {
        accountId: 'default',
        eventType: 'interactive_message_click',
      });
    });

    it('hands an event on once that comes twice', async () => {
      await seatalk.failDeliveries('double', { count: 1 });
      await mira().writes('once');
      assert.equal((await client.message()).text, 'once');
      await client.logged('duplicate event skipped');
      await seatalk.bot().sent({ text: 'once' });
    });

    if (mode === 'websocket') {
      it('gets what it could not acknowledge when it has connected again by itself', async () => {
        await seatalk.failDeliveries('cut_frame', { count: 1 });
        await mira().writes('is cut');
        await client.logged('registered');
        await seatalk.bot().sent({ text: 'is cut' });
      });

      it('stays registered for as long as its heartbeats come', async () => {
        for (const text of ['after half a minute', 'after a minute']) {
          await clock.advance(30_000);
          client.beat();
          await mira().writes(text);
          await seatalk.bot().sent({ text });
          // Comes after the heartbeat.
          await until('it is acknowledged', () => outcome() === arrived);
        }
        assert.equal(await connection(), 'connected');
        await clock.advance(HEARTBEAT.timeout_sec * 1_000);
        assert.equal(await connection(), 'dead');
      });
    } else {
      it('believes no event with a wrong signature, or none', async () => {
        const body = JSON.stringify({ event_id: '1', event_type: 'message_from_bot_subscriber' });
        const wrong = createHash('sha256').update(`${body}another secret`).digest('hex');
        for (const headers of [{}, { Signature: wrong }]) {
          const answer = await fetch(callback, { method: 'POST', headers, body });
          assert.equal(answer.status, 403);
          await answer.arrayBuffer();
          await client.logged('signature verification failed');
        }
      });
    }

    async function connection(): Promise<unknown> {
      const { connections } = (await seatalk.control('GET', '/connections')) as {
        readonly connections: readonly { readonly app_id: string; readonly state: string }[];
      };
      return connections.find(({ app_id: appId }) => appId === seatalk.app.appId)?.state;
    }

    /** As another instance of the same bot. */
    async function sendCard(): Promise<void> {
      const { appId: app_id, appSecret: app_secret } = seatalk.app;
      const post = async (path: string, body: object, headers = {}) => {
        const answer = await fetch(`${seatalk.url}${path}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        });
        return (await answer.json()) as { readonly app_access_token: string };
      };
      const { app_access_token: token } = await post('/auth/app_access_token', { app_id, app_secret });
      const button = { button_type: 'callback', text: 'Approve', value: 'approve' };
      const elements = [
        { element_type: 'title', title: { text: 'Deploy 1482?' } },
        { element_type: 'button', button },
      ];
      const message = { tag: 'interactive_message', interactive_message: { elements } };
      const headers = { authorization: `Bearer ${token}` };
      await post('/messaging/v2/group_chat', { group_id: ROOM_ID, message }, headers);
    }
  });
