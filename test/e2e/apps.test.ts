import assert from 'node:assert/strict';

import { createEmulator, type Emulator } from '../../src/emulator/emulator';
import { axeFaults } from './pages/axeFaults';
import type { Workbench } from './pages/workbench';
import { openWorkbench, type Session } from './session';

describe('apps, webhooks and the local SeaTalk', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let second: Workbench;
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

  async function groupsOf(workbench: Workbench) {
    await workbench.sideBar.open('SeaTalk');
    return workbench.sideBar.view('Groups');
  }

  it('the first look offers the local SeaTalk and an app', async () => {
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomes(/without an account/u);
    await workbench.screenshot('apps-welcome');
    await workbench.statusBar.waitFor('no app');
  });

  it('starts the local SeaTalk from there and shows its groups', async () => {
    const { workbench } = session;
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start Local SeaTalk');
    await workbench.statusBar.waitFor('Local SeaTalk');
    await groups.waitForGroups();
    await workbench.sideBar.view('Apps and Webhooks');
    await workbench.screenshot('apps-local-running');
  });

  it('adds an app on another server in steps, asks before it trusts it, and says what works', async () => {
    const { workbench } = session;
    const { quickInput, dialog } = workbench;
    await workbench.command('SeaTalk: Add App…');
    await quickInput.waitForTitle(/1\/4/u);
    await quickInput.answer('Name for the app', 'Release bot');
    await quickInput.waitForMessage('App ID');
    await quickInput.type('with space');
    await quickInput.waitForMessage("can't contain spaces");
    await quickInput.type(other.app.appId);
    await quickInput.answer('App ID', other.app.appId);
    await quickInput.waitForMessage('App Secret');
    assert.equal(await quickInput.isMasked(), true);
    await workbench.screenshot('apps-add-secret');
    await quickInput.button('Back');
    await quickInput.waitForMessage('App ID');
    assert.equal(await quickInput.value(), other.app.appId);
    await quickInput.accept();
    await quickInput.answer('App Secret', 'invented-wrong-secret');
    await quickInput.row('Custom Server…').waitFor();
    await workbench.screenshot('apps-add-use');
    await quickInput.choose('Custom Server…');
    await quickInput.answer('URL of a server', otherUrl);
    await dialog.asks(/127\.0\.0\.1/u);
    await workbench.screenshot('apps-add-server');
    await dialog.choose('Use This Server');
    await quickInput.choose('Production');
    await dialog.asks(/secret is incorrect/iu);
    await workbench.screenshot('apps-add-wrong-secret');
    await dialog.choose('Change…');
    await quickInput.answer('App Secret', other.app.appSecret);
    await quickInput.waitForMessage('URL of a server');
    await quickInput.accept();
    await quickInput.choose('Production');
    await workbench.notifications.waitFor('Release bot is ready');
    await workbench.statusBar.waitFor('production');
    await workbench.screenshot('apps-added');
  });

  it('keeps the history of a group on this computer, apart from what is live', async () => {
    const { workbench } = session;
    const groups = await groupsOf(workbench);
    await groups.waitForGroups();
    await groups.row('Release room').contextMenu('Keep History…');
    await workbench.quickInput.row('For 30 Days').waitFor();
    await workbench.screenshot('kept-choice');
    await workbench.quickInput.choose('For 30 Days');
    await workbench.notifications.waitFor('are kept on this computer');
    await workbench.notifications.clear();
    await groups.row('Release room').contextMenu('Show Kept History');
    await workbench.editors.shows((text) =>
      /Version v4\.6\.0 is everywhere|Kept on this computer/u.test(text),
    );
    await workbench.screenshot('kept-history');
    const written = await other.request(`${otherUrl}/_local/messages`, {
      method: 'POST',
      headers: { 'x-local-token': other.controlToken },
      body: JSON.stringify({ group: 'Release room', from: 'Mira Tan', text: 'written while it is open' }),
    });
    assert.equal(written.status, 200, await written.text());
    await groups.row('Release room').contextMenu('Refresh');
    await workbench.editors.shows((text) => text.includes('written while it is open'));
    await workbench.command('SeaTalk: Search Kept History…');
    await workbench.quickInput.answer('Words to find', 'v4.6.0');
    await workbench.quickInput.row('v4.6.0').first().waitFor();
    await workbench.screenshot('kept-search');
    await workbench.quickInput.choose('v4.6.0');
    await workbench.editors.shows((text) => text.includes('v4.6.0'));
    await workbench.command('View: Close All Editors');
  });

  it('checks what the app can do on a page of its own', async () => {
    const { workbench } = session;
    await workbench.notifications.clear();
    const answer = await fetch(`${otherUrl}/_local/apps/${encodeURIComponent(other.app.appId)}`, {
      method: 'PATCH',
      headers: { 'x-local-token': other.controlToken },
      body: JSON.stringify({ revoke: ['Get Chat History', 'Get Department List'] }),
    });
    assert.ok(answer.ok);
    await workbench.command('SeaTalk: Check App…');
    await workbench.quickInput.choose('Release bot');
    const page = workbench.webview();
    await page.getByText(/3 need attention/u).waitFor();
    for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
      await workbench.useTheme(theme);
      await page.getByText(/3 need attention/u).waitFor();
      await workbench.screenshot(`apps-check-${theme}`);
      assert.deepEqual(await axeFaults(page), [], theme);
    }
    await workbench.resize('narrow');
    await workbench.screenshot('apps-check-narrow');
    await workbench.resize('wide');
    await workbench.useTheme('dark');
    await workbench.command('View: Close Editor');
    await workbench.statusBar.tooltip('Release bot', /Ready/u);
    await workbench.screenshot('apps-tooltip');
  });

  it('keeps a webhook by name and never shows its URL', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    // Which group it belongs to is chosen among those that are known by then.
    await (await workbench.sideBar.view('Groups')).waitForRow('Release room');
    await workbench.command('SeaTalk: Add Webhook…');
    await quickInput.waitForMessage('Webhook URL');
    await quickInput.type('https://elsewhere.example.com/webhook/group/k');
    await quickInput.waitForMessage('starts with');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.type('https://openapi.seatalk.io/webhook/group/invented-key-1');
    await quickInput.answer('Webhook URL', 'https://openapi.seatalk.io/webhook/group/invented-key-1');
    await quickInput.row('Release room').waitFor();
    await workbench.screenshot('apps-webhook-group');
    await quickInput.choose('Other Group…');
    await quickInput.answer('Group name', 'Builds');
    await quickInput.waitForMessage('Name to choose');
    assert.equal(await quickInput.value(), 'Builds');
    await quickInput.answer('Name to choose', 'Build alerts');
    const offered = await workbench.notifications.buttons('Build alerts');
    assert.deepEqual(offered, ['Send Test Message']);
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
    await quickInput.row('Local SeaTalk').waitFor();
    await workbench.screenshot('apps-switch');
    await quickInput.choose('Local SeaTalk');
    await workbench.statusBar.waitFor('Local SeaTalk');
    const apps = await workbench.sideBar.view('Apps and Webhooks');
    await (await apps.waitForRow('Release bot')).contextMenu('Remove App…');
    await dialog.asks(/Remove Release bot/u);
    await workbench.screenshot('apps-remove');
    await dialog.choose('Remove');
    await apps.row('Release bot').gone();
  });

  it('has its pages again after a reload, also that of a message that was never saved', async () => {
    const { workbench } = session;
    await workbench.notifications.clear();
    await workbench.command('SeaTalk: Check App…');
    await workbench.webview().getByText('Groups of the bot').waitFor();
    await workbench.command('SeaTalk: New Message File…');
    await workbench.quickInput.choose('Release');
    await workbench.editors.shows((shown) => shown.includes('variables:'));
    await workbench.command('SeaTalk: Preview Message');
    await workbench.webview().getByText('Release 1.0.0').waitFor();
    await workbench.reload('Developer: Reload Window');
    await workbench.webview().getByText('Release 1.0.0').waitFor();
    await workbench.screenshot('apps-reloaded');
    await workbench.editors.tab('Preview release').click();
    await workbench.command('View: Close Editor');
    await workbench.command('View: Revert and Close Editor');
    await workbench.editors.tab('Check').click();
    await workbench.webview().getByText('Groups of the bot').waitFor();
    await workbench.command('View: Close All Editors');
  });

  it('once stopped, the local SeaTalk is offered again', async () => {
    const { workbench } = session;
    await workbench.command('SeaTalk: Stop Local SeaTalk');
    const groups = await groupsOf(workbench);
    await groups.welcomes(/isn't running/u);
    await workbench.screenshot('apps-local-stopped');
    await groups.welcomeButton('Start Local SeaTalk');
    await groups.waitForGroups();
  });

  it('is one local SeaTalk for two windows: it is there as soon as the second is looked at', async () => {
    const { workbench } = session;
    await workbench.writeClipboard('written in the first window');
    await workbench.command('SeaTalk: Send Clipboard…');
    await workbench.quickInput.choose('Lunch');
    await workbench.notifications.waitFor('Sent to Lunch');
    await workbench.notifications.clear();
    second = await session.anotherWindow();
    const groups = await groupsOf(second);
    await groups.waitForGroups();
    await groups.row('Lunch').expand();
    await groups.waitForRow('written in the first window');
    await second.screenshot('shared-second-window');
  });

  it('outlives a reload of the window that started it', async () => {
    await session.workbench.reload();
    const groups = await groupsOf(session.workbench);
    await groups.waitForGroups();
    await groups.row('Lunch').expand();
    await groups.waitForRow('written in the first window');
  });

  it('stopped in the second window, it is stopped in the first', async () => {
    await second.command('SeaTalk: Stop Local SeaTalk');
    await (await groupsOf(session.workbench)).row('Lunch').gone();
  });
});
