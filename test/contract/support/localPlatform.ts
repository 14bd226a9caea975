import type { CallRecord } from '../../../src/client/callRecord';
import { RateLimiter } from '../../../src/client/limits/rateLimiter';
import { SystemAccountLimiter } from '../../../src/client/limits/systemAccountLimiter';
import type { ClientOptions, SeaTalkClient } from '../../../src/client/seaTalkClient';
import { createClient } from '../../../src/client/seaTalkClient';
import type { SystemAccountSender } from '../../../src/client/systemAccounts';
import { createSystemAccountSender } from '../../../src/client/systemAccounts';
import { Redactor } from '../../../src/wire/redact';
import type { Transport } from '../../../src/wire/transport';
import { systemClock } from '../../../src/base/clock';
import type { Clock } from '../../../src/base/clock';
import { WEBHOOK_SILENCE_SEC } from '../../../src/contract/limits';
import type { Emulator, EmulatorOptions } from '../../../src/emulator/emulator';
import { createEmulator } from '../../../src/emulator/emulator';
import { WAIT_LIMIT_MS } from '../../support/limits';

/** What the emulator saw of a call: its name in the table, result and whose it was. */
export interface SeenCall {
  readonly call: string | undefined;
  readonly status: number;
  readonly code: number | undefined;
}

/** Real time, but pauses between repeats, which are short beside any time-out, take a fiftieth. */
const hasty: Clock = {
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic(),
  setTimer: (delayMs, callback) => systemClock.setTimer(delayMs < 12_000 ? delayMs / 50 : delayMs, callback),
};

/** The limiter as it is, but for the windows it knows of: tests make more calls a minute than an app may. */
function rejectionsOnly(): Pick<RateLimiter, 'enqueue' | 'gauge'> {
  const limiter = new RateLimiter({ share: 1 });
  return {
    enqueue: (call) => limiter.enqueue({ ...call, windows: [] }),
    gauge: (key, windows) => limiter.gauge(key, windows),
  };
}

/** Our client and the emulator, with a loopback connection between them. */
export interface LocalPlatform {
  readonly emulator: Emulator;
  readonly baseUrl: string;
  readonly client: SeaTalkClient;
  readonly systemAccounts: SystemAccountSender;
  /** What the emulator saw, oldest first. */
  readonly seen: SeenCall[];
  readonly records: CallRecord[];
  readonly redactor: Redactor;
  /** Another client of the same app. */
  readonly another: (options?: Partial<ClientOptions>) => SeaTalkClient;
  /** A control route. */
  readonly control: (path: string, body?: object, method?: string) => Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export async function startLocalPlatform(
  transport: Transport,
  options: EmulatorOptions = {},
): Promise<LocalPlatform> {
  const emulator = createEmulator(options);
  const seen: SeenCall[] = [];
  const records: CallRecord[] = [];
  emulator.onActivity(({ call, status, code }) => void seen.push({ call, status, code }));
  const { url, control } = await emulator.start();
  const { appId, appSecret } = emulator.app;
  const redactor = new Redactor();
  const hooks = { onCall: (record: CallRecord) => void records.push(record) };
  const another = (clientOptions: Partial<ClientOptions> = {}) =>
    createClient({
      baseUrl: url,
      appId,
      secret: () => Promise.resolve(appSecret),
      transport,
      limiter: rejectionsOnly(),
      clock: hasty,
      hooks,
      redactor,
      timeouts: { headersMs: WAIT_LIMIT_MS, bodyMs: WAIT_LIMIT_MS },
      ...clientOptions,
    });
  const limiter = new SystemAccountLimiter({ quietMs: WEBHOOK_SILENCE_SEC * 1000 });
  return {
    emulator,
    baseUrl: url,
    client: another(),
    systemAccounts: createSystemAccountSender({ transport, limiter, clock: hasty, hooks, redactor }),
    seen,
    records,
    redactor,
    another,
    async control(path, body, method = body ? 'POST' : 'GET') {
      const headers = { 'x-local-token': control.token, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/_local${path}`, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
    async stop() {
      await transport.close?.();
      await emulator.stop();
    },
  };
}
