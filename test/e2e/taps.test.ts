import assert from 'node:assert/strict';
import * as http from 'node:http';

import { verify } from '../../src/wire/signature';
import { listen, type Loopback } from '../contract/support/loopback';
import { CardPanel } from './pages/cardPanel';
import { TapDetails } from './pages/tapDetails';
import { Platform } from './platform';
import { openWorkbench, type Session } from './session';

interface Event {
  readonly event_id: string;
  readonly event: { readonly value: string; readonly group_id: string; readonly thread_id: string };
}

interface ClickEvent {
  readonly message_id: string;
  readonly group_id: string;
  readonly thread_id: string;
  readonly value: string;
}

describe('taps', () => {
  let platform: Platform;
  let session: Session;

  before(async () => {
    platform = await Platform.start();
    session = await openWorkbench({ env: platform.envAt() });
  });

  after(async () => {
    await session.close();
    await platform.close();
  });

  describe('the click loop: from a card to a bot and back', function () {
    // Each step begins where the one before it ended.
    this.bail(true);
    let bot: Loopback;
    let details: TapDetails;
    let answer: (response: http.ServerResponse) => void;
    const taken: Event[] = [];
    const picture = (name: string) => session.workbench.screenshot(`click-loop-${name}`);

    before(async () => {
      const secret = platform.app.signingSecret;
      bot = await listen(
        http.createServer((request, response) => {
          const chunks: Buffer[] = [];
          request.on('data', (chunk: Buffer) => chunks.push(chunk));
          request.on('end', () => {
            const body = Buffer.concat(chunks);
            const { signature } = request.headers;
            if (request.url !== '/callback') {
              response.writeHead(404).end('no such route');
              return;
            }
            if (!verify(body, secret, typeof signature === 'string' ? signature : undefined)) {
              response.writeHead(401).end('wrong signature');
              return;
            }
            taken.push(JSON.parse(body.toString()) as Event);
            answer(response);
          });
        }),
      );
      const { workbench } = session;
      await workbench.editors.open('deploy.seatalk-card.json');
      await workbench.command('SeaTalk: Preview Card');
      details = new TapDetails(workbench.webview());
    });

    after(() => bot.close());

    it('delivers a tap, signed, and shows the answer with its time', async () => {
      answer = (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"taken":true,"build":1482}');
      await details.press('Deploy');
      await details.isSigned('Events are signed with the signing secret of Local SeaTalk.');
      await picture('1-event');
      await details.enterAddress(`${bot.url}/callback`);
      await details.deliver();
      const said = await details.outcome(/^200 OK · \d+ ms$/u);
      assert.match(said, /SeaTalk treats a 200 within 5 seconds as delivered/u);
      assert.match(said, /"build": 1482/u);
      const [event] = taken;
      assert.equal(event?.event.value, 'deploy:k93xQ1:go');
      assert.equal((await details.event()).event_id, event.event_id, 'what is shown is what went out');
      await picture('2-delivered');
    });

    it('delivers again with one key, as another event, from the thread that is chosen', async () => {
      await details.choosePlace('Thread in: Release room');
      await details.deliver();
      await details.outcome(/^200/u);
      const [first, second] = taken;
      assert.equal(taken.length, 2);
      assert.notEqual(first?.event_id, second?.event_id);
      assert.equal(first?.event.thread_id, '');
      assert.notEqual(second?.event.thread_id, '');
      const { groups } = await platform.state();
      const room = groups.find(({ name }) => name === 'Release room');
      assert.equal(second?.event.group_id, room?.group_id);
    });

    it('says what an answer other than 200 means', async () => {
      answer = (response) => response.writeHead(500).end('Traceback: no such build');
      await details.deliver();
      const said = await details.outcome(/^500 Internal Server Error/u);
      assert.match(said, /repeat the event up to 3 times/u);
      assert.match(said, /Traceback: no such build/u);
      await picture('3-failed');
      await details.enterAddress(`${bot.url}/calback`);
      await details.deliver();
      assert.match(await details.outcome(/^404/u), /doesn't have this route/u);
    });

    it('waits for a bot that hangs until the person gives up', async () => {
      const hanging = new Promise<http.ServerResponse>((resolve) => (answer = resolve));
      await details.enterAddress(`${bot.url}/callback`);
      await details.deliver();
      await details.waits();
      await hanging;
      await details.cancel();
      assert.match(await details.outcome(/^Canceled/u), /may have received the event/u);
      await picture('4-cancelled');
    });

    it('says what is wrong with an address, and offers the last good one for the next button', async () => {
      await details.enterAddress('http://mira:pw@localhost:3000');
      await details.deliver();
      await details.complains('Remove the user name and password from the URL.');
      await picture('5-complaint');
      await details.press('Hold');
      assert.equal((await details.event()).event['value'], 'deploy:k93xQ1:hold');
    });

    it('asks before it delivers to another machine', async () => {
      const { dialog } = session.workbench;
      await details.enterAddress('https://bot.example.invalid/callback');
      await details.deliver();
      await dialog.asks(/Deliver events to https:\/\/bot\.example\.invalid\?/u);
      await picture('6-consent');
      await dialog.choose('Cancel');
      assert.equal(taken.length, 4, 'nothing more went out');
    });

    it('asks before a redirect button opens anything, and shows both targets', async () => {
      const { dialog } = session.workbench;
      await details.press('Open the pipeline');
      const text = await details.text();
      assert.match(text, /On a phone/u);
      assert.match(text, /On a desktop/u);
      assert.match(text, /https:\/\/ci\.example\.com\/pipelines\/1482/u);
      await details.openLink('On a desktop');
      await dialog.asks(/Open the page on ci\.example\.com\?[\s\S]*pipelines\/1482/u);
      await picture('7-redirect');
      await dialog.choose('Cancel');
    });

    for (const theme of ['light', 'highContrast', 'highContrastLight'] as const) {
      it(`can be read in ${theme}, narrow too`, async () => {
        const { workbench } = session;
        answer = (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('taken');
        await workbench.useTheme(theme);
        await details.press('Deploy');
        await details.enterAddress(`${bot.url}/callback`);
        await details.deliver();
        await details.outcome(/^200/u);
        await picture(`8-${theme}`);
        await workbench.resize('narrow');
        await picture(`8-${theme}-narrow`);
        await workbench.resize('wide');
      });
    }
  });

  describe('a tap on a card that was sent', function () {
    // Each step begins where the one before it ended.
    this.bail(true);
    let bot: Loopback;
    let details: TapDetails;
    let panel: CardPanel;
    const taken: ClickEvent[] = [];
    const picture = (name: string) => session.workbench.screenshot(`sent-tap-${name}`);

    before(async () => {
      bot = await listen(
        http.createServer((request, response) => {
          const chunks: Buffer[] = [];
          request.on('data', (chunk: Buffer) => chunks.push(chunk));
          request.on('end', () => {
            const { event } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly event: ClickEvent };
            taken.push(event);
            // As bots should: the answer first, the work afterwards.
            response.end(() => void platform.updateCard(event.message_id, 'Deploy 1482 goes out'));
          });
        }),
      );
      const { workbench } = session;
      await workbench.command('View: Close All Editors');
      await workbench.useTheme('dark');
      await workbench.resize('small');
      await workbench.editors.open('deploy.seatalk-card.json');
      await workbench.command('SeaTalk: Preview Card');
      details = new TapDetails(workbench.webview());
      panel = new CardPanel(workbench.page, workbench.webview());
    });

    after(() => bot.close());

    it('shows its event in a small window without scrolling', async () => {
      await details.press('Deploy');
      await details.isSigned('Events are signed with the signing secret of Local SeaTalk.');
      await picture('1-small');
      const seen = await details.eventInSight();
      assert.ok(seen > 0.9, `${Math.round(seen * 100)} % of the event are in sight`);
    });

    it('begins with a send where the card was not sent', async () => {
      const { workbench } = session;
      await details.sendFirst();
      await workbench.quickInput.choose('Release room');
      await workbench.editors.tab('Sent: Deploy 1482 waits for a go').waitFor();
      details = new TapDetails(workbench.webview());
      panel = new CardPanel(workbench.page, workbench.webview());
      await details.isAway();
      await details.press('Deploy');
      await details.isIn('Release room');
      await details.says('Sent by ');
      await picture('2-sent');
    });

    it('carries the ids of its message, and shows what the bot made of the card', async () => {
      await details.enterAddress(`${bot.url}/callback`);
      await details.deliver();
      await panel.rows.filter({ hasText: 'Deploy 1482 goes out' }).first().waitFor();
      await details.says('The bot updated the card.');
      await details.says('The card no longer has this button.');
      await picture('3-updated');
      const { groups } = await platform.state();
      const room = groups.find(({ name }) => name === 'Release room');
      const [event] = taken;
      assert.equal(event?.group_id, room?.group_id);
      assert.equal(event?.value, 'deploy:k93xQ1:go');
      assert.equal(
        await platform.countMessages('Deploy 1482 goes out'),
        1,
        'it was the id of the very message',
      );
    });

    it('keeps what is set up while its tab is hidden', async () => {
      const { workbench } = session;
      await workbench.resize('wide');
      await workbench.editors.tab('Preview deploy').click();
      details = new TapDetails(workbench.webview());
      await details.isUnsent();
      assert.equal((await details.event()).event['value'], 'deploy:k93xQ1:go');
      await details.enterAddress('localhost:3999/typed');
      await workbench.editors.tab('Sent: ').click();
      await workbench.webview().getByText('Deploy 1482 goes out').first().waitFor();
      await workbench.editors.tab('Preview deploy').click();
      await details.isUnsent();
      await details.says('Tap on “Deploy”');
      assert.equal(await details.address(), 'localhost:3999/typed');
    });

    it('is to be seen in the groups as well', async () => {
      const { workbench } = session;
      await workbench.sideBar.open('SeaTalk');
      const groups = await workbench.sideBar.view('Groups');
      await (await groups.waitForRow('Release room')).expand();
      await groups.waitForRow(/: Deploy 1482 goes out/u);
      await picture('4-row');
    });
  });
});
