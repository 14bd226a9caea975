import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { systemClock } from '../../src/base/clock';
import { Apps } from '../../src/extension/profiles/apps';
import { AppsTree } from '../../src/extension/apps/appsTree';
import { idFrom } from '../../src/extension/apps/pickProfile';
import { SecretTokenStore } from '../../src/extension/profiles/secretTokenStore';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';
import { FakeClock } from '../support/fakeClock';

const SECRET = 'invented-secret-1';
const WEBHOOK_URL = 'https://openapi.seatalk.io/webhook/group/invented-key-1';

const release = {
  name: 'Release bot',
  appId: 'MTIzNDU2Nzg5MDEy',
  kind: 'seatalk',
  baseUrl: 'https://openapi.seatalk.io',
  production: true,
} as const;
const staging = { ...release, name: 'Staging bot', appId: 'MjEwOTg3NjU0MzIx', production: false };

const local = { name: 'Local SeaTalk', appId: 'MDAwMDAwMDAwMDAx', baseUrl: 'http://127.0.0.1:4000' };

describe('apps', () => {
  const windows: TestContext[] = [];
  const made: vscode.Disposable[] = [];

  /** An editor window; give another one to share its storages. */
  function open(shared?: TestContext): { window: TestContext; apps: Apps } {
    const window = testContext(shared);
    windows.push(window);
    const apps = new Apps(window.context);
    made.push(apps);
    return { window, apps };
  }

  afterEach(async () => {
    for (const thing of made.splice(0)) thing.dispose();
    await Promise.all(windows.splice(0).map((window) => window.dispose()));
  });

  it('an app that is added is active, and its secret is in the secret storage', async () => {
    const { apps, window } = open();
    const profile = await apps.add(release, SECRET);
    assert.equal(apps.active?.id, profile.id);
    assert.equal(await apps.secret(profile.id), SECRET);
    assert.deepEqual([...window.secrets.stored.values()], [SECRET]);
  });

  it('nothing secret is in global or workspace state', async () => {
    const { apps, window } = open();
    const profile = await apps.add(release, SECRET);
    await apps.setToken(profile.id, JSON.stringify({ token: 'invented-token-1' }));
    await apps.addWebhook({ name: 'Build alerts', groupName: 'Builds' }, WEBHOOK_URL);
    apps.upsertLocal(local, { secret: 'invented-secret-2', signingSecret: 'invented-signing-2' }, [
      { name: 'Alerts', url: `${local.baseUrl}/webhook/group/k2` },
    ]);
    await apps.setActive('local');
    const states = [...window.globalState.stored.values(), ...window.workspaceState.stored.values()].join();
    assert.match(states, /Release bot/u);
    assert.match(states, /Build alerts/u);
    assert.doesNotMatch(states, /invented|webhook\/group|k2/u);
  });

  it('switching is remembered in this window and does not touch another one', async () => {
    const one = open();
    const first = await one.apps.add(release, SECRET);
    const second = await one.apps.add(staging, SECRET);
    const two = open(one.window);
    assert.equal(two.apps.active?.id, second.id);
    await one.apps.setActive(first.id);
    assert.equal(two.apps.active?.id, second.id);
    const reloaded = new Apps(one.window.context);
    made.push(reloaded);
    assert.equal(reloaded.active?.id, first.id);
  });

  it('removing wipes profile, secret and token', async () => {
    const { apps, window } = open();
    const profile = await apps.add(release, SECRET);
    await apps.setToken(profile.id, 'invented-token-1');
    await apps.remove(profile.id);
    assert.deepEqual(apps.profiles, []);
    assert.equal(apps.active, undefined);
    assert.deepEqual([...window.secrets.stored], []);
  });

  it('a signing secret is kept in the secret storage, told to every window, and goes with its app', async () => {
    const one = open();
    const profile = await one.apps.add(release, SECRET);
    const two = open(one.window);
    const told: string[] = [];
    two.apps.onDidChangeSigningSecret((id) => told.push(id));
    await one.apps.setSigningSecret(profile.id, 'invented-signing-1');
    assert.equal(await two.apps.signingSecret(profile.id), 'invented-signing-1');
    assert.deepEqual(told, [profile.id]);
    assert.doesNotMatch([...one.window.globalState.stored.values()].join(), /invented/u);
    await one.apps.remove(profile.id);
    assert.deepEqual([...one.window.secrets.stored], []);
    await one.apps.setSigningSecret(profile.id, 'invented-signing-1');
    assert.deepEqual([...one.window.secrets.stored], [], 'nor does one that comes late stay');
  });

  it('a signing secret survives a rename and not another App ID', async () => {
    const { apps } = open();
    const { id } = await apps.add(release, SECRET);
    await apps.setSigningSecret(id, 'invented-signing-1');
    await apps.update(id, { name: 'Shipping bot' }, 'invented-secret-2');
    assert.equal(await apps.signingSecret(id), 'invented-signing-1');
    await apps.update(id, { appId: 'MzIxMDk4NzY1NDMy' }, 'invented-secret-3');
    assert.equal(await apps.signingSecret(id), undefined);
  });

  it('a token that comes after its app was removed is not kept', async () => {
    const { apps, window } = open();
    const profile = await apps.add(release, SECRET);
    await apps.remove(profile.id);
    await apps.setToken(profile.id, 'invented-token-1');
    assert.deepEqual([...window.secrets.stored], []);
  });

  it('a new secret makes the old token go and is told to every window', async () => {
    const one = open();
    const profile = await one.apps.add(release, SECRET);
    await one.apps.setToken(profile.id, 'invented-token-1');
    const two = open(one.window);
    const told: string[] = [];
    two.apps.onDidChangeSecret((id) => told.push(id));
    await one.apps.update(profile.id, {}, 'invented-secret-2');
    assert.deepEqual(told, [profile.id]);
    assert.equal(await two.apps.token(profile.id), undefined);
    assert.equal(await two.apps.secret(profile.id), 'invented-secret-2');
  });

  it('a rename keeps the token', async () => {
    const { apps } = open();
    const profile = await apps.add(release, SECRET);
    await apps.setToken(profile.id, 'invented-token-1');
    await apps.update(profile.id, { name: 'Shipping bot', quotaShare: 0.2 });
    assert.equal(apps.active?.name, 'Shipping bot');
    assert.equal(apps.active?.quotaShare, 0.2);
    assert.equal(await apps.token(profile.id), 'invented-token-1');
    await apps.update(profile.id, { quotaShare: undefined });
    assert.equal(apps.active?.quotaShare, undefined);
  });

  it('profiles that another window changed are noticed on a second look', async () => {
    const one = open();
    const two = open(one.window);
    let changes = 0;
    two.apps.onDidChange(() => (changes += 1));
    two.apps.lookAgain();
    assert.equal(changes, 0);
    await one.apps.add(release, SECRET);
    two.apps.lookAgain();
    assert.equal(changes, 1);
    assert.deepEqual(
      two.apps.profiles.map(({ name }) => name),
      ['Release bot'],
    );
    assert.equal(two.apps.active, undefined, 'no app may become active by itself');
  });

  it('what is stored and makes no sense is left out, and a stored address cannot replace the platform', async () => {
    const window = testContext();
    windows.push(window);
    await window.globalState.update('seatalk.apps', [
      null,
      7,
      { id: 'a' },
      { id: 'b', name: 'Mine', appId: 'x', kind: 'seatalk', baseUrl: 'https://elsewhere.example.com' },
    ]);
    const apps = new Apps(window.context);
    made.push(apps);
    assert.deepEqual(apps.profiles, [
      {
        id: 'b',
        name: 'Mine',
        appId: 'x',
        kind: 'seatalk',
        baseUrl: 'https://openapi.seatalk.io',
        production: true,
      },
    ]);
  });

  it('the token store of one window tells the other of a new token', async () => {
    const one = open();
    const profile = await one.apps.add(release, SECRET);
    const two = open(one.window);
    let told = 0;
    new SecretTokenStore(two.apps, profile.id).onDidChange(() => (told += 1));
    const token = {
      appId: 'x',
      baseUrl: 'y',
      secretDigest: 'z',
      token: 'invented-token-1',
      obtainedAtMs: 1,
      expiresAtMs: 2,
    };
    await new SecretTokenStore(one.apps, profile.id).save(token);
    assert.equal(told, 1);
    assert.deepEqual(await new SecretTokenStore(two.apps, profile.id).load(), token);
  });

  it('the local app is there while it runs, and its absence is told when it was chosen', async () => {
    const { apps, window } = open();
    apps.upsertLocal(local, { secret: 'invented-secret-2', signingSecret: 'invented-signing-2' }, [
      { name: 'Alerts', url: `${local.baseUrl}/webhook/group/k2` },
    ]);
    await apps.setActive('local');
    assert.equal(apps.active?.baseUrl, local.baseUrl);
    assert.equal(await apps.webhookUrl(apps.webhooks[0]?.id ?? ''), `${local.baseUrl}/webhook/group/k2`);
    assert.equal(await apps.signingSecret('local'), 'invented-signing-2');
    assert.deepEqual([...window.secrets.stored], []);

    const reloaded = new Apps(window.context);
    made.push(reloaded);
    assert.equal(reloaded.active, undefined);
    assert.equal(reloaded.waitsForLocal, true);
    const tree = new AppsTree(reloaded, systemClock);
    made.push(tree);
    assert.deepEqual(
      tree.getChildren().map((row) => tree.getTreeItem(row).description),
      ['not running'],
    );
  });

  it('a command called with a row of another view is not about that row', () => {
    assert.equal(idFrom({ id: 'group:local:NDAwNzExMjIzMzQ4', label: 'Lunch' }), undefined);
    assert.equal(idFrom({ kind: 'app', id: 'one' }), 'one');
    assert.equal(idFrom('one'), 'one');
  });

  it('rows of the view say what is active, and hold neither secret nor URL', async () => {
    const { apps } = open();
    await apps.add(release, SECRET);
    await apps.add(staging, SECRET);
    await apps.addWebhook({ name: 'Build alerts' }, WEBHOOK_URL);
    const tree = new AppsTree(apps, systemClock);
    made.push(tree);
    const items = tree.getChildren().map((row) => tree.getTreeItem(row));
    assert.deepEqual(
      items.map(({ label, description, contextValue }) => [label, description, contextValue]),
      [
        ['Release bot', 'production', 'seatalk.app'],
        ['Staging bot', 'active', 'seatalk.app.active'],
        ['Build alerts', 'webhook', 'seatalk.webhook'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(items), /invented/u);
  });

  it('a change that crosses with rows on their way to the editor is announced once more when they are there', async () => {
    const { apps } = open();
    await apps.add(release, SECRET);
    const clock = new FakeClock();
    const tree = new AppsTree(apps, clock);
    made.push(tree);
    let announced = 0;
    made.push(tree.onDidChangeTreeData(() => (announced += 1)));
    const onTheirWay = tree.getChildren();
    await apps.add(staging, SECRET);
    const crossed = announced;
    for (const row of onTheirWay) tree.getTreeItem(row);
    await clock.advance(0);
    assert.equal(announced, crossed + 1);
  });
});
