import assert from 'node:assert/strict';

import { openWorkbench, type Session } from './session';

describe('the packed extension in a fresh window', () => {
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
});
