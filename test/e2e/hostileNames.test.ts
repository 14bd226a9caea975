import assert from 'node:assert/strict';

import type { SeedFile } from '../../src/emulator/seed/seedFile';
import { Platform } from './platform';
import { openWorkbench, type Session } from './session';

/** No part of VS Code that is open here draws this icon, so one that is seen came from a text. */
const ICON = 'squirrel';
const hostile = (word: string) => `$(${ICON}) [${word}](command:workbench.action.terminal.new)`;

const GROUP = hostile('Lunch');
const PERSON = hostile('Mira');
const BOT = hostile('Robot');
const FILE = hostile('notes').replaceAll('/', '-');
const card = {
  elements: [
    { element_type: 'title' as const, title: { text: hostile('Card') } },
    {
      element_type: 'button' as const,
      button: { button_type: 'callback' as const, text: hostile('Go'), value: 'go' },
    },
  ],
};

const seed: SeedFile = {
  apps: [{ name: BOT }],
  people: [{ name: PERSON, email: 'mira.tan@example.com', employee_code: 'e_mira0001' }],
  groups: [
    {
      name: GROUP,
      owner: 'mira.tan@example.com',
      members: ['mira.tan@example.com'],
      bots: [{ app: BOT, joined: '3d' }],
      messages: [
        { id: 'first', from: 'mira.tan@example.com', ago: '2h', text: hostile('Message') },
        { from: 'mira.tan@example.com', ago: '1h', thread: 'first', text: hostile('Reply') },
        { from: BOT, ago: '50m', card },
        { from: 'mira.tan@example.com', ago: '40m', file: { filename: `${FILE}.txt`, text: 'x' } },
      ],
    },
  ],
};

/** Where texts from outside were seen, and which of them the editor made into more than text. */
interface Watched {
  readonly places: readonly string[];
  readonly broken: readonly string[];
}

/** Runs in the window: looks at every change of the page. */
const WATCH = `{
  const places = new Set();
  const broken = new Set();
  const parts = {
    notification: '.notification-list-item',
    list: '.quick-input-widget',
    tree: '.pane-body .monaco-list-row',
    hover: '.monaco-hover, .workbench-hover',
    dialog: '.monaco-dialog-box',
    'status bar': '.part.statusbar',
  };
  const look = () => {
    for (const [name, selector] of Object.entries(parts)) {
      for (const part of document.querySelectorAll(selector)) {
        if (/command:workbench/.test(part.textContent)) places.add(name);
        const drawn = part.querySelector('.codicon-${ICON}');
        const link = [...part.querySelectorAll('a')].some((one) =>
          (one.getAttribute('href') + ' ' + one.dataset.href).includes('command:workbench'),
        );
        if (drawn || link) broken.add(name + ': ' + part.textContent.slice(0, 200));
      }
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  window.hostileNames = () => ({ places: [...places], broken: [...broken] });
  look();
}`;

/** Like no other wait of the local SeaTalk. */
const DELAY_MS = 1_234;

describe('names that hold links to commands and icons, in a workspace that is not trusted', function () {
  this.bail(true);
  let platform: Platform;
  let session: Session;
  const seen = () => session.workbench.page.evaluate<Watched>('hostileNames()');
  /** The words of them that stay together wherever they are shown. */
  const sent = () => session.workbench.notifications.waitFor(/Sent to .*Lunch/u);

  before(async () => {
    platform = await Platform.start({ seed });
    session = await openWorkbench({
      env: platform.envAt(),
      restricted: true,
      files: {
        // A workspace that isn't trusted doesn't say what is a card.
        '.vscode/settings.json': JSON.stringify({ 'seatalk.cards.files': ['**/*.release.json'] }),
        'x.release.json': JSON.stringify(card),
        'notes.md': 'Plain words.\n',
        [`${FILE}.txt`]: 'sent as a file\n',
        'empty.txt': '',
        'ask.seatalk-message.md': '---\nto: { person: e_mira0001 }\n---\n\nfrom a stranger',
        'path.seatalk-message.md': '---\nto: { person: e_mira0001 }\n---\n\n${env:PATH}',
        'hostile.seatalk-card.json': JSON.stringify(card),
      },
    });
    await session.workbench.page.evaluate(WATCH);
  });

  after(async () => {
    await session.close();
    await platform.close();
  });

  it('are text in the groups view and its tooltips', async () => {
    const { sideBar, page } = session.workbench;
    await sideBar.open('SeaTalk');
    const groups = await sideBar.view('Groups');
    const group = await groups.waitForRow('Lunch');
    await group.tooltip(/Lunch/u);
    await group.expand();
    const message = await groups.waitForRow('Message');
    await message.tooltip(/Message/u);
    await message.expand();
    await groups.waitForRow('Reply');
    await groups.waitForRow('Card');
    await page.screenshot();
    await session.workbench.screenshot('hostile-names-tree');
  });

  it('are text in a card; what the workspace calls a card is none', async () => {
    const { workbench } = session;
    await workbench.statusBar.waitFor('Restricted Mode');
    await workbench.editors.open('hostile.seatalk-card.json');
    await workbench.command('SeaTalk: Preview Card');
    await workbench.webview().getByText('[Card](command:').first().waitFor();
    await workbench.screenshot('hostile-names-card');
    await workbench.statusBar.waitFor('Card: 2 of');
    await workbench.editors.open('x.release.json');
    await workbench.statusBar.waitWithout('Card: 2 of');
    await workbench.screenshot('hostile-names-no-card');
    await workbench.command('View: Close All Editors');
  });

  it('send no file of the workspace to whom it has chosen without a question, and nothing of the environment', async () => {
    const { workbench } = session;
    await workbench.editors.open('ask.seatalk-message.md');
    await workbench.command('SeaTalk: Send Message File');
    const asked = await workbench.dialog.asks(/Send this to/u);
    await workbench.screenshot('restricted-message-file');
    assert.match(asked, /The file .* has chosen this chat/u);
    assert.match(asked, /The workspace is restricted/u);
    await workbench.dialog.choose('Cancel');
    await workbench.editors.open('path.seatalk-message.md');
    await workbench.command('SeaTalk: Send Message File');
    await workbench.notifications.waitFor(/restricted/iu);
    await workbench.screenshot('restricted-environment');
    await workbench.notifications.clear();
    assert.equal(await platform.countCalls('sendMessageToBotUser'), 0);
    await workbench.command('View: Close All Editors');
  });

  it('are text while something is sent, and once it was', async () => {
    const { workbench } = session;
    await platform.inject({ call: 'sendMessageToGroupChat', delayMs: DELAY_MS, count: 1 });
    await workbench.command('SeaTalk: Send…');
    await workbench.quickInput.type('hello');
    await workbench.quickInput.choose('Send typed text');
    await workbench.quickInput.row('Lunch').waitFor();
    await workbench.quickInput.choose('Lunch');
    await workbench.notifications.waitFor(/Sending to .*Lunch/u);
    await workbench.screenshot('hostile-names-sending');
    await platform.delays(DELAY_MS);
    platform.answerDelayed();
    await sent();
    await workbench.notifications.clear();
  });

  it('are text in the reply from a row, and in a list of messages', async () => {
    const { workbench } = session;
    const groups = await workbench.sideBar.view('Groups');
    await (await groups.waitForRow('Message')).contextMenu('Reply in Thread…');
    await workbench.quickInput.waitForTitle(/Lunch/u);
    await workbench.quickInput.cancel();
  });

  it('are text for a file, an empty one too', async () => {
    const { workbench } = session;
    await workbench.sideBar.open('Explorer');
    await (
      await workbench.sideBar.files().waitForRow(`[notes](command:workbench.action.terminal.new).txt`)
    ).contextMenu('Send File to SeaTalk…');
    await workbench.quickInput.choose('Lunch');
    await sent();
    await workbench.notifications.clear();
  });

  it('are text in what went wrong', async () => {
    const { workbench } = session;
    await platform.inject({
      call: 'sendMessageToGroupChat',
      code: 5000,
      message: hostile('Server'),
      count: 1,
    });
    await workbench.command('SeaTalk: Send…');
    await workbench.quickInput.type('hello again');
    await workbench.quickInput.choose('Send typed text');
    await workbench.quickInput.choose('Lunch');
    await workbench.notifications.waitFor(/Lunch/u);
    await workbench.notifications.clear();
  });

  it('were seen in all those places, and never were more than text', async () => {
    const { places, broken } = await seen();
    assert.deepEqual(broken, []);
    assert.deepEqual(
      ['hover', 'list', 'notification', 'tree'].filter((place) => !places.includes(place)),
      [],
    );
  });
});
