import assert from 'node:assert/strict';
import * as http from 'node:http';

import { listen, type Loopback } from '../contract/support/loopback';
import { CardPanel } from './pages/cardPanel';
import { TapDetails } from './pages/tapDetails';
import { Platform } from './platform';
import { openWorkbench, type Session } from './session';

interface ClickEvent {
  readonly message_id: string;
  readonly group_id: string;
  readonly thread_id: string;
  readonly value: string;
}

describe('a tap on a card that was sent', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let platform: Platform;
  let bot: Loopback;
  let session: Session;
  let details: TapDetails;
  let panel: CardPanel;
  const taken: ClickEvent[] = [];
  const picture = (name: string) => session.workbench.screenshot(`sent-tap-${name}`);

  before(async () => {
    platform = await Platform.start();
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
    session = await openWorkbench({ env: platform.envAt(), viewport: 'small' });
    const { workbench } = session;
    await workbench.editors.open('deploy.seatalk-card.json');
    await workbench.command('SeaTalk: Preview Card');
    details = new TapDetails(workbench.webview());
    panel = new CardPanel(workbench.page, workbench.webview());
  });

  after(async () => {
    await session.close();
    await bot.close();
    await platform.close();
  });

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
