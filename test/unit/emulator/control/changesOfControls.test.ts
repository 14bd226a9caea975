import assert from 'node:assert/strict';
import { addControlRoutes } from '../../../../src/emulator/control/controlRoutes';
import { ServedHosts } from '../../../../src/emulator/http/servedHosts';
import { createRoutes } from '../../../../src/emulator/http/app';
import { CONTROL_PREFIX } from '../../../../src/emulator/http/routeApp';
import { OffsetClock } from '../../../../src/emulator/offsetClock';
import { Platform } from '../../../../src/emulator/platform';
import { LiveWorld } from '../../../../src/emulator/world/change';
import { registerApp } from '../../../../src/emulator/world/changes/apps';
import { FakeClock } from '../../../support/fakeClock';
import { ON_CALL, RELEASE_ROOM, WEBHOOK_KEY } from '../localSeaTalk';
import type { Expected } from '../watchChanges';
import { BOT, DEPLOY_BOT_ID, MIRA_HERSELF, MIRA_ID, Watched } from '../watchChanges';

/** Owns the group of those on call. */
const TOMAS = { kind: 'person', seatalkId: '9056700023' } as const;
const ACCOUNT_ID = '9600000033';
const STANDUP_BOT_ID = 'MTAwMDAwMDAwMDAy';
const APP = `/apps/${DEPLOY_BOT_ID}`;
const GROUP = `/groups/${ON_CALL}`;
const inRoom = { place: { kind: 'group', groupId: RELEASE_ROOM } };

interface Case {
  readonly path: string;
  readonly body?: Record<string, unknown>;
  readonly changes?: readonly Expected[];
  /** Done before; what it returns stands in the path in place of `*`. */
  readonly given?: (watched: Watched) => Promise<unknown>;
}

const written = async ({ local }: Watched) => {
  const message = { from: 'Mira Tan', group: RELEASE_ROOM, text: 'mine' };
  return (await local.control('POST', '/messages', message))['uid'];
};

/** What each control route changes, by method and path as it is registered. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  'GET /state': [{ path: '/state' }],
  'POST /reset': [
    { path: '/reset', changes: [{ kind: 'world_replaced', cause: 'reset' }] },
    {
      path: '/reset',
      body: { seed: 'empty' },
      changes: [{ kind: 'world_replaced', cause: 'reset' }],
    },
  ],
  'GET /snapshots': [{ path: '/snapshots' }],
  'POST /snapshot': [{ path: '/snapshot', body: { name: 'kept' } }],
  'POST /restore': [
    {
      given: ({ local }) => local.control('POST', '/snapshot', { name: 'kept' }),
      path: '/restore',
      body: { name: 'kept' },
      changes: [{ kind: 'world_replaced', cause: 'restore' }],
    },
  ],
  'GET /clock': [{ path: '/clock' }],
  'POST /clock/advance': [{ path: '/clock/advance', body: { ms: 0 } }],
  'POST /clock/reset': [{ path: '/clock/reset' }],
  // It goes on until the caller leaves; changeStream.test.ts reads it.
  'GET /changes': [],
  'GET /apps': [{ path: '/apps' }],
  'POST /apps': [{ path: '/apps', body: { name: 'New Bot' }, changes: [{ kind: 'app_added' }] }],
  'PATCH /apps/:app': [
    {
      path: APP,
      body: { status: 'maintenance', revoke: ['Get Chat History'], regenerate_secret: true },
      changes: [
        {
          kind: 'app_changed',
          appId: DEPLOY_BOT_ID,
          settings: {
            name: 'Deploy Bot',
            status: 'maintenance',
            botOn: true,
            revokedPermissions: ['Receive Group Chat Messages', 'Get Chat History'],
            outOfScope: [],
          },
        },
        { kind: 'app_secret_regenerated', appId: DEPLOY_BOT_ID },
      ],
    },
    { path: APP, body: { status: 'online', grant: ['Get Chat History'] } },
  ],
  'POST /apps/:app/revoke-tokens': [
    { path: `${APP}/revoke-tokens`, changes: [{ kind: 'tokens_revoked', appId: DEPLOY_BOT_ID }] },
    { path: `/apps/${STANDUP_BOT_ID}/revoke-tokens` },
  ],
  'POST /sso-tokens': [
    {
      path: '/sso-tokens',
      body: { app: 'Deploy Bot', person: 'Mira Tan' },
      changes: [{ kind: 'sso_token_issued', appId: DEPLOY_BOT_ID, seatalkId: MIRA_ID }],
    },
  ],
  'GET /people': [{ path: '/people' }],
  'POST /people': [
    {
      path: '/people',
      body: { name: 'Ana Lima', email: 'ana@example.com' },
      changes: [{ kind: 'person_added' }],
    },
  ],
  'PATCH /people/:person': [
    { path: `/people/${MIRA_ID}`, body: { contactable: false }, changes: [{ kind: 'person_changed' }] },
    { path: `/people/${MIRA_ID}`, body: { contactable: true } },
  ],
  'GET /groups': [{ path: '/groups' }],
  'GET /groups/:group': [{ path: GROUP }],
  'GET /groups/:group/messages': [{ path: `${GROUP}/messages` }],
  'POST /groups': [
    {
      path: '/groups',
      body: {
        name: 'Two',
        owner: 'Mira Tan',
        bots: [{ app: 'Deploy Bot' }],
        system_accounts: [{ name: 'Pager', seatalk_id: '9600000099' }],
        messages: [
          { from: 'Pager', ago: '5m', id: 'disk', text: 'disk' },
          { from: 'Deploy Bot', ago: '4m', thread: 'disk', text: 'looking' },
        ],
      },
      changes: [
        { kind: 'group_created', by: MIRA_HERSELF },
        { kind: 'system_account_added', seatalkId: '9600000099', by: MIRA_HERSELF },
        { kind: 'message_added', by: { kind: 'system_account', seatalkId: '9600000099' } },
        { kind: 'message_added', by: BOT },
      ],
    },
  ],
  'PATCH /groups/:group': [
    { path: GROUP, body: { external: true }, changes: [{ kind: 'group_changed', by: TOMAS }] },
    {
      path: GROUP,
      body: { name: 'Gone', disbanded: true },
      changes: [
        { kind: 'group_changed', by: TOMAS },
        { kind: 'group_disbanded', by: TOMAS },
      ],
    },
    {
      given: ({ local }) => local.control('PATCH', GROUP, { disbanded: true }),
      path: GROUP,
      body: { disbanded: false },
      changes: [{ kind: 'group_reopened', by: TOMAS }],
    },
    { path: GROUP, body: { name: 'On-call', disbanded: false } },
  ],
  'POST /groups/:group/members': [
    {
      path: `${GROUP}/members`,
      body: { add: ['Nadia Rahman', 'Jo Lim'], remove: ['Jo Lim', 'Priya Nair'] },
      changes: [
        { kind: 'members_added', members: [{ seatalkId: '9067800045', role: 'member' }], by: TOMAS },
        { kind: 'members_removed', seatalkIds: ['9077700011'], by: TOMAS },
      ],
    },
  ],
  'POST /groups/:group/bots': [
    {
      path: `${GROUP}/bots`,
      body: { add: ['Standup Bot', 'Deploy Bot'], remove: ['Deploy Bot'] },
      changes: [
        { kind: 'bot_added', appId: STANDUP_BOT_ID, by: TOMAS },
        { kind: 'bot_removed', appId: DEPLOY_BOT_ID, by: TOMAS },
      ],
    },
  ],
  'POST /groups/:group/system-accounts': [
    {
      path: `${GROUP}/system-accounts`,
      body: { name: 'Pager' },
      changes: [{ kind: 'system_account_added', by: TOMAS }],
    },
  ],
  'PATCH /system-accounts/:key': [
    {
      path: `/system-accounts/${WEBHOOK_KEY}`,
      body: { active: false },
      changes: [{ kind: 'system_account_changed', seatalkId: ACCOUNT_ID, by: TOMAS }],
    },
    { path: `/system-accounts/${WEBHOOK_KEY}`, body: { active: true } },
  ],
  'POST /messages': [
    {
      path: '/messages',
      body: { from: 'Mira Tan', group: RELEASE_ROOM, text: 'line {n}', times: 2 },
      changes: [
        { kind: 'message_added', ...inRoom, by: MIRA_HERSELF },
        { kind: 'message_added', ...inRoom, by: MIRA_HERSELF },
      ],
    },
    {
      path: '/messages',
      body: { from: 'Mira Tan', app: 'Deploy Bot', person: 'Mira Tan', text: 'status' },
      changes: [
        {
          kind: 'message_added',
          place: { kind: 'direct', appId: DEPLOY_BOT_ID, seatalkId: MIRA_ID },
          by: MIRA_HERSELF,
        },
      ],
    },
  ],
  'GET /messages/:message': [{ given: written, path: '/messages/*' }],
  'PATCH /messages/:message': [
    {
      given: written,
      path: '/messages/*',
      body: { text: 'better' },
      changes: [{ kind: 'message_edited', ...inRoom, by: MIRA_HERSELF }],
    },
  ],
  'DELETE /messages/:message': [
    {
      given: written,
      path: '/messages/*',
      changes: [{ kind: 'message_recalled', ...inRoom, by: MIRA_HERSELF }],
    },
  ],
  'GET /faults': [{ path: '/faults' }],
  'GET /faults/names': [{ path: '/faults/names' }],
  'POST /faults': [{ path: '/faults', body: { call: 'getGroupInfo', code: 101 } }],
  'DELETE /faults': [{ path: '/faults' }],
  'DELETE /faults/:id': [
    {
      given: async ({ local }) =>
        (await local.control('POST', '/faults', { call: 'getGroupInfo', code: 101 }))['id'],
      path: '/faults/*',
    },
  ],
  'GET /limits': [{ path: '/limits' }],
  'PUT /limits': [
    {
      given: async ({ local }) => {
        const message = { tag: 'text', text: { content: 'x' } };
        for (let count = 0; count < 61; count++)
          await local.call('sendSystemAccountMessage', message, { segment: WEBHOOK_KEY });
      },
      path: '/limits',
      body: { clear: true },
      changes: [{ kind: 'system_account_changed', seatalkId: ACCOUNT_ID, by: undefined }],
    },
    { path: '/limits', body: { clear: true } },
  ],
  'PUT /options': [
    {
      path: '/options',
      body: { thread_order: 'oldest_first' },
      changes: [{ kind: 'thread_order_changed', threadOrder: 'oldest_first' }],
    },
    { path: '/options', body: { thread_order: 'newest_first' } },
  ],
  'GET /activity': [{ path: '/activity' }],
  'DELETE /activity': [{ path: '/activity' }],
};

function controlRoutes(): string[] {
  const platform = new Platform(new OffsetClock(new FakeClock()), LiveWorld.empty(1), assert.ifError);
  const app = createRoutes({
    platform,
    hosts: new ServedHosts({ port: () => undefined }),
    requestId: () => '',
  });
  addControlRoutes(app, { platform, controlToken: '', reset: () => undefined });
  return app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith(CONTROL_PREFIX))
    .map(({ method, path }) => `${method} ${path.slice(CONTROL_PREFIX.length)}`);
}

describe('changes that control routes make to the local SeaTalk', () => {
  it('are known for every route', () =>
    assert.deepEqual(Object.keys(cases).toSorted(), controlRoutes().toSorted()));

  for (const [route, uses] of Object.entries(cases))
    for (const { path, body, changes = [], given } of uses)
      it(`${route}${body ? ` ${JSON.stringify(body).slice(0, 50)}` : ''}: ${changes.length}`, async () => {
        const watched = new Watched();
        const name = String(await given?.(watched));
        const [method = ''] = route.split(' ');
        await watched.during(() => watched.local.control(method, path.replace('*', name), body));
        watched.expect(changes);
      });

  const people = { add: ['Nadia Rahman', 'Nobody Here'] };
  const refused: readonly (readonly [method: string, path: string, body: unknown])[] = [
    ['POST', '/groups', { name: 'Two', owner: 'Mira Tan', members: ['Nobody Here'] }],
    ['POST', '/groups', { name: 'Two', owner: 'Mira Tan', bots: [{ app: 'No Bot' }] }],
    [
      'POST',
      '/groups',
      {
        name: 'Two',
        owner: 'Mira Tan',
        messages: [{ from: 'Mira Tan', ago: '1m', text: 'x', thread: 'no' }],
      },
    ],
    [
      'POST',
      '/groups',
      { name: 'Two', owner: 'Mira Tan', messages: [{ from: 'Mira Tan', ago: '1m', image: { base64: '!' } }] },
    ],
    ['POST', `${GROUP}/members`, people],
    ['POST', `${GROUP}/bots`, { add: ['Standup Bot', 'No Bot'] }],
    ['POST', '/messages', { from: 'Nobody Here', app: 'Deploy Bot', person: 'Jo Lim', text: 'x' }],
    ['POST', '/reset', { seed: { apps: [{ name: 'Tiny' }], groups: [{ name: 'x', owner: 'nobody' }] } }],
  ];
  for (const [method, path, body] of refused)
    it(`are not made by a refused ${method} ${path} ${JSON.stringify(body).slice(0, 60)}`, async () => {
      const watched = new Watched();
      const { local } = watched;
      const before = await local.control('GET', '/state');
      const headers = { 'x-local-token': local.emulator.controlToken };
      const init = { method, headers, body: JSON.stringify(body) };
      const { status } = await watched.during(() => local.send(`${CONTROL_PREFIX}${path}`, init));
      assert.equal(status, 400);
      watched.expect([]);
      assert.deepEqual(await local.control('GET', '/state'), before);
    });

  it('reach the other listeners when one throws, and end nothing', () => {
    const errors: unknown[] = [];
    const live = LiveWorld.empty(1);
    const clock = new OffsetClock(new FakeClock());
    const platform = new Platform(clock, live, (error) => errors.push(error));
    const broken = new Error('this listener is broken');
    platform.onChange(() => {
      throw broken;
    });
    const kinds: string[] = [];
    platform.onChange(({ kind }) => kinds.push(kind));
    const app = registerApp(live, { name: 'Deploy Bot' });
    assert.deepEqual([platform.world.apps.get(app.appId), kinds, errors], [app, ['app_added'], [broken]]);
  });

  it('are not announced of a world that another has replaced', () => {
    const old = LiveWorld.empty(1);
    const platform = new Platform(new OffsetClock(new FakeClock()), old, assert.ifError);
    const kinds: string[] = [];
    platform.onChange(({ kind }) => kinds.push(kind));
    platform.replace(LiveWorld.empty(2), 'reset');
    registerApp(old, { name: 'Late Bot' });
    assert.deepEqual(kinds, ['world_replaced']);
  });
});
