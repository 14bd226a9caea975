import assert from 'node:assert/strict';

import { until } from '../support/until';
import { Platform } from './platform';
import { openWorkbench, type Session } from './session';

const SEND = 'sendMessageToGroupChat';
const SEND_PERMISSION = 'Send Message to Group Chat';
const HISTORY_PERMISSION = 'Get Chat History';
/** Without a selection the palette does not list the command; a person's own key still runs it. */
const SEND_SELECTION_KEY = 'Control+Alt+s';

/** The first bytes say that it is a picture; only its size matters here. */
function largePicture(): Uint8Array {
  const bytes = Buffer.alloc(6 * 1024 * 1024);
  Buffer.from('89504e470d0a1a0a', 'hex').copy(bytes);
  return bytes;
}

const brokenCard = JSON.stringify({
  elements: [{ element_type: 'button', button: { button_type: 'callback', text: '', value: 'malformed-1' } }],
});

const files = {
  'notes.md': 'Whole file, sent on purpose.\n',
  'empty.txt': '',
  'picture.png': largePicture(),
  'core.bin': Uint8Array.from({ length: 600 }, (_, index) => (index * 37) % 256),
  'broken.seatalk-card.json': brokenCard,
  // Enough is left to read a card from it, but not the one that was meant.
  'torn.seatalk-card.json': '{ "elements": [ { "element_type": "title", "title": { "text": "torn" } }',
};

describe('a bad day: everything that can fail is told, nothing is lost, nothing is sent twice', () => {
  let platform: Platform;
  let session: Session;
  const picture = (name: string) => session.workbench.screenshot(`bad-${name}`);
  const groupsView = async () => {
    await session.workbench.sideBar.open('SeaTalk');
    return session.workbench.sideBar.view('Groups');
  };

  /** Types a message and sends it to a group. */
  const sendTyped = async (text: string, group = 'Lunch') => {
    const { workbench } = session;
    await workbench.command('SeaTalk: Send…');
    await workbench.quickInput.type(text);
    await workbench.quickInput.choose('Send typed text');
    await workbench.quickInput.choose(group);
  };

  /** What arrived of a send, and how often it was tried. */
  const arrived = async (text: string) => ({
    messages: await platform.countMessages(text),
    tries: await platform.countCalls(SEND),
  });

  before(async () => {
    platform = await Platform.start();
    session = await openWorkbench({
      env: platform.envAt(),
      files,
      keybindings: [{ key: 'ctrl+alt+s', command: 'seatalk.sendSelection' }],
    });
    await (await groupsView()).waitForGroups();
  });

  after(async () => {
    await session.close();
    await platform.close();
  });

  afterEach(async () => {
    await platform.heal();
    await session.workbench.notifications.clear();
  });

  describe('what is to be sent', () => {
    const chooseInExplorer = async (file: string, entry: string) => {
      const { workbench } = session;
      await workbench.sideBar.open('Explorer');
      await (await workbench.sideBar.files().waitForRow(file)).contextMenu(entry);
    };

    it('nothing selected: says so and offers the whole file', async () => {
      const { workbench } = session;
      await workbench.editors.open('notes.md');
      await workbench.page.keyboard.press(SEND_SELECTION_KEY);
      await workbench.notifications.waitFor('Nothing is selected');
      await picture('nothing-selected');
      assert.equal(await workbench.quickInput.isOpen(), false);
      await workbench.notifications.click('Nothing is selected', 'Send the Whole File');
      await workbench.quickInput.choose('Lunch');
      await workbench.notifications.waitFor('Sent to Lunch');
      assert.deepEqual(await arrived('sent on purpose'), { messages: 1, tries: 1 });
    });

    it('an empty file: says that there is nothing to send', async () => {
      const { workbench } = session;
      await chooseInExplorer('empty.txt', 'Send File to SeaTalk…');
      assert.match(await workbench.notifications.waitFor('empty.txt'), /nothing to send/u);
      await picture('empty-file');
      assert.equal(await workbench.quickInput.isOpen(), false);
      assert.equal(await platform.countCalls(SEND), 0);
    });

    it('a picture of 6 MB: says so before anything is asked or sent, and what to do', async () => {
      const { workbench } = session;
      await chooseInExplorer('picture.png', 'Send File to SeaTalk…');
      const told = await workbench.notifications.waitFor('picture.png');
      assert.match(told, /is 6 MB; the SeaTalk limit is 3\.75 MB/u);
      assert.match(told, /link instead/u);
      await picture('large-picture');
      assert.equal(await workbench.quickInput.isOpen(), false);
      assert.equal(await platform.countCalls(SEND), 0);
    });

    it('a binary file: goes as a file, byte for byte', async () => {
      const { workbench } = session;
      await chooseInExplorer('core.bin', 'Send File to SeaTalk…');
      await workbench.quickInput.waitForPlaceholder(/^File: /u);
      await workbench.quickInput.choose('Lunch');
      await workbench.notifications.waitFor('Sent to Lunch');
      await picture('binary');
      assert.deepEqual(await arrived('core.bin'), { messages: 1, tries: 1 });
    });

    for (const [file, reason] of [
      ['broken.seatalk-card.json', /would reject this card/u],
      ['torn.seatalk-card.json', /JSON is invalid/u],
    ] as const) {
      it(`a malformed card (${file}): is refused with the reason`, async () => {
        const { workbench } = session;
        await workbench.editors.open(file);
        await workbench.command('SeaTalk: Send Card…');
        assert.match(await workbench.notifications.waitFor(reason), reason);
        await picture(`malformed-${file.slice(0, 4)}`);
        assert.equal(await platform.countCalls(SEND), 0);
        assert.equal(await workbench.quickInput.isOpen(), false);
      });
    }
  });

  describe('what the platform answers', () => {
    it('no permission to send: names the permission; nothing went', async () => {
      const { workbench } = session;
      await platform.changeApp({ revoke: [SEND_PERMISSION] });
      await sendTyped('refused for want of a permission');
      const told = await workbench.notifications.waitFor(SEND_PERMISSION);
      await picture('send-103');
      await platform.changeApp({ grant: [SEND_PERMISSION] });
      assert.match(told, /^Nothing was sent to Lunch\./u);
      assert.deepEqual(await workbench.notifications.buttons(SEND_PERMISSION), [
        'Open Developer Portal',
        'Check App',
      ]);
      assert.deepEqual(await arrived('refused for want'), { messages: 0, tries: 1 });
    });

    it('no permission to read a history: explains it in the tree, with the ways on', async () => {
      await platform.changeApp({ revoke: [HISTORY_PERMISSION] });
      const groups = await groupsView();
      // The editor tells nothing of a row that is opened while it reads the tree again.
      await groups.titleAction('Refresh');
      await groups.row('Lunch').expand();
      const row = await groups.waitForRow('No permission');
      await picture('history-103');
      await platform.changeApp({ grant: [HISTORY_PERMISSION] });
      assert.match(await row.text(), /103/u);
      await groups.waitForRow('Open Developer Portal');
      await groups.waitForRow('Open Thread by ID…');
      await groups.titleAction('Refresh');
      await groups.row('No permission').gone();
      await groups.row('Lunch').collapse();
    });

    it('a storm of 101: the send waits, shows it, and goes out once', async () => {
      const { workbench } = session;
      await platform.inject({ call: SEND, code: 101, retryAfterSec: 2 });
      await sendTyped('through the storm');
      const told = await workbench.notifications.waitFor('rate limit');
      await picture('storm');
      assert.match(told, /Lunch/u);
      // It lasts until it was seen.
      await platform.endFaults();
      await workbench.notifications.waitFor('Sent to Lunch');
      const { messages, tries } = await arrived('through the storm');
      assert.equal(messages, 1);
      assert.ok(tries >= 2, `${tries} tries`);
    });

    for (const { name, fault, messages } of [
      { name: 'HTTP 500 before it took effect', fault: { status: 500 }, messages: 0 },
      { name: 'HTTP 500 after it took effect', fault: { status: 500, afterEffect: true }, messages: 1 },
      { name: 'a cut connection before it took effect', fault: { cut: 'before' }, messages: 0 },
      { name: 'a cut connection after it took effect', fault: { cut: 'after' }, messages: 1 },
      { name: 'an answer cut in the middle', fault: { cut: 'midway' }, messages: 1 },
    ] as const) {
      it(`${name}: says that it may have been delivered, and does not send again`, async () => {
        const { workbench } = session;
        await platform.inject({ call: SEND, ...fault, count: 1 });
        await sendTyped(`fate of ${name}`);
        const told = await workbench.notifications.waitFor('may have been delivered');
        await picture(`fate-${name}`);
        assert.match(told, /to Lunch\..*won't be resent/u);
        assert.deepEqual(await workbench.notifications.buttons('may have been delivered'), [
          'Show in Groups',
        ]);
        assert.deepEqual(await arrived(`fate of ${name}`), { messages, tries: 1 });
      });
    }

    it('a wrong secret: the tree and a send say so, and the way to a new one is there', async () => {
      const { workbench } = session;
      const { quickInput, dialog } = workbench;
      await workbench.command('SeaTalk: Add App…');
      await quickInput.answer('Name for the app', 'Release bot');
      await quickInput.answer('App ID', platform.app.appId);
      await quickInput.answer('App Secret', 'invented-wrong-secret');
      await quickInput.choose('Custom Server…');
      await quickInput.answer('URL of a server', platform.url);
      await dialog.choose('Use This Server');
      await quickInput.choose('Development');
      await dialog.asks(/secret is incorrect/iu);
      await dialog.choose('Save Anyway');
      const groups = await groupsView();
      await groups.waitForRow("Couldn't load groups");
      await groups.waitForRow('Edit App');
      await groups.waitForMessage('secret is incorrect');
      await workbench.statusBar.waitFor('rejected');
      await picture('wrong-secret');
      await workbench.command('SeaTalk: Send…');
      await quickInput.type('with a wrong secret');
      await quickInput.choose('Send typed text');
      await quickInput.type('NDAwNzExMjIzMzQ4');
      await quickInput.choose('group with this ID');
      assert.match(await workbench.notifications.waitFor('Nothing was sent'), /secret is incorrect/iu);
      await picture('wrong-secret-send');
      await workbench.notifications.clear();
      await groups.row('Edit App').click();
      await quickInput.choose('New App Secret…');
      await quickInput.answer('App Secret', platform.app.appSecret);
      await groups.waitForRow('Lunch');
      await groups.waitForMessage('');
      await workbench.command('SeaTalk: Switch App…');
      await quickInput.choose('Local SeaTalk');
      await groups.waitForRow('Lunch');
      assert.deepEqual(await arrived('with a wrong secret'), { messages: 0, tries: 0 });
    });

    it('no group at all: says what to do about it', async () => {
      await platform.control('POST', '/snapshot', { name: 'before' });
      for (const { group_id } of (await platform.state()).groups)
        await platform.control('POST', `/groups/${group_id}/bots`, { remove: [platform.app.appId] });
      const groups = await groupsView();
      await groups.titleAction('Refresh');
      await groups.waitForRow("isn't in any groups yet");
      await groups.waitForMessage('In SeaTalk, add your bot');
      await picture('no-groups');
      await platform.control('POST', '/restore', { name: 'before' });
      await groups.titleAction('Refresh');
      await groups.waitForRow('Lunch');
    });
  });

  describe('what happens on the way', () => {
    it('nobody answers: groups stay and are said to be old; a send says that nothing went', async () => {
      const { workbench } = session;
      const groups = await groupsView();
      await groups.row('Lunch').click();
      await platform.goAway();
      try {
        await groups.titleAction('Refresh');
        await groups.waitForRow('Not up to date');
        await groups.waitForRow('Lunch');
        await groups.waitForMessage("local SeaTalk isn't running");
        await workbench.statusBar.waitFor('offline');
        await sendTyped('into the void');
        const told = await workbench.notifications.waitFor("isn't running");
        await picture('offline');
        assert.match(told, /^Nothing was sent to Lunch\./u);
        await groups.waitForRow('Not up to date');
        for (const theme of ['light', 'highContrast'] as const) {
          await workbench.useTheme(theme);
          await picture(`offline-${theme}`);
        }
      } finally {
        await platform.comeBack();
      }
      await workbench.useTheme('dark');
      await groups.titleAction('Refresh');
      await groups.row('Not up to date').gone();
      assert.deepEqual(await arrived('into the void'), { messages: 0, tries: 0 });
      await workbench.statusBar.waitFor('Local SeaTalk');
    });

    it('the window is reloaded during a send: it may have gone, is said so, and is not sent again', async () => {
      const { workbench } = session;
      await platform.inject({ call: SEND, delayMs: 1, count: 1 });
      await sendTyped('cut off by a reload');
      await workbench.notifications.waitFor('Sending to Lunch');
      // The editor itself writes down what it was told a moment later.
      await workbench.keeps('"seatalk.sendsPending":true');
      await workbench.reload();
      const told = await workbench.notifications.waitFor('closed while sending');
      await picture('reloaded');
      assert.match(told, /Lunch.*may have been sent/u);
      await workbench.notifications.click('closed while sending', 'Show Outbox');
      const outbox = await workbench.sideBar.view('Outbox');
      await outbox.waitForRow('may have been sent · cut off by a reload');
      await picture('outbox');
      await outbox.row('cut off by a reload').click();
      await workbench.editors.shows((text) => text.includes('"tag"'));
      await picture('outbox-message');
      await (await groupsView()).waitForRow('Lunch');
      assert.deepEqual(await arrived('cut off by a reload'), { messages: 0, tries: 0 });
      platform.answerDelayed();
      await until(
        'the message arrives',
        async () => (await platform.countMessages('cut off by a reload')) > 0,
      );
      assert.deepEqual(await arrived('cut off by a reload'), { messages: 1, tries: 1 });
    });
  });
});
