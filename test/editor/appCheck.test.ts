import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CheckPanels } from '../../src/extension/appCheck/checkPanels';
import type { CheckView, RowView } from '../../src/webview/appCheck/protocol';
import { until } from '../support/until';
import { EventsWorld } from './eventsWorld';
import { TestPage } from './testPage';

describe('the page that checks an app', () => {
  let world: EventsWorld;
  let page: TestPage<CheckView>;
  let panels: CheckPanels;

  beforeEach(async () => {
    world = await EventsWorld.open();
    page = new TestPage<CheckView>();
    panels = new CheckPanels(world.services, () => world.view.root());
  });
  afterEach(async () => {
    page.dispose();
    await world.close();
  });

  const change = async (path: string, body: object, method: 'PATCH' | 'POST' = 'PATCH') => {
    const answer = await fetch(`${world.url}/_local${path}`, {
      method,
      headers: { 'x-local-token': world.emulator.controlToken, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(answer.ok, await answer.text());
  };
  const ofApp = () => `/apps/${encodeURIComponent(world.emulator.app.appId)}`;
  const row = ({ sections }: CheckView, title: string): RowView =>
    sections.flatMap(({ rows }) => rows).find((each) => each.title === title) ?? assert.fail(title);
  const states = ({ sections }: CheckView, state: RowView['state']) =>
    sections.flatMap(({ rows }) => rows.filter((each) => each.state === state).map(({ title }) => title));

  /** Opens the page as after a reload, and has everything checked. */
  async function check(appId = 'local'): Promise<CheckView> {
    panels.restore(page.panel, { app: appId });
    page.say({ type: 'ready' });
    await page.shows(({ canRun }) => canRun);
    page.say({ type: 'run' });
    return ended();
  }
  const ended = async () => {
    await page.shows(({ isRunning }) => isRunning);
    return page.shows(({ isRunning }) => !isRunning);
  };

  it('checks nothing by itself after a reload', async () => {
    panels.restore(page.panel, { app: 'local' });
    page.say({ type: 'ready' });
    const view = await page.shows(({ sections }) => sections.length > 0);
    assert.match(view.summary, /^Not checked yet/u);
    assert.deepEqual(states(view, 'works'), ['Signing secret']);
  });

  it('names the two permissions an app lacks, and what works', async () => {
    await change(ofApp(), { revoke: ['Get Chat History', 'Get Department List'] });
    const view = await check();
    const lacks = ['Get Chat History', 'Get Department List'];
    for (const title of lacks) {
      assert.equal(row(view, title).state, 'attention', title);
      assert.match(row(view, title).words, /doesn't have the permission/u);
    }
    assert.match(row(view, 'Get Chat History').words, /management approval/u);
    assert.deepEqual(states(view, 'failed'), []);
    for (const title of [
      'Connection',
      'App ID and App Secret',
      'App is Online',
      'Bot capability',
      'Get Group Info',
    ])
      assert.equal(row(view, title).state, 'works', title);
    assert.equal(row(view, 'Send Message to Group Chat').state, 'untried');
    await change(ofApp(), { grant: lacks });
    page.say({ type: 'run', row: 'permission:Get Chat History' });
    const again = await ended();
    assert.equal(row(again, 'Get Chat History').state, 'works');
    assert.equal(row(again, 'Get Department List').state, 'attention', 'it was not run again');
    const once = view.sections.flatMap(({ rows }) => rows.filter(({ canRepeat }) => !canRepeat));
    assert.ok(once.length > 0);
    for (const each of once) assert.equal(each.state, 'untried', `${each.title} is shown by sends only`);
  });

  it('says what a bot that is off and an app that is offline keep from working', async () => {
    await change(ofApp(), { bot: false });
    const off = await check();
    assert.deepEqual(states(off, 'failed'), ['Bot capability']);
    assert.match(row(off, 'Get Group Info').words, /bot capability/u);
    assert.equal(row(off, 'Get Contact Profile').state, 'works');
    await change(ofApp(), { bot: true, status: 'offline' });
    page.say({ type: 'run' });
    assert.deepEqual(states(await ended(), 'failed'), ['App is Online']);
  });

  it('says that the secret of an app is wrong, follows the app as it is edited, switched, and removed', async () => {
    const { apps } = world.services;
    const { appId, appSecret } = world.emulator.app;
    const own = {
      name: 'Release bot',
      appId,
      kind: 'custom',
      baseUrl: world.url,
      production: false,
    } as const;
    const { id } = await apps.add(own, 'invented-secret-1');
    const wrong = await check(id);
    assert.deepEqual(states(wrong, 'failed'), ['App ID and App Secret']);
    assert.match(row(wrong, 'App ID and App Secret').words, /incorrect/u);
    await apps.update(id, {}, appSecret);
    const edited = await page.shows(({ banner }) => /was changed/u.test(banner?.words ?? ''));
    assert.equal(edited.banner?.action, 'Run Again');
    page.say({ type: 'help' });
    const right = await ended();
    assert.deepEqual([states(right, 'failed'), right.banner], [[], undefined]);
    assert.equal(row(right, 'Signing secret').state, 'attention');
    await apps.setSigningSecret(id, 'invented-signing-1');
    await page.shows((view) => row(view, 'Signing secret').state === 'works');
    page.say({ type: 'copy' });
    const text = await until('nothing was copied', async () => {
      const copied = await vscode.env.clipboard.readText();
      return /x-rid/u.test(copied) && copied;
    });
    assert.match(text, /Release bot.*x-rid/su);
    for (const secret of [appSecret, 'invented-signing-1', 'invented-secret-1'])
      assert.ok(!text.includes(secret));
    await apps.setActive('local');
    await page.shows(({ banner }) => /This window uses Local SeaTalk now/u.test(banner?.words ?? ''));
    await apps.remove(id);
    const gone = await page.shows(({ canRun }) => !canRun);
    assert.match(gone.banner?.words ?? '', /Release bot was removed/u);
  });

  it('ends and says so when the local SeaTalk stops in the middle', async () => {
    panels.restore(page.panel, { app: 'local' });
    page.say({ type: 'ready' });
    await page.shows(({ canRun }) => canRun);
    await change('/faults', { call: 'getChatHistory', delayMs: 60_000 }, 'POST');
    page.say({ type: 'run' });
    await page.shows((view) => row(view, 'Get Chat History').state === 'running');
    await world.local.stop();
    const view = await page.shows(({ canRun, isRunning }) => !canRun && !isRunning);
    assert.deepEqual(
      [view.banner?.words, view.banner?.action],
      ["The local SeaTalk isn't running.", 'Start Local SeaTalk'],
    );
    assert.equal(row(view, 'Groups of the bot').state, 'works', 'what was found stays');
    assert.match(row(view, 'Get Chat History').words, /Canceled/u);
  });

  it('says that the secret could not be read', async () => {
    const { apps } = world.services;
    const { appId } = world.emulator.app;
    const own = { name: 'Locked bot', appId, kind: 'custom', baseUrl: world.url, production: false } as const;
    const { id } = await apps.add(own, 'invented-secret-1');
    world.window.secrets.fails = (act) => act === 'get';
    const view = await check(id);
    assert.match(row(view, 'App ID and App Secret').words, /secret storage couldn't read/u);
    world.window.secrets.fails = () => false;
  });
});
