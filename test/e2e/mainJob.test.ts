import assert from 'node:assert/strict';

import { again, until } from '../support/until';
import { axeFaults } from './pages/axeFaults';
import { openWorkbench, type Session } from './session';

/** The lines of the demo's log that are sent, and a word of them to look for. */
const ERROR_LINES = [7, 10] as const;
const ERROR_WORDS = 'legacy_coupons';

describe('the packed extension in a fresh window', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;

  before(async () => {
    session = await openWorkbench();
  });

  after(() => session.close());

  it('is installed and shows its side bar', async () => {
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    await workbench.screenshot('side-bar-first-time-dark');
    assert.notDeepEqual(await workbench.sideBar.views(), []);
  });

  it('offers its commands in the palette', async () => {
    await session.workbench.offers('SeaTalk:', 'SeaTalk: Start Local SeaTalk');
  });

  it('opens a file of the workspace and selects lines of it', async () => {
    const { workbench } = session;
    await workbench.editors.open('README.md');
    await workbench.editors.selectLines(1, 3);
    await workbench.screenshot('demo-readme-selected');
    assert.ok((await workbench.editors.contextMenuItems()).includes('Copy'));
  });

  for (const theme of ['dark', 'light'] as const) {
    describe(`the whole main job, ${theme}`, function () {
      // Each step begins where the one before it ended.
      this.bail(true);
      const picture = (step: string) => session.workbench.screenshot(`main-${theme}-${step}`);

      before(async () => {
        const { workbench } = session;
        if (theme === 'dark') return;
        // Two messages that were never saved.
        for (const name of ['note', 'release']) {
          await workbench.editors.show(`${name}.seatalk-message.md`);
          await workbench.command('View: Revert and Close Editor');
        }
        await workbench.command('View: Close All Editors');
        await workbench.command('SeaTalk: Stop Local SeaTalk');
        await workbench.notifications.clear();
        await workbench.useTheme(theme);
      });

      it('starts the local SeaTalk from the welcome view', async () => {
        const { workbench } = session;
        await workbench.sideBar.open('SeaTalk');
        const groups = await workbench.sideBar.view('Groups');
        await groups.welcomeButton('Start Local SeaTalk');
        await groups.waitForGroups();
        await workbench.statusBar.waitFor('Local SeaTalk');
        await picture('1-started');
      });

      it('pins a group, and sorts the others with a check at the sort in use', async () => {
        const { workbench } = session;
        const groups = await workbench.sideBar.view('Groups');
        await groups.row('On-call').contextMenu('Pin');
        await until('the pinned group is not the first', async () =>
          /On-call/u.test((await groups.rows())[0] ?? ''),
        );
        assert.match(await groups.row('On-call').ariaLabel(), /On-call, pinned/u);
        await workbench.command('SeaTalk: Sort Groups by Size');
        const entries = await groups.moreActions();
        assert.ok(entries.includes('✓ Sort Groups by Size'), entries.join());
        assert.ok(entries.includes('Sort Groups by Name'), entries.join());
        await picture('1-pinned');
        await workbench.command('SeaTalk: Sort Groups by Name');
        const isUnpinned = async () => !/pinned/u.test(await groups.row('On-call').ariaLabel());
        // Rows that are sorted anew lose what is chosen in a menu at that moment, which the status bar says.
        await again(
          'the group stays pinned',
          async () => {
            if (!(await isUnpinned())) await groups.row('On-call').contextMenu('Unpin');
          },
          isUnpinned,
        );
      });

      it('sends a file that is dropped on a group, after a look at it', async () => {
        const { workbench } = session;
        const groups = await workbench.sideBar.view('Groups');
        await workbench.editors.open('backoff.py');
        await workbench.editors.tab('backoff.py').dragTo(groups.row('Lunch').locator);
        assert.match(await workbench.dialog.asks('Send this to Lunch?'), /backoff\.py, as: Code block/u);
        await picture('1-dropped');
        await workbench.dialog.choose('Send');
        await workbench.notifications.waitFor('Sent to Lunch');
        await workbench.notifications.clear();
      });

      it('sends a selection to a group from the context menu', async () => {
        const { workbench } = session;
        await workbench.editors.open('checkout.log');
        await workbench.editors.selectLines(...ERROR_LINES);
        await workbench.editors.contextMenu('Send Selection to SeaTalk…');
        await workbench.quickInput.row('Lunch').waitFor();
        await picture('2-choose-target');
        await workbench.quickInput.type('lun');
        await workbench.quickInput.row('Release room').waitFor({ state: 'detached' });
        await workbench.quickInput.choose('Lunch');
        await workbench.notifications.waitFor('Sent to Lunch');
        await picture('3-sent');
      });

      it('shows the message at the top of the group in the tree', async () => {
        const { workbench } = session;
        await workbench.notifications.click('Sent to Lunch', 'Show in Groups');
        const groups = await workbench.sideBar.view('Groups');
        const row = groups.row(ERROR_WORDS);
        await row.selected();
        assert.match(await row.ariaLabel(), /Deploy Bot|legacy_coupons/u);
        await picture('4-in-tree');
      });

      it('replies in the thread of that message', async () => {
        const { workbench } = session;
        const groups = await workbench.sideBar.view('Groups');
        await workbench.writeClipboard(`The coupon table comes back tomorrow (${theme}).`);
        await groups.row(ERROR_WORDS).contextMenu('Reply in Thread…');
        await workbench.quickInput.row('Clipboard').waitFor();
        await picture('5-reply');
        await workbench.quickInput.choose('Clipboard');
        await workbench.notifications.waitFor(/Sent to .*thread/iu);
        const root = await groups.waitForRow(ERROR_WORDS);
        await root.expand();
        await groups.waitForRow('coupon table comes back');
        await picture('6-thread');
      });

      it('previews a card, sends it, and reads it back without the values of its buttons', async () => {
        const { workbench } = session;
        await workbench.notifications.clear();
        await workbench.editors.open('deploy.seatalk-card.json');
        await workbench.command('SeaTalk: Preview Card');
        const preview = workbench.webview();
        await preview.getByText('Deploy', { exact: false }).first().waitFor();
        await picture('7-preview');
        await preview.getByRole('button', { name: /^Send/u }).click();
        // The thread that was replied to, by how it begins.
        await workbench.quickInput.row(/Lunch.*thread: .*ERROR order=90187/su).waitFor();
        await workbench.quickInput.choose('On-call');
        await workbench.notifications.waitFor('Sent to On-call');
        await workbench.notifications.click('Sent to On-call', 'Show in Groups');
        const groups = await workbench.sideBar.view('Groups');
        const card = groups.row(/Deploy 1482 waits/u);
        await card.selected();
        await card.contextMenu('Open Message as JSON');
        const text = await workbench.editors.shows((shown) => shown.includes('"interactive_message"'));
        await picture('8-read-back');
        assert.doesNotMatch(text, /"value"/u);
      });

      it('sends a message file', async () => {
        const { workbench } = session;
        await workbench.notifications.clear();
        await workbench.command('SeaTalk: New Message File…');
        await workbench.quickInput.choose('Release');
        await workbench.editors.shows((shown) => shown.includes('variables:'));
        await workbench.command('SeaTalk: Preview Message');
        const preview = workbench.webview();
        // Git may be there or not; the version has a default.
        await preview.getByText('Release 1.0.0').waitFor();
        await preview.getByText('No chat chosen yet').waitFor();
        await picture('9-message-preview');
        assert.deepEqual(await axeFaults(preview), []);
        await workbench.command('SeaTalk: New Message File…');
        await workbench.quickInput.choose('Note');
        await workbench.editors.shows((shown) => shown.includes('Heads-up'));
        await workbench.editors.titleAction('Send Message File');
        await workbench.quickInput.row('Release room').waitFor();
        await workbench.quickInput.choose('Release room');
        await workbench.notifications.waitFor('Sent to Release room');
        await picture('10-message-sent');
      });
    });
  }
});
