import { Platform } from './platform';
import { openWorkbench, type Session } from './session';

const MIRA = 'mira.tan@example.com';
const JO = 'jo.lim@example.com';
/** Has never signed in, so that nothing reaches her. */
const HANA = 'hana.sato@example.com';

describe('people and groups, from the palette', function () {
  this.bail(true);
  let platform: Platform;
  let session: Session;
  const picture = (name: string) => session.workbench.screenshot(`people-${name}`);

  before(async () => {
    platform = await Platform.start();
    session = await openWorkbench({ env: platform.envAt() });
    const { sideBar } = session.workbench;
    await sideBar.open('SeaTalk');
    await (await sideBar.view('Groups')).waitForRow('Release room');
  });

  after(async () => {
    await session.close();
    await platform.close();
  });

  it('sends a service notice to three people, and names the one it did not reach', async () => {
    const { workbench } = session;
    const { quickInput, notifications } = workbench;
    await workbench.command('SeaTalk: Send Service Notice…');
    await quickInput.choose('Write Text…');
    await quickInput.answer('Title (', 'Badge expiring');
    await quickInput.answer('Text (', 'Renew it **today**.');
    await quickInput.choose('Continue');
    await quickInput.choose('Enter or Paste List…');
    await quickInput.answer('Emails, employee codes', `${MIRA}, ${JO} ${HANA}`);
    await quickInput.row('Send to 3 people').waitFor();
    await workbench.webview().getByText('Badge expiring').first().waitFor();
    await picture('1-notice');
    await quickInput.choose('Send to 3 people');
    await notifications.waitFor(/Sent to 2 of 3 people\. Hana Sato/u);
    await picture('2-one-failed');
    await notifications.click('Sent to 2 of 3 people', 'Show Results');
    await quickInput.row('Hana Sato').waitFor();
    await picture('3-results');
    await quickInput.cancel();
    await notifications.clear();
  });

  it('creates a group, and says that the bot is not in it', async () => {
    const { workbench } = session;
    const { quickInput, notifications, dialog } = workbench;
    await workbench.command('SeaTalk: Create Group…');
    await quickInput.answer('Name', 'Launch');
    await quickInput.type(MIRA);
    await quickInput.choose(MIRA);
    await quickInput.waitForTitle(/3\//u);
    await quickInput.type(JO);
    await quickInput.tick(JO);
    await picture('4-members');
    await quickInput.accept();
    await quickInput.waitForTitle(/4\//u);
    await quickInput.accept();
    await quickInput.choose('7 days');
    await dialog.asks(/Create the group Launch/u);
    await picture('5-question');
    await dialog.choose('Create Group');
    await notifications.waitFor(/Launch was created.*Your bot isn't in it/su);
    await picture('6-created');
    await notifications.clear();
  });

  it('checks an app that lacks two permissions, and names both', async () => {
    const { workbench } = session;
    const app = `/apps/${encodeURIComponent(platform.app.appId)}`;
    await platform.control('PATCH', app, { revoke: ['Get Chat History', 'Get Department List'] });
    await workbench.command('SeaTalk: Check App…');
    const page = workbench.webview();
    for (const name of ['Get Chat History', 'Get Department List'])
      await page
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByText(/^(?:Failed|Needs attention)$/u)
        .first()
        .waitFor();
    await picture('7-check');
  });
});
