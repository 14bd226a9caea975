import { symlinkSync } from 'node:fs';
import path from 'node:path';

import { closedPort } from '../contract/support/loopback';
import { projectFolder } from '../support/vscode/paths';
import { ChatWindow } from './pages/chatWindow';
import { openWorkbench, type Session } from './session';

const DEPLOY_BOT = 'Deploy Bot';

describe('the first minute with a bot, from a clean profile', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let mira: ChatWindow;
  let jo: ChatWindow;
  let port: number;
  let startedAt: number;
  const picture = (name: string) => session.workbench.screenshot(`minute-${name}`);

  async function openAs(person: string): Promise<void> {
    const { quickInput, editors } = session.workbench;
    await session.workbench.command('SeaTalk: Open Chat As…');
    await quickInput.type(person);
    await quickInput.choose(person);
    await editors.tab(`Chat as ${person}`).waitFor();
  }

  before(async () => {
    port = await closedPort();
    session = await openWorkbench({ env: { PORT: String(port) } });
    // What runs TypeScript in this checkout, in the copy as well.
    symlinkSync(path.join(projectFolder, 'node_modules'), path.join(session.workspaceFolder, 'node_modules'));
    startedAt = Date.now();
  });

  after(async () => {
    console.log(`      ${Math.round((Date.now() - startedAt) / 1000)} s from the first look to the tap`);
    await session.close();
  });

  it('starts the local SeaTalk and writes its credentials for the bot', async () => {
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start Local SeaTalk');
    await groups.waitForGroups();
    await workbench.command('SeaTalk: Show Local SeaTalk Credentials…');
    await workbench.quickInput.choose('.env');
    await workbench.notifications.waitFor('.env');
    await picture('1-credentials');
    await workbench.notifications.clear();
  });

  it('says in a chat that no bot is connected yet', async () => {
    await openAs('Mira Tan');
    mira = new ChatWindow(session.workbench.webview());
    await mira.open(DEPLOY_BOT);
    await mira.write('anybody there?');
    await mira.frame.getByText('No bot is connected as Deploy Bot').waitFor();
    await picture('2-nobody');
  });

  it('runs the bot with the debugger', async () => {
    const { workbench } = session;
    await workbench.command('Debug: Start Debugging');
    await workbench.page.getByText(`Listening on http://127.0.0.1:${port}/callback`).first().waitFor();
    await picture('3-debugging');
    await workbench.command('View: Toggle Panel Visibility');
  });

  it('connects the bot, which answers the challenge', async () => {
    const { workbench } = session;
    await workbench.command('SeaTalk: Connect Bot…');
    await workbench.quickInput.choose(DEPLOY_BOT);
    await workbench.quickInput.choose('Callback URL');
    await workbench.quickInput.answer('Callback URL', `http://127.0.0.1:${port}/callback`);
    await workbench.notifications.waitFor('receives events at');
    await picture('4-connected');
    await workbench.notifications.clear();
  });

  it('is answered in the direct chat', async () => {
    await mira.write('hi');
    await mira.message('You said: hi').waitFor();
    await picture('5-answer');
  });

  it('is answered with a card in the thread, which two people see', async () => {
    await mira.open('Release room');
    await mira.field.pressSequentially('@Deploy');
    await mira.frame.getByRole('option', { name: DEPLOY_BOT, exact: true }).waitFor();
    await mira.field.press('Enter');
    await mira.field.pressSequentially('ship 1482 to all clinics');
    await mira.field.press('Enter');
    await mira.message('ship 1482').getByText('1 reply').click();
    await mira.reply('Approval needed').waitFor();
    await mira.loaded();
    await openAs('Jo Lim');
    jo = new ChatWindow(session.workbench.webview(1));
    await jo.open('Release room');
    await jo.message('ship 1482').getByText('1 reply').click();
    await jo.reply('Approval needed').waitFor();
    await picture('6-card');
  });

  it('changes the card in both windows after a tap', async () => {
    await mira.reply('Approval needed').getByRole('button', { name: 'Approve' }).click();
    for (const person of [mira, jo]) await person.reply('Approved').getByText('Mira Tan').first().waitFor();
    await picture('7-approved');
  });

  it('lists the events with what the bot answered', async () => {
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const events = await workbench.sideBar.view('Events');
    await events.waitForRow(/tap/iu);
    await picture('8-events');
    await workbench.command('Debug: Stop');
  });
});
