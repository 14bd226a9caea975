import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { readLocalAddress } from '../../src/extension/local/localAddress';
import { createEmulator } from '../../src/emulator/emulator';
import { simulateFault } from '../../src/extension/local/simulateFault';
import { LocalSeaTalk } from '../../src/extension/local/localSeaTalk';
import { showOtherVersion } from '../../src/extension/local/otherVersion';
import { sharedWays } from '../../src/extension/local/sharedWays';
import type { Services } from '../../src/extension/session/services';
import { createServices } from '../../src/extension/session/services';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';
import { Dialogs } from './sendDialogs';

/** The tests are a bundle of their own, so the program comes from the extension that is installed beside them. */
function withProgram(context: vscode.ExtensionContext): Parameters<typeof sharedWays>[0] {
  const { extension, globalStorageUri } = context;
  return { extension, globalStorageUri, extensionUri: extension.extensionUri };
}

describe('the local SeaTalk', () => {
  let window: TestContext;
  let services: Services;
  let local: LocalSeaTalk;

  function open(beside?: Parameters<typeof readLocalAddress>[0]): void {
    ({ window, services, local } = openWindow(undefined, beside));
  }

  /** @param shared another window of the same profile. */
  function openWindow(shared?: TestContext, beside?: string) {
    const made = testContext(shared);
    const its = createServices(made.context);
    const seaTalk = new LocalSeaTalk(its.apps, {
      beside: readLocalAddress(beside),
      shared: sharedWays(withProgram(made.context)),
    });
    made.context.subscriptions.push(seaTalk);
    return { window: made, services: its, local: seaTalk };
  }

  afterEach(async () => {
    const { find } = sharedWays(withProgram(window.context));
    await (await find())?.stop();
    await window.dispose();
  });

  it('brings its app and a webhook, and is active at once', async () => {
    open();
    await local.start();
    const { active, webhooks } = services.apps;
    assert.equal(active?.kind, 'local');
    assert.equal(active.baseUrl, local.url);
    assert.equal(active.production, false);
    assert.match((await services.apps.signingSecret(active.id)) ?? '', /^local-/u);
    assert.ok(webhooks.length > 0);
    const session = await services.sessions.active();
    const groups: string[] = [];
    for await (const page of session?.client.joinedGroups() ?? []) groups.push(...page);
    assert.ok(groups.length > 3, 'the company has groups');
    assert.equal(window.secrets.stored.size, 0);
  });

  it('started twice at once, it runs once', async () => {
    open();
    await Promise.all([local.start(), local.start()]);
    assert.equal(local.state, 'running');
    assert.equal(services.apps.profiles.length, 1);
  });

  it('stopped, it is no app any more but stays the choice, and its port is closed', async () => {
    open();
    await local.start();
    const url = local.url ?? '';
    await local.stop();
    assert.equal(services.apps.active, undefined);
    assert.equal(services.apps.waitsForLocal, true);
    assert.equal(await services.sessions.active(), undefined);
    await assert.rejects(fetch(url));
  });

  it('a call after the stop says that it does not answer', async () => {
    open();
    await local.start();
    const session = await services.sessions.active();
    assert.ok(session);
    await local.stop();
    await assert.rejects(session.client.getJoinedGroupChats({}, { deadlineMs: 300 }), {
      name: 'SeaTalkError',
    });
  });

  it('is started as the settings of this machine say, and says which of them keeps it from starting', async () => {
    open();
    const settings = vscode.workspace.getConfiguration();
    const set = (name: string, value: unknown) =>
      settings.update(name, value, vscode.ConfigurationTarget.Global);
    try {
      await set('seatalk.local.publicUrl', 'https://openapi.seatalk.io');
      await set('seatalk.local.strict', true);
      await local.start();
      const session = await services.sessions.active();
      const file = { filename: 'run.log', content: Buffer.from('disk full on db-3').toString('base64') };
      const page = await session?.client.getJoinedGroupChats({});
      const group_id = page?.joined_group_chats?.group_id?.[0] ?? '';
      const sent = await session?.client.sendMessageToGroupChat({ group_id, message: { tag: 'file', file } });
      const read = await session?.client.getMessageByMessageId({ message_id: sent?.message_id ?? '' });
      assert.match(read?.file?.content ?? '', /^https:\/\/openapi\.seatalk\.io\//u);
      const download = await session?.client.download(read?.file?.content ?? '');
      let text = '';
      for await (const chunk of download?.chunks ?? []) text += Buffer.from(chunk).toString('utf8');
      assert.equal(text, 'disk full on db-3');
      assert.equal(
        (await fetch(`${local.url}//messaging/v2/update`, { method: 'POST' })).status,
        404,
        'strict',
      );
      await local.stop();
      await set('seatalk.local.publicUrl', 'openapi.seatalk.io');
      await assert.rejects(local.start(), /The setting seatalk\.local\.publicUrl/u);
      assert.equal(local.state, 'stopped');
    } finally {
      await set('seatalk.local.publicUrl', undefined);
      await set('seatalk.local.strict', undefined);
    }
  });

  it('simulates a fault that is chosen by name, until it is told to stop', async () => {
    open();
    await local.start();
    const { showQuickPick, showInformationMessage } = vscode.window;
    const replace = (name: string, value: unknown) =>
      Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
    const choose = async (...labels: string[]) => {
      replace('showQuickPick', (items: readonly vscode.QuickPickItem[]) => {
        const label = labels.shift();
        return Promise.resolve(items.find((item) => item.label === label));
      });
      await simulateFault(local);
      assert.deepEqual(labels, []);
    };
    const code = async () => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
      const answer = (await (await fetch(`${local.url}/sso/v2/verify`, init)).json()) as { code: number };
      return answer.code;
    };
    try {
      replace('showInformationMessage', () => Promise.resolve(undefined));
      await choose('Server error (code 2)', 'Next Call');
      assert.deepEqual([await code(), await code()], [2, 100]);
      await choose('The app has too many links (code 5003)', 'Every Call');
      assert.deepEqual([await code(), await code()], [5003, 5003]);
      await choose('Stop Simulating Faults');
      assert.equal(await code(), 100);
    } finally {
      replace('showQuickPick', showQuickPick);
      replace('showInformationMessage', showInformationMessage);
    }
  });

  it('reset takes sent messages back and begins a new session', async () => {
    open();
    await local.start();
    const before = await services.sessions.active();
    assert.ok(before);
    const [groupId] = (await before.client.getJoinedGroupChats({})).joined_group_chats?.group_id ?? [];
    assert.ok(groupId);
    const newest = async (): Promise<string | null | undefined> => {
      const session = await services.sessions.active();
      const page = await session?.client.getChatHistory({ group_id: groupId, page_size: 1 });
      return page?.chat_history?.[0]?.text?.plain_text;
    };
    await before.client.sendMessageToGroupChat({
      group_id: groupId,
      message: { tag: 'text', text: { content: 'written before the reset' } },
    });
    assert.equal(await newest(), 'written before the reset');
    await local.reset();
    assert.notEqual(await services.sessions.active(), before);
    assert.notEqual(await newest(), 'written before the reset');
  });

  it('a failed start leaves it stopped and can be tried again', async () => {
    open();
    let tries = 0;
    const failing = new LocalSeaTalk(services.apps, {
      shared: {
        find: () => Promise.resolve(undefined),
        start: () => {
          tries += 1;
          return Promise.reject(new Error('no port'));
        },
      },
    });
    await assert.rejects(failing.start(), /no port/u);
    await assert.rejects(failing.start(), /no port/u);
    assert.equal(tries, 2);
    assert.equal(failing.state, 'stopped');
    assert.equal(services.apps.active, undefined);
    failing.dispose();
  });

  it('one that runs beside the editor is used and survives a stop', async () => {
    const other = createEmulator();
    const { url } = await other.start();
    const { appId, appSecret } = other.app;
    try {
      open(JSON.stringify({ url, appId, appSecret }));
      assert.equal(services.apps.localRunning, true);
      await local.start();
      assert.equal(local.url, url);
      await local.stop();
      assert.equal(services.apps.localRunning, false);
      await local.start();
      assert.equal(local.url, url);
    } finally {
      await other.stop();
    }
  });

  it('is one for two windows: found when looked at, reset and stopped in both', async () => {
    open();
    const other = openWindow(window);
    await other.local.find();
    assert.equal(other.services.apps.localRunning, false);
    await local.start();
    await other.local.find();
    assert.equal(other.local.url, local.url);
    assert.equal(other.services.apps.active?.kind, 'local', 'no other app was chosen there');
    const session = await other.services.sessions.active();
    const replaced = new Promise<void>((resolve) => {
      other.services.sessions.onDidChange(() => resolve());
    });
    await local.reset();
    await replaced;
    assert.notEqual(await other.services.sessions.active(), session);
    const stopped = new Promise<void>((resolve) => {
      local.onDidChange(() => local.state === 'stopped' && resolve());
    });
    await other.local.stop();
    await stopped;
    assert.equal(services.apps.localRunning, false);
    assert.equal(services.apps.waitsForLocal, true);
    await other.window.dispose();
  });

  it('started by another version of the extension, it says so and can be started again', async () => {
    open();
    const { extension, globalStorageUri, extensionUri } = withProgram(window.context);
    const earlier = Object.create(extension, {
      packageJSON: { value: { version: '0.0.1' } },
    }) as typeof extension;
    const before = await sharedWays({ extension: earlier, globalStorageUri, extensionUri }).start();
    await local.find();
    assert.equal(local.version, '0.0.1');
    const dialogs = new Dialogs();
    try {
      dialogs.press(/^Restart$/u);
      await showOtherVersion(local, { running: '0.0.1', version: '0.1.0' });
      assert.match(dialogs.shown[0]?.message ?? '', /started by Bot Studio 0\.0\.1\. Restart it/u);
    } finally {
      dialogs.dispose();
    }
    assert.equal(local.state, 'running');
    assert.notEqual(local.version, '0.0.1');
    assert.notEqual(local.url, before.address.url);
    before.dispose();
  });

  it('does not become the app of a window that has chosen another', async () => {
    open();
    const other = openWindow(window);
    const mine = await other.services.apps.add(
      { name: 'Mine', appId: 'x', kind: 'custom', baseUrl: 'http://127.0.0.1:9', production: false },
      'invented-secret-1',
    );
    await local.start();
    await other.local.find();
    assert.equal(other.services.apps.active?.id, mine.id);
    assert.equal(other.services.apps.localRunning, true);
    await other.window.dispose();
  });

  it('outlives the window that started it, and keeps what was sent for the next', async () => {
    open();
    await local.start();
    const session = await services.sessions.active();
    const [groupId = ''] =
      (await session?.client.getJoinedGroupChats({}))?.joined_group_chats?.group_id ?? [];
    const message = { tag: 'text', text: { content: 'before the reload' } } as const;
    await session?.client.sendMessageToGroupChat({ group_id: groupId, message });
    local.dispose();
    const reloaded = openWindow(window);
    assert.equal(reloaded.services.apps.waitsForLocal, true);
    await reloaded.local.find();
    const after = await reloaded.services.sessions.active();
    const page = await after?.client.getChatHistory({ group_id: groupId, page_size: 1 });
    assert.equal(page?.chat_history?.[0]?.text?.plain_text, 'before the reload');
    await reloaded.window.dispose();
  });

  it('when the one beside the editor has ended, a start runs one here', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const url = `http://127.0.0.1:${port}`;
    open(JSON.stringify({ url, appId: 'x', appSecret: 'invented-secret-1' }));
    await local.start();
    assert.notEqual(local.url, url);
    assert.equal(services.apps.active?.baseUrl, local.url);
  });
});

describe('the variable that names a local SeaTalk', () => {
  const good = { url: 'http://127.0.0.1:4000', appId: 'x', appSecret: 'invented-secret-1' };

  it('is read with its webhooks and the signing secret', () => {
    const webhooks = [{ name: 'Alerts', url: 'http://127.0.0.1:4000/webhook/group/k' }];
    const signingSecret = 'invented-signing-1';
    const whole = { ...good, signingSecret, webhooks };
    assert.deepEqual(readLocalAddress(JSON.stringify(whole)), whole);
  });

  for (const url of [
    'https://seatalk.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost@example.com',
    'file:///etc/passwd',
    '',
  ]) {
    it(`is ignored with the address "${url}"`, () => {
      assert.equal(readLocalAddress(JSON.stringify({ ...good, url })), undefined);
    });
  }

  it('may name a file instead, so that no secret is in the environment', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'seatalk-local-'));
    const file = path.join(folder, 'local.json');
    try {
      assert.equal(readLocalAddress(file), undefined, 'not there yet');
      writeFileSync(file, JSON.stringify({ ...good, webhooks: [] }));
      assert.deepEqual(readLocalAddress(file), { ...good, webhooks: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('loses webhooks that point elsewhere', () => {
    const webhooks = [{ name: 'Alerts', url: 'https://example.com/webhook/group/k' }];
    assert.deepEqual(readLocalAddress(JSON.stringify({ ...good, webhooks }))?.webhooks, []);
  });

  it('is ignored when it is no JSON, no object or missing', () => {
    for (const text of [undefined, '', '{', '[]', 'null', '7'])
      assert.equal(readLocalAddress(text), undefined);
  });
});
