import assert from 'node:assert/strict';
import { addControlRoutes } from '../../../../src/emulator/control/controlRoutes';
import { MENTION_BOT } from '../../../../src/emulator/seed/company/cast';
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
import { ALL_OF, BOT, DEPLOY_BOT_ID, MIRA_HERSELF, MIRA_ID, Watched } from '../watchChanges';

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
  /** Whom the changes are told to, and as which events; none when left out. */
  readonly events?: readonly string[];
  /** Done before; what it returns stands in place of `*` in the path, and of a field `"*"` in the body. */
  readonly given?: (watched: Watched) => Promise<unknown>;
}

const sentFile = async ({ local }: Watched) => {
  const message = { from: 'Mira Tan', group: RELEASE_ROOM, file: { filename: 'a.json', text: '{}' } };
  const { body } = await local.control('POST', '/messages', message);
  return (body as { readonly fileId: string }).fileId;
};

const written = async ({ local }: Watched) => {
  const message = { from: 'Mira Tan', group: RELEASE_ROOM, text: 'mine' };
  return (await local.control('POST', '/messages', message))['uid'];
};

const WITH_MIRA = { kind: 'direct', appId: DEPLOY_BOT_ID, seatalkId: MIRA_ID } as const;

/** Sends a card into the group. */
const sentCard = async ({ local }: Watched) => {
  const button = { button_type: 'callback', text: 'Approve', value: 'leave:approve' };
  const card = { elements: [{ element_type: 'button', button }] };
  const message = { from: 'Deploy Bot', group: RELEASE_ROOM, card };
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
  'GET /people/:person/chats': [{ path: '/people/Mira%20Tan/chats' }],
  'GET /chats/:chat/members': [{ path: `/chats/group%3A${RELEASE_ROOM}/members` }],
  'GET /chats/:chat/messages': [{ path: `/chats/group%3A${RELEASE_ROOM}/messages` }],
  'GET /files/:file': [{ given: sentFile, path: '/files/*' }],
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
      events: ['Deploy Bot: bot_added_to_group_chat'],
    },
  ],
  'PATCH /groups/:group': [
    {
      path: GROUP,
      body: { external: true },
      changes: [{ kind: 'group_changed', by: TOMAS }],
      events: ['Deploy Bot: group_chat_converted_to_external_group'],
    },
    {
      path: GROUP,
      body: { name: 'Gone', disbanded: true },
      changes: [
        { kind: 'group_changed', by: TOMAS },
        { kind: 'group_disbanded', by: TOMAS },
      ],
      events: ['Deploy Bot: bot_removed_from_group_chat'],
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
      events: ['Standup Bot: bot_added_to_group_chat', 'Deploy Bot: bot_removed_from_group_chat'],
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
      events: [ALL_OF, ALL_OF],
    },
    {
      path: '/messages',
      body: { from: 'Mira Tan', group: RELEASE_ROOM, text: `hi ${MENTION_BOT}` },
      changes: [{ kind: 'message_added', ...inRoom, by: MIRA_HERSELF, isPast: false }],
      events: ['Deploy Bot: new_mentioned_message_received_from_group_chat', ALL_OF],
    },
    {
      path: '/messages',
      body: { from: 'Mira Tan', group: RELEASE_ROOM, text: `hi ${MENTION_BOT}`, ago: '1h' },
      changes: [{ kind: 'message_added', ...inRoom, by: MIRA_HERSELF, isPast: true }],
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
      events: ['Deploy Bot: message_from_bot_subscriber'],
    },
  ],
  'GET /messages/:message': [{ given: written, path: '/messages/*' }],
  'PATCH /messages/:message': [
    {
      given: written,
      path: '/messages/*',
      body: { text: 'better' },
      changes: [{ kind: 'message_edited', ...inRoom, by: MIRA_HERSELF }],
      events: [ALL_OF],
    },
  ],
  'DELETE /messages/:message': [
    {
      given: written,
      path: '/messages/*',
      changes: [{ kind: 'message_recalled', ...inRoom, by: MIRA_HERSELF }],
      events: [ALL_OF],
    },
  ],
  'POST /people/:person/tap': ['leave:approve', 'Approve', { element: 0 }].map((button) => ({
    path: '/people/Mira%20Tan/tap',
    given: sentCard,
    body: { message: '*', button },
    changes: [
      {
        kind: 'button_tapped',
        ...inRoom,
        by: MIRA_HERSELF,
        value: 'leave:approve',
        button: { element: 0, index: 0 },
      },
    ],
    events: ['Deploy Bot: interactive_message_click'],
  })),
  'POST /people/:person/open': [
    {
      path: '/people/Mira%20Tan/open',
      body: { app: 'Deploy Bot' },
      changes: [{ kind: 'chat_opened', place: WITH_MIRA, by: MIRA_HERSELF }],
      events: ['Deploy Bot: user_enter_chatroom_with_bot'],
    },
  ],
  'POST /people/:person/subscribe': [
    {
      path: '/people/Mira%20Tan/subscribe',
      body: { app: 'Deploy Bot' },
      changes: [{ kind: 'bot_subscribed', place: WITH_MIRA, by: MIRA_HERSELF }],
      events: ['Deploy Bot: new_bot_subscriber'],
    },
  ],
  'POST /people/:person/type': [
    {
      path: '/people/Mira%20Tan/type',
      body: { app: 'Deploy Bot' },
      changes: [{ kind: 'typing_shown', place: WITH_MIRA, by: MIRA_HERSELF, rootUid: undefined }],
    },
    {
      path: '/people/Mira%20Tan/type',
      given: sentCard,
      body: { group: 'Release room', thread_id: '*' },
      changes: [{ kind: 'typing_shown', ...inRoom, by: MIRA_HERSELF }],
    },
  ],
  'POST /people/:person/forward': [
    {
      path: '/people/Mira%20Tan/forward',
      given: sentCard,
      body: { messages: ['*'], app: 'Deploy Bot', comment: 'what is it?' },
      changes: [{ kind: 'message_added', place: WITH_MIRA, by: MIRA_HERSELF }],
      events: ['Deploy Bot: message_from_bot_subscriber'],
    },
    {
      path: '/people/Mira%20Tan/forward',
      given: sentCard,
      body: { messages: ['*'], group: 'Release room' },
      changes: [{ kind: 'message_added', ...inRoom, by: MIRA_HERSELF }],
      events: [ALL_OF],
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
    { path: '/options', body: { events: { direct_thread_id: '0', cards: false, last_edited_time: false } } },
  ],
  'GET /connections': [{ path: '/connections' }],
  'PUT /apps/:app/connection': [{ path: `${APP}/connection`, body: { method: 'socket' } }],
  'POST /apps/:app/kick': [{ path: `${APP}/kick` }],
  'POST /apps/:app/test-event': [{ path: `${APP}/test-event`, body: { type: 'new_bot_subscriber' } }],
  'POST /apps/:app/resume': [{ path: `${APP}/resume`, body: { group: RELEASE_ROOM } }],
  'GET /deliveries': [{ path: '/deliveries' }],
  // It goes on until the caller leaves; deliveryRoutes.test.ts reads it.
  'GET /deliveries/stream': [],
  'DELETE /deliveries': [{ path: '/deliveries' }],
  'POST /deliveries/:delivery/replay': [
    {
      given: async ({ local }) => {
        await local.control('POST', `${APP}/test-event`, { type: 'new_bot_subscriber' });
        const { deliveries } = await local.control('GET', '/deliveries');
        return (deliveries as { id: number }[])[0]?.id;
      },
      path: '/deliveries/*/replay',
    },
  ],
  'GET /delivery-faults': [{ path: '/delivery-faults' }],
  'GET /delivery-faults/names': [{ path: '/delivery-faults/names' }],
  'POST /delivery-faults': [{ path: '/delivery-faults', body: { name: 'lose', app: 'Deploy Bot' } }],
  'DELETE /delivery-faults': [{ path: '/delivery-faults' }],
  'DELETE /delivery-faults/:id': [
    {
      given: async ({ local }) => (await local.control('POST', '/delivery-faults', { name: 'lose' }))['id'],
      path: '/delivery-faults/*',
    },
  ],
  'GET /delivery-options': [{ path: '/delivery-options' }],
  'PUT /delivery-options': [{ path: '/delivery-options', body: { register_code: true } }],
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

describe('changes that control routes make to the local SeaTalk, and the events they raise', () => {
  it('are known for every route', () =>
    assert.deepEqual(Object.keys(cases).toSorted(), controlRoutes().toSorted()));

  for (const [route, uses] of Object.entries(cases))
    for (const { path, body, changes = [], events = [], given } of uses)
      it(`${route}${body ? ` ${JSON.stringify(body).slice(0, 50)}` : ''}: ${changes.length}`, async () => {
        const watched = new Watched();
        const name = String(await given?.(watched));
        const [method = ''] = route.split(' ');
        const sent: unknown =
          body && JSON.parse(JSON.stringify(body).replaceAll('"*"', JSON.stringify(name)));
        await watched.during(() => watched.local.control(method, path.replace('*', name), sent));
        watched.expect(changes);
        watched.expectEvents(events);
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
    ['POST', '/people/Mira%20Tan/tap', { message: 1, button: { element: 0 } }],
    ['POST', '/people/Mira%20Tan/type', {}],
    ['POST', '/people/Mira%20Tan/forward', { messages: [], app: 'Deploy Bot' }],
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
