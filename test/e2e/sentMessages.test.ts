import assert from 'node:assert/strict';

import { Authoring } from './pages/authoring';
import { openWorkbench, type Session } from './session';

const LIVE = [
  { element_type: 'title', title: { text: 'Deploy 1482 is live' } },
  { element_type: 'description', description: { text: 'Target: **production**\nAll clinics have it.' } },
];

describe('what is sent, and what was sent', () => {
  let session: Session;

  before(async () => {
    session = await openWorkbench({
      files: { 'live.seatalk-card.json': JSON.stringify({ elements: LIVE }, undefined, 2) },
    });
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start Local SeaTalk');
    await groups.waitForGroups();
  });

  after(() => session.close());

  describe('choosing where something goes, and as what', function () {
    // Each step begins where the one before it ended.
    this.bail(true);
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
        'Show Typing',
        'Name This Chat…',
        'Open Conversation',
        'Open Chat As…',
        'Open Thread by ID…',
        'Refresh',
        'Group Settings and Members',
        'Show Kept History',
        'Add Members…',
        'Remove Members…',
        'Pin',
        'Copy Group ID',
        'Keep History…',
      ]);
      assert.deepEqual(await groups.row('legacy_coupons').contextMenuItems(), [
        'Reply in Thread…',
        'Open Conversation',
        'Open Message as JSON',
        'Copy Text',
        'Copy Message ID',
      ]);
    });
  });

  describe('a card that was sent', function () {
    // Each step begins where the one before it ended.
    this.bail(true);
    let authoring: Authoring;
    const picture = (step: string) => session.workbench.screenshot(`update-${step}`);
    const card = async (text: string | RegExp) =>
      (await session.workbench.sideBar.view('Groups')).waitForRow(text);

    before(async () => {
      const { workbench } = session;
      authoring = new Authoring(workbench.page);
      await workbench.command('View: Close All Editors');
      await workbench.notifications.clear();
      const groups = await workbench.sideBar.view('Groups');
      await (await groups.waitForRow('Release room')).expand();
      await card(/: Deploy 1482/u);
    });

    it('is offered to be previewed and updated, and other messages are not', async () => {
      const items = await (await card(/: Deploy 1482/u)).contextMenuItems();
      assert.ok(items.includes('Preview Card') && items.includes('Update Sent Card…'), items.join());
      const others = await (await card(/Thank you all/u)).contextMenuItems();
      assert.equal(others.includes('Preview Card') || others.includes('Update Sent Card…'), false);
    });

    it('is previewed from its row, with what its message no longer tells', async () => {
      const { workbench } = session;
      await (await card(/: Deploy 1482/u)).contextMenu('Preview Card');
      await workbench.webview().getByText('Open pipeline').first().waitFor();
      await workbench.webview().getByText("SeaTalk doesn't return this button's value.").first().waitFor();
      await picture('1-preview');
      await workbench.command('View: Close All Editors');
    });

    it('is edited, with errors where a value must be filled in', async () => {
      const { workbench } = session;
      await (await card(/: Deploy 1482/u)).contextMenu('Update Sent Card…');
      await workbench.quickInput.row('Close Card with Outcome…').waitFor();
      await picture('2-choose');
      await workbench.quickInput.choose('Edit the Sent Card');
      await authoring.lens('Update Sent Card…').waitFor();
      await authoring.lensWords('values of “Deploy”, “Cancel”. Fill in what is missing').waitFor();
      await workbench.editors.titleActionIsThere('Update Sent Card…');
      assert.deepEqual(await workbench.notifications.all(), []);
      await workbench.page.locator('.squiggly-error').nth(1).waitFor();
      await picture('3-edit');
      await workbench.useTheme('highContrast');
      await picture('3-edit-high-contrast');
      await workbench.useTheme('dark');
      await workbench.command('View: Revert and Close Editor');
      await workbench.notifications.clear();
    });

    it('is closed with an outcome after both versions were seen', async () => {
      const { workbench } = session;
      await (await card(/: Deploy 1482/u)).contextMenu('Update Sent Card…');
      await workbench.quickInput.choose('Close Card with Outcome…');
      await workbench.quickInput.answer('Line to add', '**Deployed** by Mira Tan');
      const asked = await workbench.notifications.waitFor('Update card "Deploy 1482" in Release room?');
      assert.match(asked, /doesn't return the old values of “Deploy”, “Cancel”/u);
      await workbench.page.getByText('Deployed').first().waitFor();
      await picture('4-compare-dark');
      await workbench.resize('narrow');
      await picture('4-compare-narrow');
      await workbench.resize('wide');
      await workbench.notifications.click('Update card', 'Update Card');
      await workbench.notifications.waitFor('Updated card "Deploy 1482".');
    });

    it('becomes a card file, by the button in the title of the comparison, and its row says so', async () => {
      const { workbench } = session;
      await workbench.notifications.clear();
      await workbench.useTheme('light');
      await workbench.editors.open('live.seatalk-card.json');
      await workbench.command('SeaTalk: Update Sent Card…');
      await workbench.quickInput.row('Deploy 1482').waitFor();
      await picture('5-which-card-light');
      await workbench.quickInput.choose('Deploy 1482');
      await workbench.quickInput.choose('live.seatalk-card.json');
      await workbench.notifications.waitFor('Update card "Deploy 1482" in Release room?');
      const lines = workbench.page.locator('.monaco-diff-editor .view-line');
      const wasThere = lines.filter({ hasText: /\*\*Deployed\*\*\sby\sMira\sTan/u });
      await wasThere.first().waitFor();
      await picture('5-compare-light');
      await workbench.editors.titleAction('Update Card');
      await workbench.notifications.click('Updated card', 'Show Message');
      const row = await card(/: Deploy 1482 is live/u);
      await picture('6-updated');
      assert.match(await row.ariaLabel(), /Card from .*Deploy 1482 is live/u);
    });
  });
});
