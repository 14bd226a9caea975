import type { Workbench } from './pages/workbench';
import { openWorkbench, type Session } from './session';

describe('one local SeaTalk for two windows', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let second: Workbench;

  before(async () => {
    session = await openWorkbench();
  });
  after(() => session.close());

  /** Sends a text to the group Lunch. */
  async function send(workbench: Workbench, text: string): Promise<void> {
    await workbench.writeClipboard(text);
    await workbench.command('SeaTalk: Send Clipboard…');
    await workbench.quickInput.choose('Lunch');
    await workbench.notifications.waitFor('Sent to Lunch');
    await workbench.notifications.clear();
  }

  async function groupsOf(workbench: Workbench) {
    await workbench.sideBar.open('SeaTalk');
    return workbench.sideBar.view('Groups');
  }

  it('started in the first, it is there as soon as the second is looked at', async () => {
    const first = await groupsOf(session.workbench);
    await first.welcomeButton('Start Local SeaTalk');
    await first.waitForRow('Lunch');
    await send(session.workbench, 'written in the first window');
    second = await session.anotherWindow();
    const groups = await groupsOf(second);
    await (await groups.waitForRow('Lunch')).expand();
    await groups.waitForRow('written in the first window');
    await second.screenshot('shared-second-window');
  });

  it('outlives a reload of the window that started it', async () => {
    await session.workbench.reload();
    const groups = await groupsOf(session.workbench);
    await (await groups.waitForRow('Lunch')).expand();
    await groups.waitForRow('written in the first window');
  });

  it('stopped in the second, it is stopped in the first', async () => {
    await second.command('SeaTalk: Stop Local SeaTalk');
    await (await groupsOf(session.workbench)).row('Lunch').gone();
  });
});
