import type { Clock } from '../base/clock';
import type { Disposing } from '../base/disposables';
import { Emitter } from '../base/emitter';
import type { CallRecord } from '../client/callRecord';
import { SeaTalkError } from '../client/errors';
import type { SeaTalkClient } from '../client/seaTalkClient';
import type { EndpointName, ResponseOf } from '../contract/endpoints';
import type { ClockReading } from './clockSkew';
import { readClock } from './clockSkew';
import type { CallEnd, Evidence } from './evidence';
import { obstacleOf } from './evidence';
import { outcomeOf } from './outcome';
import type { CheckCall, Found, TrialName } from './trials';
import { trialNames, trials } from './trials';

/** What a check needs of a client. It has no token of an earlier time: the secret itself is to be tried. */
export interface CheckClient extends Disposing, Pick<SeaTalkClient, 'authorize' | 'call'> {}

export interface AppCheckOptions {
  /** Opens a client for one run. */
  readonly open: (onCall: (record: CallRecord) => void) => Promise<CheckClient>;
  readonly clock: Clock;
  /** Called with what a listener throws. */
  readonly onError: (error: unknown) => void;
}

/** For one call with its repeats and its wait for the rate limit, in milliseconds. */
const CALL_DEADLINE_MS = 15_000;
/** Requests kept for a report. */
const RECORDS_MAX = 100;

/** All calls of a check, in order. */
const allCalls: readonly CheckCall[] = ['getAppAccessToken', ...trialNames];

/**
 * Tries out an app, one call after the other, and keeps what that showed. The calls only read, they let a person's own calls pass, and
 * what one of them shows for all is not asked again.
 */
export class AppCheck implements Disposing {
  readonly #options: AppCheckOptions;
  readonly #changed: Emitter;
  readonly #ends = new Map<CheckCall, CallEnd>();
  readonly #seen = new Map<EndpointName, CallEnd>();
  readonly #records: CallRecord[] = [];
  #clock: ClockReading | undefined;
  #found: Found = {};
  #waiting: readonly CheckCall[] = [];
  #running: AbortController | undefined;
  #endedAtMs: number | undefined;

  /** After each call, and whenever a run begins or ends. */
  readonly onDidChange;

  constructor(options: AppCheckOptions) {
    this.#options = options;
    this.#changed = new Emitter(options.onError);
    this.onDidChange = this.#changed.subscribe;
  }

  get evidence(): Evidence {
    return { ends: this.#ends, clock: this.#clock, seen: this.#seen };
  }

  /** Calls that are still to be made, the one on its way first; none while nothing runs. */
  get waiting(): readonly CheckCall[] {
    return this.#waiting;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** When the last run ended, in milliseconds since the epoch. */
  get endedAtMs(): number | undefined {
    return this.#endedAtMs;
  }

  /** The requests of the last whole run and of what ran since, oldest first; redacted. */
  get records(): readonly CallRecord[] {
    return this.#records;
  }

  /**
   * Makes these calls, or all of them. A run that is under way ends first. Does not throw.
   * @param only in the order in which they are made.
   */
  async run(only?: readonly CheckCall[]): Promise<void> {
    this.cancel();
    const calls = only ?? allCalls;
    const running = new AbortController();
    this.#running = running;
    this.#forget(only);
    this.#waiting = calls;
    this.#changed.fire();
    let client: CheckClient | undefined;
    try {
      client = await this.#options.open((record) => this.#record(record, running));
      for (const name of calls) {
        if (running.signal.aborted) break;
        if (obstacleOf(this.evidence, name) === undefined) await this.#make(client, name, running);
        if (this.#running !== running) break;
        this.#waiting = this.#waiting.filter((other) => other !== name);
        this.#changed.fire();
      }
    } catch (error) {
      this.#options.onError(error);
    } finally {
      client?.dispose();
      this.#end(running);
    }
  }

  /** Ends a run; what it has shown stays. */
  cancel(): void {
    const running = this.#running;
    if (!running) return;
    const [under] = this.#waiting;
    running.abort();
    if (under !== undefined) this.#ends.set(under, { error: cancelled(under), found: this.#found });
    this.#end(running);
  }

  /** Takes a call that a person made of this app elsewhere. */
  take(name: EndpointName, error: SeaTalkError | undefined): void {
    this.#seen.set(name, { error, found: {} });
    this.#changed.fire();
  }

  /** Forgets everything, as for another app. */
  clear(): void {
    this.cancel();
    this.#ends.clear();
    this.#seen.clear();
    this.#records.length = 0;
    this.#clock = undefined;
    this.#found = {};
    this.#endedAtMs = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.cancel();
    this.#changed.dispose();
  }

  #end(running: AbortController): void {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#waiting = [];
    this.#endedAtMs = this.#options.clock.now();
    this.#changed.fire();
  }

  /** What a run is about to show anew, and what kept calls from being made before. */
  #forget(only: readonly CheckCall[] | undefined): void {
    for (const [name, { error }] of this.#ends) {
      const outcome = outcomeOf(error);
      const stays = outcome === 'allowed' || outcome === 'not_permitted' || outcome === 'unclear';
      if (!stays || !only || only.includes(name)) this.#ends.delete(name);
    }
    if (only) return;
    this.#records.length = 0;
    this.#clock = undefined;
    this.#found = {};
  }

  async #make(client: CheckClient, name: CheckCall, running: AbortController): Promise<void> {
    const found = this.#found;
    const end = await endOf(name, () => ask(client, name, found, running.signal));
    // A run that was cancelled has said so already, and another may have begun.
    if (this.#running !== running) return;
    this.#found = { ...this.#found, ...end.learned };
    this.#ends.set(name, {
      error: end.error,
      found,
      ...(end.isEmpty !== undefined && { isEmpty: end.isEmpty }),
    });
  }

  #record(record: CallRecord, running: AbortController): void {
    if (this.#running !== running) return;
    this.#records.push(record);
    if (this.#records.length > RECORDS_MAX) this.#records.shift();
    const { serverNowMs, startedAtMs, durationMs } = record;
    if (serverNowMs === undefined) return;
    const reading = readClock({ startedAtMs, durationMs, serverNowMs });
    // The faster the answer, the better it shows the clock.
    const isFirst = record.endpoint === 'getAppAccessToken';
    if (isFirst || !this.#clock || reading.marginMs < this.#clock.marginMs) this.#clock = reading;
  }
}

interface Answer {
  readonly isEmpty?: boolean;
  readonly learned?: Found;
}

/** Asks the platform. What comes back is only looked at for what later calls need. */
async function ask(client: CheckClient, name: CheckCall, found: Found, signal: AbortSignal): Promise<Answer> {
  if (name === 'getAppAccessToken') {
    await client.authorize(signal);
    return {};
  }
  const options = { signal, priority: 'bulk', deadlineMs: CALL_DEADLINE_MS } as const;
  const call = <Name extends TrialName>(trial: Name): Promise<ResponseOf<Name>> =>
    client.call(trial, trials[trial](found), options);
  switch (name) {
    case 'getJoinedGroupChats': {
      const [groupId] = (await call(name)).joined_group_chats?.group_id ?? [];
      return { isEmpty: groupId === undefined, learned: { groupId } };
    }
    case 'getGroupInfo': {
      const people = (await call(name)).group.group_user_list ?? [];
      const employeeCode = people.find(({ employee_code: code }) => code)?.employee_code ?? undefined;
      return { learned: { employeeCode } };
    }
    case 'getEmployeeProfile':
      return { isEmpty: ((await call(name)).employees ?? []).length === 0 };
    case 'getDepartments': {
      const departmentCode = (await call(name)).departments?.[0]?.department_code;
      return { learned: { departmentCode } };
    }
    case 'getChatHistory':
    case 'getGroupThread':
    case 'getSingleChatThread':
    case 'getEmployeeCodeWithEmail':
    case 'checkEmployees':
    case 'getLanguagePreference':
    case 'getDepartmentEmployees':
      await call(name);
      return {};
  }
}

async function endOf(
  name: CheckCall,
  run: () => Promise<Answer>,
): Promise<Answer & { readonly error?: SeaTalkError }> {
  try {
    return await run();
  } catch (error) {
    // The token is waited for with the caller's signal, whose reason may be anything.
    return { error: error instanceof SeaTalkError ? error : cancelled(name) };
  }
}

function cancelled(endpoint: CheckCall): SeaTalkError {
  return new SeaTalkError({ kind: 'cancelled', endpoint, reason: 'the check was cancelled' });
}
