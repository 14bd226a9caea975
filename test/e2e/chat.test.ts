import assert from 'node:assert/strict';

import { axeFaults } from './pages/axeFaults';
import { giveFile, PIXEL_PNG } from './pages/pasteFile';
import { ChatWindow } from './pages/chatWindow';
import { openWorkbench, type Session } from './session';

describe('chats of the people of the local SeaTalk', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let mira: ChatWindow;
  let jo: ChatWindow;
  const picture = (name: string) => session.workbench.screenshot(`chat-${name}`);

  async function openAs(person: string): Promise<void> {
    const { quickInput } = session.workbench;
    await session.workbench.command('SeaTalk: Open Chat As…');
    await quickInput.type(person);
    await quickInput.choose(person);
    await session.workbench.editors.tab(`Chat as ${person}`).waitFor();
  }

  before(async () => {
    session = await openWorkbench();
    const { workbench } = session;
    await workbench.sideBar.open('SeaTalk');
    const groups = await workbench.sideBar.view('Groups');
    await groups.welcomeButton('Start Local SeaTalk');
    await groups.waitForGroups();
  });

  after(() => session.close());

  it('opens as a person, with their chats, the newest in front', async () => {
    await openAs('Mira Tan');
    mira = new ChatWindow(session.workbench.webview());
    await mira.chat('Release room').waitFor();
    await mira.open('Release room');
    await mira.loaded();
    await picture('1-open');
  });

  it('shows what one person writes to another, in two windows side by side', async () => {
    await openAs('Jo Lim');
    jo = new ChatWindow(session.workbench.webview(1));
    await jo.open('Release room');
    await mira.write('Who takes the **night shift**?', 'Who takes the night shift?');
    await jo.message('night shift').waitFor();
    await jo.write('I do');
    await mira.message('I do').waitFor();
    await picture('2-two');
    assert.equal(await jo.message('night shift').locator('strong').textContent(), 'night shift');
  });

  it('leaves the keyboard where the person has gone meanwhile', async () => {
    await mira.field.click();
    // As a click whose answer comes late.
    await jo.chat('Lunch').dispatchEvent('click');
    await jo.frame.locator('h1').filter({ hasText: 'Lunch' }).waitFor();
    assert.equal(await mira.hasKeyboard(), true);
    await jo.takeKeyboard();
    await jo.frame.locator('textarea[aria-label="Write a message"]:focus').waitFor();
    await jo.open('Release room');
  });

  it('sends a picture that is pasted, and a file that is dropped', async () => {
    await giveFile(mira.field, 'paste', 'trend.png', 'image/png', PIXEL_PNG);
    await jo.frame.locator('main .entry').last().locator('img.picture[src^="data:image/png"]').waitFor();
    await giveFile(
      mira.field,
      'drop',
      'deploy.log',
      'text/plain',
      Buffer.from('all is well').toString('base64'),
    );
    await jo.message('deploy.log').waitFor();
  });

  it('replies in a thread, which the other sees counted', async () => {
    await jo.act(jo.message('night shift'), 'Reply in Thread');
    await jo.threadField.fill('From ten to six');
    await jo.threadField.press('Enter');
    await jo.reply('From ten to six').waitFor();
    await mira.message('night shift').getByText('1 reply').click();
    await mira.reply('From ten to six').waitFor();
    await picture('3-thread');
  });

  it('quotes, edits and recalls', async () => {
    for (const { frame } of [mira, jo]) await frame.getByRole('button', { name: 'Close Thread' }).click();
    await mira.act(mira.message('I do'), 'Quote');
    await mira.write('Thank you');
    await jo.message('Thank you').getByText('Jo Lim').first().waitFor();
    await mira.field.press('ArrowUp');
    await mira.field.fill('Thank you, Jo');
    await mira.field.press('Enter');
    await jo.message('Thank you, Jo').getByText('Edited').waitFor();
    await mira.act(mira.message('Thank you, Jo'), 'Recall');
    await jo.message('This message was recalled.').waitFor();
  });

  it('mentions who is chosen from the list', async () => {
    await mira.field.pressSequentially('@Jo');
    await mira.frame.getByRole('option', { name: 'Jo Lim', exact: true }).waitFor();
    await picture('4-mention');
    await mira.field.press('Enter');
    await mira.field.pressSequentially('have a look');
    await mira.field.press('Enter');
    assert.equal(await jo.message('have a look').locator('.mention').textContent(), '@Jo Lim');
  });

  it('counts what is not seen', async () => {
    await jo.open('Lunch');
    await mira.write('Still there?');
    await jo.chat('Release room').locator('.badge').waitFor();
    assert.equal(await jo.chat('Release room').locator('.badge').textContent(), '1');
    await jo.open('Release room');
    await jo.chat('Release room').locator('.badge').waitFor({ state: 'detached' });
  });

  it('is there again after a reload', async () => {
    // One of them: an editor in a browser may lose one of two frames that it restores at once.
    await session.workbench.editors.tab('Chat as Jo Lim').click();
    await session.workbench.command('View: Close Editor');
    await session.workbench.editors.tab('Chat as Jo Lim').waitFor({ state: 'detached' });
    await session.workbench.reload('Developer: Reload Window');
    mira = new ChatWindow(session.workbench.webview());
    await mira.message('Still there?').waitFor();
  });

  it('says that the local SeaTalk was stopped, and starts it again', async () => {
    const { workbench } = session;
    await workbench.command('SeaTalk: Stop Local SeaTalk');
    await mira.frame.getByText("The local SeaTalk isn't running.").waitFor();
    await picture('5-stopped');
    await mira.frame.getByRole('button', { name: 'Start Local SeaTalk' }).click();
    await mira.open('Release room');
    await mira.write('Still there?');
  });

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    it(`has no fault that axe finds: ${theme}`, async () => {
      await session.workbench.useTheme(theme);
      mira = new ChatWindow(session.workbench.webview());
      await mira.message('Still there?').waitFor();
      await picture(`5-${theme}`);
      const faults = await axeFaults(mira.frame);
      await session.workbench.resize('narrow');
      await picture(`5-${theme}-narrow`);
      faults.push(...(await axeFaults(mira.frame)));
      await session.workbench.resize('wide');
      assert.deepEqual(faults, []);
    });
  }
});
