import assert from 'node:assert/strict';
import * as http from 'node:http';

import { verify } from '../../src/wire/signature';
import { listen, type Loopback } from '../contract/support/loopback';
import { until } from '../support/until';
import { TapDetails } from './pages/tapDetails';
import { Platform } from './platform';
import { type RecordingProxy, startRecordingProxy } from './recordingProxy';
import { openWorkbench, type Session } from './session';
import { findIn, type Places, readBrowserStorage, readFolder, readPage } from './visiblePlaces';

const RIGHT_SECRET = 'invented-right-secret-1';
const WRONG_SECRET = 'invented-wrong-secret-1';
const SIGNING_SECRET = 'invented-signing-secret-1';
const WEBHOOK_KEY = 'invented-webhook-key-1';
/** Sent as a message: not secret, so it must be found, or the search is worth nothing. */
const MARKER = 'planted-marker-1';

describe('secrets, after a full run with the log at its loudest', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let platform: Platform;
  let proxy: RecordingProxy;
  let session: Session;
  let bot: Loopback;
  const places: Places = new Map();
  const look = (moment: string) => readPage(places, moment, session.workbench.page);

  const send = async (text: string, target: string) => {
    const { workbench } = session;
    await workbench.command('SeaTalk: Send…');
    await workbench.quickInput.type(text);
    await workbench.quickInput.choose('Send typed text');
    await look('target picker');
    await workbench.quickInput.choose(target);
  };

  before(async () => {
    platform = await Platform.start();
    proxy = await startRecordingProxy(platform.url);
    await platform.control('POST', '/apps', { name: 'Release bot', app_secret: RIGHT_SECRET });
    await platform.control('POST', '/groups/Lunch/bots', { add: ['Release bot'] });
    bot = await listen(
      http.createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const isRight = verify(Buffer.concat(chunks), SIGNING_SECRET, String(request.headers['signature']));
          response.writeHead(isRight ? 200 : 401).end();
        });
      }),
    );
    session = await openWorkbench({ env: platform.envAt(proxy.url), logLevel: 'trace' });
  });

  after(async () => {
    await session.close();
    await bot.close();
    await proxy.close();
    await platform.close();
  });

  it('adds an app with a wrong secret first, and a webhook', async () => {
    const { workbench } = session;
    const { quickInput, dialog, notifications } = workbench;
    const appId = await platform.appId('Release bot');
    await workbench.sideBar.open('SeaTalk');
    await workbench.command('SeaTalk: Add App…');
    await quickInput.answer('Name for the app', 'Release bot');
    await quickInput.answer('App ID', appId);
    await quickInput.answer('App Secret', WRONG_SECRET);
    await quickInput.choose('Custom Server…');
    await quickInput.answer('URL of a server', proxy.url);
    await dialog.choose('Use This Server');
    await quickInput.choose('Development');
    await dialog.asks(/secret is incorrect/iu);
    await look('wrong secret');
    await dialog.choose('Change…');
    await quickInput.waitForMessage('App Secret');
    await look('secret asked for again');
    await quickInput.answer('App Secret', RIGHT_SECRET);
    await quickInput.answer('URL of a server', proxy.url);
    await quickInput.choose('Development');
    await notifications.waitFor('Release bot is ready');
    // Which group the webhook belongs to is chosen among those that are known by then.
    await (await workbench.sideBar.view('Groups')).waitForRow('Lunch');
    await workbench.command('SeaTalk: Add Webhook…');
    await quickInput.answer('Webhook URL', `https://openapi.seatalk.io/webhook/group/${WEBHOOK_KEY}`);
    await quickInput.choose('Skip');
    await quickInput.answer('Name to choose', 'Build alerts');
    await notifications.waitFor('Build alerts');
    await look('added');
    await notifications.clear();
  });

  it('sends through it, reads it back, and gets a new token', async () => {
    const { workbench } = session;
    const groups = await workbench.sideBar.view('Groups');
    const before = proxy.tokens.size;
    await send(MARKER, 'Lunch');
    await workbench.notifications.waitFor('Sent to Lunch');
    await platform.control('POST', '/apps/Release%20bot/revoke-tokens');
    await workbench.notifications.click('Sent to Lunch', 'Show in Groups');
    const row = groups.row(MARKER);
    await row.selected();
    assert.ok(proxy.tokens.size > before, 'a new token');
    places.set('tooltip of a message', await row.tooltip(/planted-marker/u));
    await workbench.writeClipboard('nothing copied yet');
    await row.contextMenu('Copy Message ID');
    places.set('clipboard', await workbench.copiedInsteadOf('nothing copied yet'));
    await row.contextMenu('Open Message as JSON');
    places.set('opened message', await workbench.editors.shows((text) => text.includes(MARKER)));
    places.set('tooltip of the status bar', await workbench.statusBar.tooltip('Release bot', /Ready/u));
    await look('sent and shown');
  });

  it('fails in the ways that say most', async () => {
    const { workbench } = session;
    const { notifications } = workbench;
    await notifications.clear();
    await platform.inject({ call: 'sendMessageToGroupChat', status: 500, count: 1 });
    await send('lost', 'Lunch');
    await notifications.waitFor('may have been delivered');
    await look('fate unknown');
    await notifications.clear();
    await platform.changeApp({ revoke: ['Send Message to Group Chat'] }, 'Release bot');
    await send('refused', 'Lunch');
    await notifications.waitFor('Nothing was sent to Lunch');
    await look('refused');
    await notifications.clear();
  });

  it('previews a card', async () => {
    const { workbench } = session;
    await workbench.editors.open('deploy.seatalk-card.json');
    await workbench.command('SeaTalk: Preview Card');
    await workbench.webview().getByText('Deploy', { exact: false }).first().waitFor();
    await look('card preview');
  });

  it('delivers a tap, signed with a secret it asks for', async () => {
    const { quickInput, dialog } = session.workbench;
    const details = new TapDetails(session.workbench.webview());
    await details.press('Deploy');
    await details.enterAddress(`${bot.url}/callback`);
    await details.deliver();
    await dialog.asks(/No signing secret for Release bot/u);
    await look('signing secret missing');
    await dialog.choose('Enter Signing Secret…');
    await quickInput.waitForMessage('Signing Secret');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.answer('Signing Secret', SIGNING_SECRET);
    await details.outcome(/^200/u);
    await look('delivered');
  });

  it('uses the local SeaTalk, its webhook and its reset', async () => {
    const { workbench } = session;
    const { quickInput, notifications, dialog } = workbench;
    await workbench.command('SeaTalk: Switch App…');
    await quickInput.choose('Local SeaTalk');
    await workbench.statusBar.waitFor('Local SeaTalk');
    await send('by webhook', 'Alert Relay');
    await notifications.waitFor('Sent to Alert Relay');
    // The editor shows three at a time, and drops a fourth unseen.
    await notifications.clear();
    await platform.inject({ call: 'sendSystemAccountMessage', cut: 'after', count: 1 });
    await send('by webhook, lost', 'Alert Relay');
    await notifications.waitFor('may have been delivered');
    await look('webhook');
    await notifications.clear();
    const apps = await workbench.sideBar.view('Apps and Webhooks');
    for (const [name, words] of [
      ['Release bot', /Release bot/u],
      ['Local SeaTalk', /Local SeaTalk/u],
      ['Alert Relay', /System account/u],
      ['Build alerts', /System account/u],
    ] as const)
      places.set(`tooltip of ${name}`, await apps.row(name).tooltip(words));
    await workbench.command('SeaTalk: Reset Local SeaTalk…');
    await dialog.choose('Reset');
    assert.equal(await quickInput.isOpen(), false);
    await workbench.command('SeaTalk: Show Log');
    await workbench.page.locator('.part.panel .view-line', { hasText: 'getGroupInfo' }).first().waitFor();
    await look('log');
  });

  it('none of them can be read anywhere', async () => {
    const readAll = async () => {
      places.set('output of the server and the page', session.output());
      await readBrowserStorage(places, session.workbench.page);
      readFolder(places, 'server', session.dataFolder);
      readFolder(places, 'workspace', session.workspaceFolder);
    };

    // Each kind of place is really looked into; the editor writes some a moment later.
    for (const [text, place] of [
      [MARKER, /^window, frame 0/u],
      [MARKER, /^opened message/u],
      [MARKER, /^tooltip of a message/u],
      ['Deploy 1482', /^window, frame [^0]/u],
      ['seatalk.apps', /^browser storage: .*state/u],
      ['workbench.colorTheme', /^server: .*settings\.json/u],
      ['getAppAccessToken', /^server: .*SeaTalk\.log/u],
      ['getGroupInfo', /^window, frame 0, log/u],
      ['Lunch', /^server: .*globalStorage.*groups/u],
      ['Ready', /^tooltip of the status bar/u],
      ['Extension host agent', /^output/u],
    ] as const) {
      await until(
        () => `${text} is not found in ${place.source}, only in: ${findIn(places, text).join(', ')}`,
        async () => {
          const isFound = () => findIn(places, text).some((name) => place.test(name));
          if (!isFound()) await readAll();
          return isFound();
        },
      );
    }

    const secrets = [
      RIGHT_SECRET,
      WRONG_SECRET,
      WEBHOOK_KEY,
      SIGNING_SECRET,
      platform.app.appSecret,
      platform.app.signingSecret,
      platform.controlToken,
      ...platform.webhooks.map(({ url }) => url.split('/').at(-1) ?? ''),
      ...proxy.tokens,
    ];
    assert.ok(proxy.tokens.size >= 3, `only ${proxy.tokens.size} tokens`);
    const leaks = secrets.flatMap((secret) =>
      findIn(places, secret).map((name) => `${secret.slice(0, 12)}… in ${name}`),
    );
    assert.deepEqual(leaks, []);
  });
});
