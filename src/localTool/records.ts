import type { Emulator } from '../emulator/emulator';
import type { Attempt } from '../emulator/events/delivery/attempt';
import type { Activity } from '../emulator/http/activity';
import type { LocalCall, LocalDelivery } from './types';

/** Calls kept. Above that the oldest go. */
const MAX_CALLS = 1_000;

/** Outcomes of attempts after which the bot has the event, or may get it yet. */
const FINE: ReadonlySet<string> = new Set(['pending', 'delivered', 'acknowledged']);

/** What came in and went out, as the library hands it out. */
export class Records {
  readonly #emulator: Emulator;
  #calls: LocalCall[] = [];

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
    emulator.onActivity((activity) => this.#note(activity));
    emulator.onChange(({ kind }) => {
      if (kind === 'world_replaced') this.#calls = [];
    });
  }

  calls(): readonly LocalCall[] {
    return [...this.#calls];
  }

  deliveries(): readonly LocalDelivery[] {
    return this.#emulator.deliveries
      .attempts()
      .map((attempt) => localDelivery(attempt, this.#nameOf(attempt.appId)));
  }

  /** Calls that didn't succeed, of an app or of nobody known, such as those with a wrong token; a line each. */
  rejectedCalls(app: string): string[] {
    return this.#calls.filter((call) => ['', app].includes(call.app) && isRejected(call)).map(callWords);
  }

  /** Deliveries to an app that went wrong, a line each. */
  undelivered(app: string): string[] {
    const wrong = this.deliveries().filter((each) => each.app === app && !FINE.has(each.outcome));
    return wrong.map(deliveryWords);
  }

  #note(activity: Activity): void {
    this.#calls.push(localCall(activity, this.#nameOf(activity.appId)));
    if (this.#calls.length > MAX_CALLS) this.#calls.shift();
  }

  #nameOf(appId: string | undefined): string {
    return (appId === undefined ? undefined : this.#emulator.world.apps.get(appId)?.name) ?? '';
  }
}

/** A call, with the name of the app that made it. */
export function localCall(activity: Activity, app: string): LocalCall {
  const { call = '', method, path, status, code, message, remarks, atMs, durationMs } = activity;
  return {
    app,
    call,
    method,
    path,
    status,
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    remarks,
    atMs,
    durationMs,
  };
}

/** An attempt, with the name of the app it is for. */
export function localDelivery(attempt: Attempt, app: string): LocalDelivery {
  const { id, eventId, type, method, outcome, atMs, durationMs } = attempt;
  return {
    id,
    app,
    eventId,
    type,
    method,
    attempt: attempt.attempt,
    outcome: outcome.kind,
    ...('reason' in outcome && { reason: outcome.reason }),
    ...('answer' in outcome && { status: outcome.answer.status }),
    atMs,
    durationMs,
    // What the log holds was written from an envelope.
    envelope: JSON.parse(attempt.body) as Record<string, unknown>,
  };
}

function isRejected({ status, code = 0 }: LocalCall): boolean {
  return status !== 200 || code !== 0;
}

/** A call in one line: `sendMessageToGroupChat: 102 the text is too long`. */
export function callWords({ call, method, path, status, code, message }: LocalCall): string {
  const result = status === 0 ? 'connection cut' : code === undefined ? `HTTP ${status}` : String(code);
  const why = message === undefined ? '' : ` ${message}`;
  return `${call === '' ? `${method} ${path}` : call}: ${result}${why}`;
}

/** An attempt in one line: `interactive_message_click: dropped, not_connected`. */
export function deliveryWords({ type, outcome, reason, status, attempt }: LocalDelivery): string {
  const repeat = attempt > 1 ? `, attempt ${attempt}` : '';
  const why = reason ?? (status === undefined ? undefined : `HTTP ${status}`);
  return `${type}: ${outcome}${why === undefined ? '' : `, ${why}`}${repeat}`;
}
