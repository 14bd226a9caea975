import assert from 'node:assert/strict';
import { AppCheck } from '../../../src/appCheck/appCheck';
import { factCalls } from '../../../src/appCheck/checkRows';
import { factFinding } from '../../../src/appCheck/findings';
import { supportInfo } from '../../../src/appCheck/supportInfo';
import { trialNames } from '../../../src/appCheck/trials';
import { Redactor } from '../../../src/wire/redact';
import type { TransportRequest } from '../../../src/wire/transport';
import { TransportError } from '../../../src/wire/transport';
import type { FakeClock } from '../../support/fakeClock';
import { APP_SECRET, BASE_URL, fakeApp } from '../client/support/fakeApp';
import type { FakeAnswer } from '../client/support/fakeTransport';
import { deferred } from '../client/support/fakeTransport';

type Answer = (path: string, request: TransportRequest) => FakeAnswer | Promise<FakeAnswer> | undefined;

/** A check of an app whose platform answers with `answer`, else that all is fine. */
function world(answer: Answer = () => undefined) {
  const thrown: unknown[] = [];
  const paths: string[] = [];
  const fine: Record<string, unknown> = {
    '/messaging/v2/group_chat/joined': { joined_group_chats: { group_id: ['g-1'] } },
    '/messaging/v2/group_chat/info': {
      group: { group_user_list: [{ employee_code: '' }, { employee_code: 'e_invented' }] },
    },
    '/contacts/v2/profile': { employees: [{ employee_code: 'e_invented' }] },
    '/contacts/v2/departments': { departments: [{ department_code: 'D-7' }] },
  };
  const clock = fakeApp(() => ({})).clock;
  const check = new AppCheck({
    clock,
    onError: (error) => thrown.push(error),
    open: async (onCall) => {
      const { client } = fakeApp(
        async (request) => {
          const { pathname } = new URL(request.url);
          paths.push(pathname);
          const headers = { 'x-rid': `rid-${paths.length}`, date: new Date(clock.now()).toUTCString() };
          const given = await answer(pathname, request);
          if (given instanceof Error) return given;
          return { headers, body: { code: 0, ...(fine[pathname] as object) }, ...given };
        },
        { clock, hooks: { onCall } },
      );
      return client;
    },
  });
  return { check, clock, paths, thrown };
}

/** Lets time pass until the check has ended. */
async function passing(clock: FakeClock, check: AppCheck): Promise<void> {
  while (check.isRunning) await clock.advance(1_000);
}

describe('a check of an app', () => {
  it('makes each call once, with what the calls before it found', async () => {
    const asked: string[] = [];
    const { check, paths, thrown } = world((_, { url, body }) => {
      asked.push(`${new URL(url).search}${body ?? ''}`);
      return undefined;
    });
    await check.run();
    assert.equal(paths.length, trialNames.length);
    assert.equal(new Set(paths).size, paths.length);
    assert.equal(asked.filter((query) => query.includes('g-1')).length, 3);
    assert.equal(asked.filter((query) => query.includes('employee_code=e_invented')).length, 2);
    assert.equal(asked.filter((query) => query.includes('D-7')).length, 1);
    assert.deepEqual([check.isRunning, check.waiting, thrown], [false, [], []]);
    assert.ok(check.endedAtMs !== undefined);
  });

  it('never makes a call that sends or changes something', async () => {
    const { check, paths } = world();
    await check.run();
    assert.ok(
      !paths.some((path) =>
        /single_chat$|group_chat$|create|add_|remove_|typing|badge|update|notice|stream/u.test(path),
      ),
    );
  });

  it('ends with the first call that reaches nothing', async () => {
    const { check, clock, paths } = world((path) =>
      path.endsWith('/joined') ? new TransportError('connect', { code: 'ENOTFOUND' }) : undefined,
    );
    await Promise.all([check.run(), passing(clock, check)]);
    assert.equal(new Set(paths).size, 1);
    assert.equal(factFinding(check.evidence, 'connection').state, 'failed');
  });

  it('asks only what needs no bot once the bot is off', async () => {
    const { check, paths } = world((path) =>
      path.startsWith('/messaging') ? { body: { code: 104 } } : undefined,
    );
    await check.run();
    assert.equal(paths.filter((path) => path.startsWith('/messaging')).length, 1);
    assert.equal(paths.filter((path) => path.startsWith('/contacts')).length, 6);
  });

  it('stops when it is cancelled, and says so', async () => {
    const answer = deferred<FakeAnswer>();
    const { check, paths } = world(() => answer.promise);
    const asked = deferred<void>();
    check.onDidChange(() => {
      if (check.waiting[0] === 'getJoinedGroupChats') asked.resolve();
    });
    const run = check.run();
    await asked.promise;
    check.cancel();
    assert.equal(check.isRunning, false);
    assert.deepEqual(factFinding(check.evidence, 'groups').reason, { needs: 'cancelled' });
    answer.resolve({});
    await run;
    assert.ok(paths.length <= 1);
    assert.deepEqual(factFinding(check.evidence, 'groups').reason, { needs: 'cancelled' });
  });

  it('runs a part again without forgetting the rest, and finds what was repaired', async () => {
    let isOff = true;
    const { check, paths } = world((path) =>
      isOff && path.startsWith('/messaging') ? { body: { code: 105 } } : undefined,
    );
    await check.run();
    assert.equal(factFinding(check.evidence, 'online').state, 'failed');
    isOff = false;
    paths.length = 0;
    await check.run(factCalls.online);
    assert.deepEqual(paths, ['/messaging/v2/group_chat/joined']);
    assert.equal(factFinding(check.evidence, 'online').state, 'works');
    assert.ok(check.evidence.ends.has('getDepartments'));
  });

  it("reads the platform's clock", async () => {
    const { check, clock } = world();
    await check.run();
    assert.ok(Math.abs(check.evidence.clock?.aheadMs ?? Infinity) <= 1_000);
    const server = clock.now();
    const late = world(() => ({ headers: { date: new Date(server).toUTCString() } }));
    late.clock.jump(-3_600_000);
    await late.check.run();
    assert.equal(factFinding(late.check.evidence, 'clock').state, 'failed');
    assert.ok((late.check.evidence.clock?.aheadMs ?? 0) < 0);
  });

  it('goes on when a call gets no slot in time', async () => {
    const { check, clock } = world((path) =>
      path.endsWith('/history') ? { body: { code: 101 } } : undefined,
    );
    await Promise.all([check.run(), passing(clock, check)]);
    const history = check.evidence.ends.get('getChatHistory');
    assert.equal(history?.error?.kind, 'rate_limit');
    assert.ok(check.evidence.ends.has('getDepartmentEmployees'));
  });
});

describe('support info', () => {
  it('has the request ids, and neither secrets nor what was asked', async () => {
    const { check } = world();
    await check.run();
    const redactor = new Redactor();
    redactor.register(APP_SECRET);
    redactor.register('invented-signing-1');
    const text = supportInfo(
      {
        product: 'Bot Studio 1.0',
        host: 'VS Code 1.100, linux',
        endedAtMs: check.endedAtMs,
        app: { name: `bot ${APP_SECRET}`, appId: 'invented-app-1', baseUrl: BASE_URL },
        rows: [{ title: 'Signing secret', state: 'Works', words: 'It is\ninvented-signing-1.' }],
        records: check.records,
      },
      redactor,
    );
    assert.match(text, /x-rid rid-1\n/u);
    assert.match(text, /GET \/messaging\/v2\/group_chat\/info, HTTP 200, code 0/u);
    assert.match(text, /invented-app-1/u);
    assert.match(text, /POST \/auth\/app_access_token/u);
    assert.doesNotMatch(text, /invented-secret|invented-signing|invented-token|e_invented|g-1|nobody@/u);
    assert.equal(text.split('\n').filter((line) => line.startsWith('[Works]')).length, 1);
  });
});
