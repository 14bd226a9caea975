import assert from 'node:assert/strict';
import * as http from 'node:http';
import * as vscode from 'vscode';
import { tapEvent } from '../../src/cards/view/tapEvent';
import { eventEnvelope, eventTable } from '../../src/contract/eventTable';
import { verify } from '../../src/wire/signature';
import { TapLoop } from '../../src/extension/cards/taps/tapLoop';
import { PanelTaps } from '../../src/extension/cards/taps/panelTaps';
import { sampleTap } from '../../src/cards/view/sampleTap';
import type { Services } from '../../src/extension/session/services';
import { createServices } from '../../src/extension/session/services';
import type { DeliveryState, HostMessage } from '../../src/webview/cardPreview/protocol';
import type { Loopback } from '../contract/support/loopback';
import { closedPort, connectProxy, listen } from '../contract/support/loopback';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';
import type { CardRef } from '../../src/extension/cards/source/sentCard';
import type { GroupsWorld } from './groupsWorld';
import { Rows, openWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const SECRET = 'invented-signing-1';
const { appId: _a, eventId: _e, timestampSec: _t, ...place } = sampleTap('group', 0);
const tap = { ...place, value: 'leave:approve:8841' };

interface Received {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

describe('taps delivered to a bot', () => {
  let window: TestContext;
  let services: Services;
  let loop: TapLoop;
  let dialogs: Dialogs;
  const open: Loopback[] = [];
  let received: Received[];

  beforeEach(() => {
    window = testContext();
    services = createServices(window.context);
    loop = new TapLoop(services);
    dialogs = new Dialogs();
    received = [];
  });

  afterEach(async () => {
    dialogs.dispose();
    loop.dispose();
    await window.dispose();
    for (const server of open.splice(0)) await server.close();
  });

  /** A bot that keeps what it gets. */
  async function bot(
    answer: (response: http.ServerResponse) => void = (response) => response.end('{"ok":true}'),
  ): Promise<string> {
    const server = await listen(
      http.createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          received.push({ headers: request.headers, body: Buffer.concat(chunks) });
          answer(response);
        });
      }),
    );
    open.push(server);
    return `${server.url}/callback`;
  }

  async function deliver(
    address: string,
    signal = new AbortController().signal,
    onState: (state: DeliveryState) => void = () => undefined,
  ): Promise<DeliveryState[]> {
    const states: DeliveryState[] = [];
    const tell = (state: DeliveryState) => {
      states.push(state);
      onState(state);
    };
    await loop.deliver({ address, tap }, tell, signal);
    return states;
  }

  function reportOf(states: readonly DeliveryState[]) {
    const last = states.at(-1);
    assert.ok(last?.kind === 'done', JSON.stringify(states));
    return last.report;
  }

  async function useLocal(): Promise<void> {
    services.apps.upsertLocal(
      { name: 'Local SeaTalk', appId: 'MDAwMDAwMDAwMDAx', baseUrl: 'http://127.0.0.1:4000' },
      { secret: 'invented-secret-2', signingSecret: SECRET },
      [],
    );
    await services.apps.setActive('local');
  }

  async function addApp(): Promise<string> {
    const app = { name: 'Release bot', appId: 'MzIxMDk4NzY1NDMy', baseUrl: 'https://openapi.seatalk.io' };
    const { id } = await services.apps.add(
      { ...app, kind: 'seatalk', production: true },
      'invented-secret-1',
    );
    return id;
  }

  it('arrive signed for the active app, as an event the platform could have sent, and nobody is asked', async () => {
    await useLocal();
    const states = await deliver(await bot());
    const [got] = received;
    assert.ok(got);
    assert.ok(verify(got.body, SECRET, String(got.headers['signature'])));
    assert.equal(got.headers['content-type'], 'application/json');
    const { event, ...envelope } = eventEnvelope.parse(JSON.parse(got.body.toString()));
    assert.equal(envelope.app_id, 'MDAwMDAwMDAwMDAx');
    assert.match(envelope.event_id, /^\d+$/u);
    assert.ok(Math.abs(envelope.timestamp - Date.now() / 1_000) < 60);
    assert.deepEqual(
      eventTable.interactive_message_click.body.parse(event),
      tapEvent(tap, sampleTap('group', 0)).event,
    );
    assert.deepEqual(JSON.parse(states[0]?.kind === 'sent' ? states[0].event : ''), { ...envelope, event });
    const report = reportOf(states);
    assert.equal(report.tone, 'good');
    assert.match(report.heading, /^200 OK · \d+ ms$/u);
    assert.match(report.text, /treats a 200 within 5 seconds as delivered/u);
    assert.match(report.facts, /signed with the signing secret of Local SeaTalk/u);
    assert.deepEqual(report.body, { text: '{"ok":true}' });
    assert.deepEqual(dialogs.shown, []);
  });

  it('have another id each time', async () => {
    await useLocal();
    const url = await bot();
    await deliver(url);
    await deliver(url);
    const ids = received.map(({ body }) => eventEnvelope.parse(JSON.parse(body.toString())).event_id);
    assert.equal(new Set(ids).size, 2);
  });

  it('tell nothing secret to the frame, the log or what is kept', async () => {
    await useLocal();
    const told: HostMessage[] = [];
    const taps = new PanelTaps({
      loop: () => Promise.resolve(loop),
      post: (message) => told.push(message),
      sent: () => undefined,
    });
    await taps.receive({ type: 'tap' });
    await taps.receive({ type: 'deliver', delivery: 1, address: await bot(), tap });
    taps.dispose();
    assert.deepEqual(new Set(told.map(({ type }) => type)), new Set(['tapSetup', 'delivery']));
    const kept = [...window.workspaceState.stored.values(), ...window.globalState.stored.values()];
    assert.doesNotMatch(JSON.stringify([told, kept]), /invented-s/u);
  });

  for (const [what, answer, tone, heading, text] of [
    [
      '404',
      (response) => response.writeHead(404).end(),
      'bad',
      /^404 Not Found/u,
      /doesn't have this route.*up to 3 times/u,
    ],
    ['401', (response) => response.writeHead(401).end(), 'bad', /^401/u, /signing secret of Local SeaTalk/u],
    ['500', (response) => response.writeHead(500).end('boom'), 'bad', /^500/u, /failed on this event/u],
    [
      '204',
      (response) => response.writeHead(204).end(),
      'remark',
      /^204/u,
      /With 204, it may send the event again/u,
    ],
    [
      'a redirect',
      (response) => response.writeHead(302, { location: '/login' }).end(),
      'bad',
      /^302/u,
      /isn't documented to follow redirects/u,
    ],
    [
      'a cut connection',
      (response) => response.destroy(),
      'bad',
      /^No response/u,
      /may have received the event/u,
    ],
  ] as readonly [string, (response: http.ServerResponse) => void, string, RegExp, RegExp][]) {
    it(`say what ${what} means`, async () => {
      await useLocal();
      const report = reportOf(await deliver(await bot(answer)));
      assert.equal(report.tone, tone);
      assert.match(report.heading, heading);
      assert.match(report.text, text);
      assert.equal(received.length, 1, 'nothing is repeated');
    });
  }

  it('say that nobody listens, and where', async () => {
    await useLocal();
    const port = await closedPort();
    const report = reportOf(await deliver(`localhost:${port}/callback`));
    assert.match(report.heading, /^Not delivered/u);
    assert.match(report.text, new RegExp(`Nothing is listening at http://localhost:${port}\\.`, 'u'));
  });

  it('say that the other side speaks no https', async () => {
    await useLocal();
    const report = reportOf(await deliver((await bot()).replace('http:', 'https:')));
    assert.match(report.text, /doesn't support https/u);
  });

  it('can be given up while the bot hangs', async () => {
    await useLocal();
    const giveUp = new AbortController();
    const states = await deliver(await bot(() => giveUp.abort()), giveUp.signal);
    const report = reportOf(states);
    assert.equal(report.tone, 'remark');
    assert.match(report.heading, /^Canceled/u);
  });

  it('end with the preview they were made in', async () => {
    await useLocal();
    const told: HostMessage[] = [];
    const taps = new PanelTaps({
      loop: () => Promise.resolve(loop),
      post: (message) => told.push(message),
      sent: () => undefined,
    });
    await taps.receive({ type: 'deliver', delivery: 1, address: await bot(() => taps.dispose()), tap });
    const last = told.at(-1);
    assert.ok(last?.type === 'delivery' && last.state.kind === 'done');
    assert.match(last.state.report.heading, /^Canceled/u);
  });

  it('go nowhere with what is no address, in words', async () => {
    assert.deepEqual(await deliver('http://mira:pw@localhost:3000/'), [
      { kind: 'refused', text: 'Remove the user name and password from the URL.' },
    ]);
    assert.deepEqual((await loop.setup()).addresses, []);
  });

  it('never go through a proxy on this machine', async () => {
    await useLocal();
    const proxy = await connectProxy(403);
    open.push(proxy);
    const settings = vscode.workspace.getConfiguration('http');
    await settings.update('proxy', proxy.url, vscode.ConfigurationTarget.Global);
    try {
      const url = await bot();
      for (const host of ['127.0.0.1', 'localhost']) reportOf(await deliver(url.replace('127.0.0.1', host)));
      assert.equal(received.length, 2);
      assert.deepEqual(proxy.asked, []);
      // It is really in use: anything else goes to it.
      dialogs.press(/^Deliver$/u);
      await deliver('http://bot.invalid/');
      assert.deepEqual([...new Set(proxy.asked)], ['CONNECT bot.invalid:80']);
    } finally {
      await settings.update('proxy', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('remember the last five addresses, each once', async () => {
    await useLocal();
    const url = await bot();
    for (const path of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) await deliver(`${url}/${path}`);
    const { addresses } = await loop.setup();
    assert.deepEqual(
      addresses.map((address) => address.at(-1)),
      ['b', 'f', 'e', 'd', 'c'],
    );
  });

  it('ask once before they go to another machine, and again when that was taken back', async () => {
    await useLocal();
    const far = 'http://bot.invalid/callback';
    assert.deepEqual(await deliver(far), [{ kind: 'refused', text: '' }], 'closing the question is a no');
    const [asked] = dialogs.shown;
    assert.equal(asked?.modal, true);
    assert.match(asked.message, /Deliver events to http:\/\/bot\.invalid\?/u);
    assert.match(asked.detail ?? '', /isn't https/u);
    dialogs.press(/^Deliver$/u);
    reportOf(await deliver(far));
    reportOf(await deliver('http://bot.invalid/other'));
    assert.equal(dialogs.shown.length, 2);
    await deliver('http://bot.invalid:8080/callback');
    assert.equal(dialogs.shown.length, 3, 'another port is another origin');

    const pick = vscode.window.showQuickPick;
    const pickAll = (items: readonly unknown[]) => Promise.resolve(items);
    Object.defineProperty(vscode.window, 'showQuickPick', {
      value: pickAll,
      configurable: true,
      writable: true,
    });
    try {
      await loop.forget();
    } finally {
      Object.defineProperty(vscode.window, 'showQuickPick', {
        value: pick,
        configurable: true,
        writable: true,
      });
    }
    assert.deepEqual((await loop.setup()).addresses, []);
    await deliver(far);
    assert.equal(dialogs.shown.length, 4);
  });

  it('ask for a signing secret that is not known, and offer to go without on this machine only', async () => {
    const id = await addApp();
    const url = await bot();
    assert.deepEqual(await deliver(url), [{ kind: 'refused', text: '' }]);
    assert.deepEqual(dialogs.shown.at(-1)?.buttons, ['Enter Signing Secret…', 'Deliver Unsigned']);
    assert.equal(received.length, 0);

    dialogs.press(/^Deliver Unsigned$/u);
    assert.match(reportOf(await deliver(url)).facts, /not signed/u);
    assert.equal(received[0]?.headers['signature'], undefined);
    const before = dialogs.shown.length;
    reportOf(await deliver(url));
    assert.equal(dialogs.shown.length, before, 'the choice holds while the window is open');

    dialogs.press(/^Deliver$/u);
    assert.deepEqual(await deliver('http://bot.invalid/'), [{ kind: 'refused', text: '' }]);
    assert.deepEqual(dialogs.shown.at(-1)?.buttons, ['Enter Signing Secret…']);

    await services.apps.setSigningSecret(id, SECRET);
    assert.match(reportOf(await deliver(url)).facts, /signed with the signing secret of Release bot/u);
    const last = received.at(-1);
    assert.ok(last && verify(last.body, SECRET, String(last.headers['signature'])));
  });

  it('without an app are unsigned, after a question, and stay on this machine', async () => {
    const url = await bot();
    dialogs.press(/^Deliver Unsigned$/u);
    assert.match(reportOf(await deliver(url)).facts, /not signed/u);
    assert.deepEqual(dialogs.shown.at(-1)?.buttons, ['Deliver Unsigned']);
    dialogs.press(/^Deliver$/u);
    assert.deepEqual(await deliver('https://bot.invalid/'), [{ kind: 'refused', text: '' }]);
    assert.deepEqual(dialogs.shown.at(-1)?.buttons, []);
  });

  it('can stand in any chat: direct, group or thread', async () => {
    const { places, people, appId, canSetSecret } = await loop.setup();
    assert.deepEqual(
      places.map(({ kind, groupId, threadId }) => [kind, groupId !== '', threadId !== '']),
      [
        ['direct', false, false],
        ['group', true, false],
        ['thread', true, true],
      ],
    );
    assert.equal(people.length, 1);
    assert.equal(appId, 'MTIzNDU2Nzg5MDEy');
    assert.equal(canSetSecret, false);
    await addApp();
    const changed = await loop.setup();
    assert.deepEqual([changed.appId, changed.canSetSecret], ['MzIxMDk4NzY1NDMy', true]);
    assert.match(changed.signing, /You'll be asked for the signing secret of Release bot/u);
  });

  describe('on a card that was sent', () => {
    const elements = [
      { element_type: 'title' as const, title: { text: 'Leave 8841' } },
      {
        element_type: 'button' as const,
        button: { button_type: 'callback' as const, text: 'Approve', value: 'leave:approve:8841' },
      },
    ];
    let world: GroupsWorld;
    let local: TapLoop;

    beforeEach(async () => {
      world = await openWorld();
      local = new TapLoop(world.services);
    });
    afterEach(async () => {
      local.dispose();
      await world.close();
    });

    async function send(): Promise<CardRef> {
      await world.session.groups.refresh();
      const groupId = world.session.groups.groups[0]?.groupId ?? '';
      const message = { tag: 'interactive_message' as const, interactive_message: { elements } };
      const { message_id: messageId = '' } = await world.session.client.sendMessageToGroupChat({
        group_id: groupId,
        message,
      });
      return { messageId: messageId ?? '', groupId };
    }

    it('carry its message and its chat, which nobody chooses', async () => {
      const ref = await send();
      const { sent } = await local.setup(ref);
      assert.equal(sent?.messageId, ref.messageId);
      assert.equal(sent.groupId, ref.groupId);
      assert.equal(sent.place, world.session.groups.get(ref.groupId ?? '')?.name ?? ref.groupId);
      assert.equal((await local.setup()).sent, undefined);
    });

    it('are followed by another look at the card, which whoever shows it learns of', async () => {
      const ref = await send();
      const rows = new Rows(world);
      rows.root.rows('');
      const group = rows.root.find(ref.groupId ?? '');
      assert.ok(group);
      await group.load();
      await rows.find(/: Leave 8841$/u, group);
      const update = async () => {
        await world.session.client.updateMessage({
          message_id: ref.messageId,
          message: {
            interactive_message: { elements: [{ element_type: 'title', title: { text: 'Approved' } }] },
          },
        });
      };
      const url = await bot((response) => void update().then(() => response.end()));
      const states: DeliveryState[] = [];
      dialogs.press(/^Deliver Unsigned$/u);
      await local.deliver(
        { address: url, tap: { ...tap, messageId: ref.messageId }, sent: ref },
        (state) => states.push(state),
        new AbortController().signal,
      );
      assert.deepEqual(states.at(-1), { kind: 'card', text: 'The bot updated the card.' });
      const labels = rows.labels(group);
      rows.root.dispose();
      assert.ok(
        labels.some((label) => label.endsWith(': Approved')),
        labels.join(),
      );
    });
  });

  it('offer the last address that answered first', async () => {
    await useLocal();
    const good = await bot();
    await deliver(good);
    await deliver(`localhost:${await closedPort()}/calback`);
    const { addresses } = await loop.setup();
    assert.equal(addresses[0], good);
    assert.equal(addresses.length, 2);
  });

  it('on the local SeaTalk stand in groups that are there', async () => {
    const world = await openWorld();
    const local = new TapLoop(world.services);
    try {
      const offered = async () => (await local.setup()).places.map(({ label }) => label);
      const named = new Promise<void>((resolve) => {
        const look = async () => (await offered()).includes('Group: Release room') && resolve();
        local.onDidChange(() => void look());
        void look();
      });
      await named;
      assert.ok((await offered()).includes('Thread in: Release room'));
    } finally {
      local.dispose();
      await world.close();
    }
  });
});
