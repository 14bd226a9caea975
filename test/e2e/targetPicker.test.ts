import assert from 'node:assert/strict';

import { openWorkbench, type Session } from './session';

describe('choosing where something goes, and as what', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;

  before(async () => {
    session = await openWorkbench();
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start Local SeaTalk');
    await groups.waitForRow('Release room');
  });

  after(() => session.close());

  async function sendSelection(): Promise<void> {
    const { editors, quickInput } = session.workbench;
    await editors.open('checkout.log');
    await editors.selectLines(7, 10);
    await editors.contextMenu('Send Selection to SeaTalk…');
    await quickInput.row('Release room').waitFor();
  }

  it('keeps the chats while the form is changed, and sends in that form', async () => {
    const { editors, notifications, quickInput, sideBar } = session.workbench;
    await sendSelection();
    const chats = (await quickInput.items()).filter((item) => !item.startsWith('Send As'));
    await quickInput.choose('Send As…');
    await quickInput.choose('Plain text');
    await quickInput.row('Release room').waitFor();
    assert.deepEqual(
      (await quickInput.items()).filter((item) => !item.startsWith('Send As')),
      chats,
    );
    await quickInput.choose('Lunch');
    await notifications.waitFor('Sent to Lunch');
    await notifications.click('Sent to Lunch', 'Show in Groups');
    const message = (await sideBar.view('Groups')).row('legacy_coupons');
    await message.selected();
    await message.contextMenu('Open Message as JSON');
    assert.doesNotMatch(await editors.shows((text) => text.includes('"plain_text"')), /```/u);
  });

  it('takes an address that is typed with Enter, without a detour', async () => {
    const { notifications, page, quickInput } = session.workbench;
    await sendSelection();
    // Key by key: on the way there, nothing matches.
    await page.keyboard.type('mira.tan@example.com');
    await quickInput.row('person with this email').waitFor();
    await quickInput.accept();
    await notifications.waitFor(/Sent to mira.tan/iu);
  });

  it('offers to open a thread by its ID on a group, and not on a message', async () => {
    const groups = await session.workbench.sideBar.view('Groups');
    assert.deepEqual(await groups.row('Lunch').contextMenuItems(), [
      'Send Here…',
      'Open Thread by ID…',
      'Refresh',
      'Copy Group ID',
    ]);
    assert.deepEqual(await groups.row('legacy_coupons').contextMenuItems(), [
      'Reply in Thread…',
      'Open Message as JSON',
      'Copy Text',
      'Copy Message ID',
    ]);
  });
});
