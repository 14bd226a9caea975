import assert from 'node:assert/strict';
import { describeError } from '../../src/extension/base/describeError';
import { removeApp, removeWebhook } from '../../src/extension/apps/removeApp';
import { TapLoop } from '../../src/extension/cards/taps/tapLoop';
import type { Apps } from '../../src/extension/profiles/apps';
import { SendFlow } from '../../src/extension/send/sendFlow';
import type { GroupsWorld } from './groupsWorld';
import { openWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const URL = 'https://openapi.seatalk.io/webhook/group/invented-key-1';

describe('a secret storage that fails', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let apps: Apps;
  let appId: string;
  let webhookId: string;

  beforeEach(async () => {
    world = await openWorld({ production: true });
    dialogs = new Dialogs();
    ({ apps } = world.services);
    appId = apps.active?.id ?? '';
    await apps.setSigningSecret(appId, 'invented-signing-1');
    await apps.setToken(appId, 'invented-token-1');
    webhookId = (await apps.addWebhook({ name: 'Alerts' }, URL)).id;
  });
  afterEach(async () => {
    world.window.secrets.fails = () => false;
    dialogs.dispose();
    await world.close();
  });

  const lock = (...acts: readonly string[]) => {
    world.window.secrets.fails = (act) => acts.includes(act);
  };
  /** Everything that is kept of apps and webhooks. */
  const kept = () => ({
    secrets: Object.fromEntries(world.window.secrets.stored),
    apps: apps.profiles,
    webhooks: apps.webhooks,
  });
  const text = [{ kind: 'text', text: 'Build 1482 passed' } as const];

  describe('says what happened, names the storage and keeps everything as it was', () => {
    const app = {
      name: 'Other bot',
      appId: 'MjEwOTg3NjU0MzIx',
      baseUrl: 'https://openapi.seatalk.io',
    } as const;
    const works: Record<string, readonly [lock: string, said: RegExp, work: () => Promise<unknown>]> = {
      'reading an App Secret': ['get', /couldn't read the App Secret/u, () => apps.secret(appId)],
      'reading a signing secret': ['get', /read the signing secret/u, () => apps.signingSecret(appId)],
      'reading an access token': ['get', /read the access token/u, () => apps.token(appId)],
      'reading a webhook URL': ['get', /read the webhook URL/u, () => apps.webhookUrl(webhookId)],
      'adding an app': [
        'store',
        /couldn't save the App Secret, so nothing was changed/u,
        () => apps.add({ ...app, kind: 'seatalk', production: false }, 'invented-secret-2'),
      ],
      'a new App Secret': [
        'store',
        /save the App Secret/u,
        () => apps.update(appId, {}, 'invented-secret-2'),
      ],
      'another App ID': [
        'store',
        /save the App Secret/u,
        () => apps.update(appId, { appId: app.appId }, 'invented-secret-2'),
      ],
      'another App ID, whose token stays': [
        'delete',
        /couldn't delete the access token, so nothing was changed/u,
        () => apps.update(appId, { appId: app.appId }, 'invented-secret-2'),
      ],
      'a new signing secret': [
        'store',
        /save the signing secret/u,
        () => apps.setSigningSecret(appId, 'invented-signing-2'),
      ],
      'forgetting a signing secret': [
        'delete',
        /delete the signing secret/u,
        () => apps.setSigningSecret(appId, undefined),
      ],
      'keeping an access token': ['store', /save the access token/u, () => apps.setToken(appId, 'invented')],
      'adding a webhook': [
        'store',
        /save the webhook URL/u,
        () => apps.addWebhook({ name: 'New' }, `${URL}2`),
      ],
      'a new webhook URL': [
        'store',
        /save the webhook URL/u,
        () => apps.updateWebhook(webhookId, { name: 'Renamed' }, `${URL}2`),
      ],
      'removing an app': ['delete', /delete the access token/u, () => apps.remove(appId)],
      'removing a webhook': ['delete', /delete the webhook URL/u, () => apps.removeWebhook(webhookId)],
    };
    for (const [what, [act, said, work]] of Object.entries(works)) {
      it(what, async () => {
        const before = kept();
        lock(act);
        const error: unknown = await work().then(
          () => assert.fail('it worked'),
          (thrown: unknown) => thrown,
        );
        const words = describeError(error);
        assert.match(words.message, said);
        assert.match(words.message, /secret storage.*Unlock your system's keyring and try again\.$/u);
        assert.deepEqual(
          words.actions.map(({ title }) => title),
          ['Keyring Help', 'Show Log'],
        );
        assert.doesNotMatch(JSON.stringify(words), /invented/u);
        assert.deepEqual(kept(), before);
      });
    }
  });

  for (const last of ['token', 'signingSecret', 'secret']) {
    it(`takes back the removal of an app that fails at its ${last}, and finishes it the next time`, async () => {
      const before = kept();
      world.window.secrets.fails = (act, key) => act === 'delete' && key.endsWith(`.${last}`);
      await assert.rejects(apps.remove(appId), { name: 'SecretStorageError' });
      assert.deepEqual(kept(), before);
      world.window.secrets.fails = () => false;
      await apps.remove(appId);
      assert.deepEqual(apps.profiles, []);
      assert.deepEqual([...world.window.secrets.stored.values()], [URL]);
    });
  }

  it('keeps an app in sight of which not everything could be put back, so that it can be removed again', async () => {
    world.window.secrets.fails = (act, key) =>
      act === 'store' || (act === 'delete' && key.endsWith('.secret'));
    await assert.rejects(apps.remove(appId), { name: 'SecretStorageError' });
    assert.equal(apps.profiles.length, 1);
    world.window.secrets.fails = () => false;
    await apps.remove(appId);
    assert.deepEqual([...world.window.secrets.stored.values()], [URL]);
  });

  it('takes back a removal whose profile could not be taken off the list', async () => {
    const before = kept();
    const { globalState } = world.window;
    const update = globalState.update.bind(globalState);
    globalState.update = () => Promise.reject(new Error('disk full'));
    await assert.rejects(apps.remove(appId), /disk full/u);
    await assert.rejects(apps.removeWebhook(webhookId), /disk full/u);
    globalState.update = update;
    assert.deepEqual(kept(), before);
  });

  it('a send whose App Secret cannot be read left nothing on its way, and says so', async () => {
    await apps.setToken(appId, undefined);
    lock('get');
    dialogs.press(/^Send$/u);
    const result = await new SendFlow(world.services).run({
      sources: text,
      target: { kind: 'group', groupId: 'NDAwNzExMjIzMzQ0', name: 'Release crew' },
    });
    assert.equal(result.status, 'failed');
    const told = await dialogs.find(/secret storage/u);
    assert.match(told.message, /^Nothing was sent to Release crew\. .*couldn't read the App Secret/u);
    assert.deepEqual(world.calls(), []);
  });

  it('a send whose webhook URL cannot be read left nothing on its way, and says so', async () => {
    lock('get');
    const result = await new SendFlow(world.services).run({
      sources: text,
      target: { kind: 'webhook', webhookId, name: 'Alerts' },
    });
    assert.equal(result.status, 'failed');
    const told = await dialogs.find(/secret storage/u);
    assert.match(told.message, /^Nothing was sent to .*Alerts.*couldn't read the webhook URL/u);
  });

  it('shows the taps of a card all the same, and delivers nothing', async () => {
    lock('get');
    const loop = new TapLoop(world.services);
    const { signing } = await loop.setup();
    loop.dispose();
    assert.match(signing, /couldn't read the signing secret/u);
  });

  it('stops a removal that a person asked for, with the same words', async () => {
    lock('get', 'delete');
    dialogs.press(/^Remove$/u);
    await assert.rejects(removeApp(world.services, appId), { name: 'SecretStorageError' });
    dialogs.press(/^Remove$/u);
    await assert.rejects(removeWebhook(world.services, webhookId), { name: 'SecretStorageError' });
    assert.equal(apps.profiles.length, 1);
    assert.equal(apps.webhooks.length, 1);
  });
});
