import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Emulator } from '../../src/emulator/emulator';
import { createEmulator } from '../../src/emulator/emulator';
import type { AppProfile } from '../../src/extension/profiles/appProfile';
import type { Services } from '../../src/extension/session/services';
import { createServices } from '../../src/extension/session/services';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';

describe('sessions', () => {
  let server: Emulator;
  let baseUrl: string;
  const windows: TestContext[] = [];

  function open(shared?: TestContext): { window: TestContext; services: Services } {
    const window = testContext(shared);
    windows.push(window);
    return { window, services: createServices(window.context) };
  }

  /** The server as an expert would enter it: with files, tokens in the secret storage and a share of the quota. */
  const add = ({ apps }: Services): Promise<AppProfile> => {
    const { appId, appSecret } = server.app;
    return apps.add({ name: 'Mine', appId, kind: 'custom', baseUrl, production: false }, appSecret);
  };

  before(async () => {
    server = createEmulator();
    ({ url: baseUrl } = await server.start());
  });
  after(() => server.stop());
  afterEach(async () => {
    await Promise.all(windows.splice(0).map((window) => window.dispose()));
  });

  it('without an app there is none', async () => {
    const { services } = open();
    assert.equal(await services.sessions.active(), undefined);
  });

  it('the same one is handed out until the app changes', async () => {
    const { services } = open();
    const profile = await add(services);
    const session = await services.sessions.active();
    assert.ok(session);
    assert.equal(await services.sessions.active(), session);
    let changes = 0;
    services.sessions.onDidChange(() => (changes += 1));
    await services.apps.addWebhook(
      { name: 'Alerts' },
      'https://openapi.seatalk.io/webhook/group/invented-key-1',
    );
    assert.equal(await services.sessions.active(), session, 'a webhook is no reason for a new one');
    await services.apps.update(profile.id, { production: true });
    assert.equal(changes, 1);
    assert.notEqual(await services.sessions.active(), session);
  });

  it('the same one stays when the editor tells late of a secret that was stored before', async () => {
    const { services, window } = open();
    const profile = await add(services);
    const session = await services.sessions.active();
    await session?.client.getJoinedGroupChats({});
    let changes = 0;
    services.sessions.onDidChange(() => (changes += 1));
    window.secrets.tellLate();
    await services.apps.secret(profile.id);
    assert.equal(changes, 0);
    assert.equal(await services.sessions.active(), session);
    await services.apps.update(profile.id, {}, 'invented-secret-2');
    assert.notEqual(await services.sessions.active(), session);
  });

  it('two windows use one token', async () => {
    const one = open();
    await add(one.services);
    const two = open(one.window);
    let tokens = 0;
    const watch = server.onActivity(({ call }) => {
      if (call === 'getAppAccessToken') tokens += 1;
    });
    await (await one.services.sessions.active())?.client.getJoinedGroupChats({});
    await (await two.services.sessions.active())?.client.getJoinedGroupChats({});
    watch.dispose();
    assert.equal(tokens, 1);
  });

  it('a new secret in one window ends the session of the other', async () => {
    const one = open();
    const profile = await add(one.services);
    const two = open(one.window);
    const earlier = await two.services.sessions.active();
    assert.ok(earlier);
    await one.services.apps.update(profile.id, {}, 'invented-secret-2');
    assert.notEqual(await two.services.sessions.active(), earlier);
  });

  it('a probe tries the secret itself and keeps nothing', async () => {
    const { services, window } = open();
    const { appId, appSecret } = server.app;
    const { signal } = new AbortController();
    const good = await services.sessions.probe({ baseUrl, appId, secret: appSecret }, signal);
    assert.deepEqual([...new Set(good.map(({ state }) => state))], ['works']);
    const [token] = await services.sessions.probe({ baseUrl, appId, secret: 'invented-secret-3' }, signal);
    assert.equal(token?.state, 'failed');
    assert.equal(token.error?.code, 1000);
    assert.equal(window.secrets.stored.size, 0);
    assert.equal(window.globalState.stored.size, 0);
  });

  it('messages that were read are gone with their session', async () => {
    const { services } = open();
    const profile = await add(services);
    const session = await services.sessions.active();
    assert.ok(session);
    await session.groups.refresh({});
    const [group] = session.groups.groups;
    assert.ok(group);
    await session.history.page(group.groupId);
    assert.ok(session.history.seen().length > 0);
    await services.apps.update(profile.id, { production: true });
    assert.deepEqual(session.history.seen(), []);
  });

  it('what is cached about an app goes with it', async () => {
    const { services, window } = open();
    const profile = await add(services);
    const session = await services.sessions.active();
    await session?.recents.add({ kind: 'group', id: 'g', name: 'Release room' });
    const folder = path.join(window.folder, 'apps', profile.id);
    assert.equal(existsSync(folder), true);
    await services.apps.remove(profile.id);
    await services.sessions.forget(profile.id);
    assert.equal(existsSync(folder), false);
    await services.sessions.forget('never-there');
  });

  it('an app that is removed in one window leaves no cache behind in another that had it open', async () => {
    const one = open();
    const profile = await add(one.services);
    const two = open(one.window);
    const session = await two.services.sessions.active();
    await session?.groups.refresh({});
    // Not saved yet: that happens when the session ends.
    await one.services.apps.remove(profile.id);
    await one.services.sessions.forget(profile.id);
    two.services.apps.lookAgain();
    await two.services.sessions.forget(profile.id);
    assert.equal(existsSync(path.join(two.window.folder, 'apps', profile.id)), false);
  });

  it('nothing secret is written to the folder of the extension', async () => {
    const { services, window } = open();
    await add(services);
    const session = await services.sessions.active();
    await session?.groups.refresh({});
    const files = readdirSync(window.folder, { recursive: true })
      .map((name) => path.join(window.folder, String(name)))
      .filter((file) => statSync(file).isFile());
    assert.ok(files.length > 0, 'used windows are kept');
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    assert.doesNotMatch(text, new RegExp(server.app.appSecret, 'u'));
    for (const stored of window.secrets.stored.values()) assert.ok(!text.includes(stored));
  });
});
