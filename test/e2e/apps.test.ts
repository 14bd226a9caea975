import assert from 'node:assert/strict';

import { createEmulator, type Emulator } from '../../src/emulator/emulator';
import { openWorkbench, type Session } from './session';

describe('apps, webhooks and the local SeaTalk', () => {
  let session: Session;
  /** A server that speaks the SeaTalk API, for the expert's choice. */
  let other: Emulator;
  let otherUrl: string;

  before(async () => {
    other = createEmulator();
    ({ url: otherUrl } = await other.start());
    session = await openWorkbench();
  });

  after(async () => {
    await session.close();
    await other.stop();
  });

  it('the first look offers the local SeaTalk and an app', async () => {
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    assert.match(await groups.welcome(), /without an account/u);
    await workbench.screenshot('apps-welcome');
    await workbench.statusBar.waitFor('no app');
  });

  it('starts the local SeaTalk from there and shows its groups', async () => {
    const { workbench } = session;
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start the Local SeaTalk');
    await workbench.statusBar.waitFor('Local SeaTalk');
    await groups.waitForRow(/./u);
    await workbench.sideBar.view('Apps and Webhooks');
    await workbench.screenshot('apps-local-running');
  });

  it('adds an app on another server in steps, asks before it trusts it, and says what works', async () => {
    const { workbench } = session;
    const { quickInput, dialog } = workbench;
    await workbench.command('SeaTalk: Add an App…');
    await quickInput.opened();
    assert.match(await quickInput.title(), /1\/4/u);
    await quickInput.enter('Release bot');
    await quickInput.type('with space');
    await quickInput.waitForMessage('no spaces');
    await quickInput.enter(other.app.appId);
    await quickInput.waitForMessage('App Secret');
    assert.equal(await quickInput.isMasked(), true);
    await workbench.screenshot('apps-add-secret');
    await quickInput.button('Back');
    await quickInput.waitForMessage('App ID');
    assert.equal(await quickInput.value(), other.app.appId);
    await quickInput.accept();
    await quickInput.waitForMessage('App Secret');
    await quickInput.enter('invented-wrong-secret');
    await workbench.screenshot('apps-add-use');
    await quickInput.choose('Other server…');
    await quickInput.waitForMessage('Address of a server');
    await quickInput.enter(otherUrl);
    assert.match(await dialog.text(), /127\.0\.0\.1/u);
    await workbench.screenshot('apps-add-server');
    await dialog.choose('Use This Server');
    await quickInput.choose('Production');
    assert.match(await dialog.text(), /secret is wrong/iu);
    await workbench.screenshot('apps-add-wrong-secret');
    await dialog.choose('Change…');
    await quickInput.waitForMessage('App Secret');
    await quickInput.enter(other.app.appSecret);
    await quickInput.waitForMessage('Address of a server');
    await quickInput.accept();
    await quickInput.choose('Production');
    await workbench.notifications.waitFor('Release bot is ready');
    await workbench.statusBar.waitFor('production');
    await workbench.screenshot('apps-added');
  });

  it('lists what the app can do', async () => {
    const { workbench } = session;
    await workbench.notifications.clear();
    await workbench.command('SeaTalk: Test App');
    const items = await workbench.quickInput.items();
    assert.match(items.join('\n'), /History of groups/u);
    await workbench.screenshot('apps-tested');
    await workbench.quickInput.cancel();
    const tooltip = await workbench.statusBar.tooltip('Release bot');
    assert.match(tooltip, /Ready/u);
    await workbench.screenshot('apps-tooltip');
  });

  it('keeps a webhook by name and never shows its URL', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.command('SeaTalk: Add a Webhook…');
    await quickInput.enter('Build alerts');
    await quickInput.type('https://elsewhere.example.com/webhook/group/k');
    await quickInput.waitForMessage('begins with');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.enter('https://openapi.seatalk.io/webhook/group/invented-key-1');
    await quickInput.enter('Builds');
    const apps = await workbench.sideBar.view('Apps and Webhooks');
    await apps.waitForRow('Build alerts');
    const shown = [...(await apps.rows()), ...(await workbench.notifications.all())].join();
    assert.doesNotMatch(shown, /invented-key/u);
    await workbench.screenshot('apps-view');
  });

  it('switches, and removes an app only after a question', async () => {
    const { workbench } = session;
    const { quickInput, dialog } = workbench;
    await workbench.command('SeaTalk: Switch App…');
    await workbench.screenshot('apps-switch');
    await quickInput.choose('Local SeaTalk');
    await workbench.statusBar.waitFor('Local SeaTalk');
    const apps = await workbench.sideBar.view('Apps and Webhooks');
    await (await apps.waitForRow('Release bot')).contextMenu('Remove App…');
    assert.match(await dialog.text(), /Remove Release bot/u);
    await workbench.screenshot('apps-remove');
    await dialog.choose('Remove');
    await apps.row('Release bot').locator.waitFor({ state: 'detached' });
  });

  it('after a reload the local SeaTalk is offered again', async () => {
    const { workbench } = session;
    await workbench.reload();
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    assert.match(await groups.welcome(), /not running/u);
    await workbench.screenshot('apps-local-stopped');
    await groups.welcomeButton('Start the Local SeaTalk');
    await groups.waitForRow(/./u);
  });
});
