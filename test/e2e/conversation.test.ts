import assert from 'node:assert/strict';

import { axeFaults } from './pages/axeFaults';
import { giveFile, PIXEL_PNG } from './pages/pasteFile';
import { GroupWindow } from './pages/groupWindow';
import { openWorkbench, type Session } from './session';

describe('the conversation of a group, as its bot reads it', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let group: GroupWindow;
  const picture = (name: string) => session.workbench.screenshot(`conversation-${name}`);

  before(async () => {
    session = await openWorkbench();
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start Local SeaTalk');
    await groups.waitForGroups();
  });

  after(() => session.close());

  it('opens by a click on the group', async () => {
    const { workbench } = session;
    const groups = await workbench.sideBar.view('Groups');
    await groups.row('Release room').locator.click();
    await workbench.editors.tab('Release room').waitFor();
    group = new GroupWindow(workbench.webview());
    await group.message('Version v4.6.0 is everywhere').waitFor();
    await picture('1-open');
  });

  it('reads back to its beginning to find words, and says how far bots can read', async () => {
    await group.find.open();
    await group.find.field.fill('merging PLAN-484');
    await group.frame.getByText('No matches').waitFor();
    await group.frame.getByRole('button', { name: 'Load and Find Further' }).click();
    await group.frame.getByText('1 of 1').waitFor();
    await group.message('merging PLAN-484').waitFor();
    await group.frame.getByText('Bots can read the last 7 days').waitFor();
    await picture('2-found');
    await group.find.field.press('Escape');
  });

  it('sends as the bot, with a mention of a member', async () => {
    await group.field.pressSequentially('Deploy 1482 is ready, @Mira');
    await group.frame.getByRole('option', { name: 'Mira Tan', exact: true }).waitFor();
    await group.field.press('Enter');
    await group.field.press('Enter');
    await group.message('Deploy 1482 is ready, @Mira Tan').waitFor();
    await picture('2-sent');
  });

  it('sends a picture that is pasted, and a file that is dropped', async () => {
    await giveFile(group.field, 'paste', 'trend.png', 'image/png', PIXEL_PNG);
    const last = group.frame.locator('main .entry').last();
    await last.locator('img.picture[src^="data:image/png"]').waitFor();
    await giveFile(
      group.field,
      'drop',
      'deploy.log',
      'text/plain',
      Buffer.from('all is well').toString('base64'),
    );
    await group.message('deploy.log').waitFor();
  });

  it('answers in the thread', async () => {
    await group.act(group.message('Deploy 1482 is ready'), 'Reply in Thread');
    await group.threadField.fill('It starts at six');
    await group.threadField.press('Enter');
    await group.reply('It starts at six').waitFor();
    await group.message('Deploy 1482 is ready').getByText('1 reply').waitFor();
    await picture('3-thread');
  });

  it('is there again after a reload', async () => {
    await session.workbench.reload('Developer: Reload Window');
    group = new GroupWindow(session.workbench.webview());
    await group.message('Deploy 1482 is ready').waitFor();
  });

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    it(`has no fault that axe finds: ${theme}`, async () => {
      await session.workbench.useTheme(theme);
      group = new GroupWindow(session.workbench.webview());
      await group.message('Deploy 1482 is ready').waitFor();
      await picture(`5-${theme}`);
      const faults = await axeFaults(group.frame);
      await session.workbench.resize('narrow');
      await picture(`5-${theme}-narrow`);
      faults.push(...(await axeFaults(group.frame)));
      await session.workbench.resize('wide');
      assert.deepEqual(faults, []);
    });
  }
});
