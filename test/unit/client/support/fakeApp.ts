import type { CallRecord } from '../../../../src/client/callRecord';
import { RateLimiter } from '../../../../src/client/limits/rateLimiter';
import type { ClientOptions, SeaTalkClient } from '../../../../src/client/seaTalkClient';
import { createClient } from '../../../../src/client/seaTalkClient';
import type { TransportRequest } from '../../../../src/wire/transport';
import { FakeClock } from '../../../support/fakeClock';
import type { FakeAnswer } from './fakeTransport';
import { FakeTransport } from './fakeTransport';

const APP_ID = 'invented-app-1';
export const APP_SECRET = 'invented-secret-1';
export const BASE_URL = 'https://platform.example';

export interface FakeApp {
  readonly client: SeaTalkClient;
  readonly transport: FakeTransport;
  readonly clock: FakeClock;
  readonly records: CallRecord[];
}

/**
 * A client on a platform that issues `invented-token-1`, `-2`, … and answers everything else with `answer`.
 */
export function fakeApp(
  answer: (request: TransportRequest, index: number) => FakeAnswer | Promise<FakeAnswer>,
  options: Partial<ClientOptions> = {},
): FakeApp {
  const clock = new FakeClock();
  const records: CallRecord[] = [];
  let tokens = 0;
  let calls = 0;
  const transport = new FakeTransport((request) => {
    if (!request.url.endsWith('/auth/app_access_token')) return answer(request, calls++);
    tokens += 1;
    return {
      body: { code: 0, app_access_token: `invented-token-${tokens}`, expire: clock.now() / 1000 + 7200 },
    };
  });
  const client = createClient({
    baseUrl: BASE_URL,
    appId: APP_ID,
    secret: () => Promise.resolve(APP_SECRET),
    transport,
    limiter: new RateLimiter({ clock, random: () => 0.5 }),
    clock,
    random: () => 0.5,
    hooks: { onCall: (record) => void records.push(record) },
    ...options,
  });
  return { client, transport, clock, records };
}
