import type { RateWindow } from '../../contract/endpoint';
import { nextPaceStepAtMs, noteRejection, noteSuccess, paceAt, probeOut } from './backOff';
import type { LimitGauge, LimitOutcome, LimitPriority } from './limitCall';
import type { LimitRecord } from './limitRecord';
import { addUnsaved, emptyRecord, refreshRecord, stampAnswer } from './limitRecord';
import type { Waiter } from './queue/waiter';
import { WaitQueue } from './queue/waitQueue';
import type { WindowRules } from './windowUse';
import { capacity, freeSlots, holdMs, slotAtMs, usedSlots } from './windowUse';

/** Settings of a limiter that its lanes obey. */
export interface LaneRules {
  share: number;
  readonly reserve: number;
  readonly leaseMs: number;
  readonly unknownGraceMs: number;
  readonly quietMs: number | undefined;
}

/** How a call ended, not yet in the record. */
export interface AnsweredCall {
  readonly id: string;
  readonly outcome: LimitOutcome;
  readonly grantedAtMs: number;
  readonly answeredAtMs: number;
  readonly retryAfterMs: number | undefined;
}

/**
 * One key: its queues, its answers to be noted, and what was last seen of its record. Decides; neither waits nor stores. All its
 * times are of the monotonic clock.
 */
export class Lane {
  readonly key: string;
  readonly windows: readonly RateWindow[];
  readonly answers: AnsweredCall[] = [];
  /** Whether a step is being carried out, and whether another has to follow it. */
  running = false;
  again = false;
  /**
   * When to step next while calls wait. Kept from the last step on: worked out again, a slot held by a call on its way always
   * seems a window off, and only a step sees that another process had its answer.
   */
  nextStepAtMs = Infinity;
  /** Set when waiting calls may have become hopeless: first look at the record, or a closure. */
  recheck = true;
  readonly #rules: LaneRules;
  readonly #queues = { interactive: new WaitQueue(), bulk: new WaitQueue() };
  readonly #keepMs: number;
  readonly #idPrefix: string;
  #record: LimitRecord | undefined;
  /** Whether the store lacks something of {@link lastRecord}. */
  #unsaved = false;

  /** @param idPrefix begins the ids of this process's permits. */
  constructor(key: string, windows: readonly RateWindow[], rules: LaneRules, idPrefix: string) {
    this.key = key;
    this.windows = windows;
    this.#rules = rules;
    this.#idPrefix = idPrefix;
    this.#keepMs = Math.max(0, ...windows.map(holdMs));
  }

  /** Whether the record was seen at least once. */
  get loaded(): boolean {
    return this.#record !== undefined;
  }

  /** The record to go on with when the store fails. */
  get lastRecord(): LimitRecord {
    return this.#record ?? emptyRecord();
  }

  queue(priority: LimitPriority): WaitQueue {
    return this.#queues[priority];
  }

  get waiting(): number {
    return this.#queues.interactive.size + this.#queues.bulk.size;
  }

  /** Notes the answers, then takes the calls that may go now off the queues and their slots off the record. */
  step(record: LimitRecord, nowMs: number, nextId: () => string): Map<string, Waiter> {
    if (this.#unsaved && this.#record && record !== this.#record) {
      addUnsaved(record, this.#record, this.#idPrefix);
    }
    this.#record = record;
    refreshRecord(record, nowMs, this.#rules.leaseMs, this.#keepMs);
    for (const answer of this.answers.splice(0)) this.#note(record, answer, nowMs);
    const granted = new Map<string, Waiter>();
    if (this.waiting === 0 || record.closedUntilMs > nowMs) return granted;
    const rules = this.#windowRules(record, nowMs);
    let interactive = freeSlots(record, this.windows, rules, 'interactive', nowMs);
    let bulk = freeSlots(record, this.windows, rules, 'bulk', nowMs);
    if (record.probing) {
      interactive = Math.min(interactive, probeOut(record) ? 0 : 1);
      // The probe says whether anybody may go, so the reserve does not hold it back.
      bulk = Math.min(this.#queues.interactive.size > 0 ? bulk : interactive, interactive);
    }
    for (; interactive > 0; interactive -= 1, bulk -= 1) {
      const waiter = this.#queues.interactive.shift() ?? (bulk > 0 ? this.#queues.bulk.shift() : undefined);
      if (waiter === undefined) break;
      const id = nextId();
      waiter.state = 'granted';
      record.pending.set(id, nowMs);
      granted.set(id, waiter);
    }
    return granted;
  }

  /** Notes whether the store has kept what the last step made of the record. */
  stored(kept: boolean): void {
    this.#unsaved = !kept;
  }

  /** When the next step can let a call go, at the earliest; never, when none waits. */
  wakeAtMs(nowMs: number): number {
    const record = this.#record;
    if (this.waiting === 0) return Infinity;
    if (record === undefined) return nowMs;
    if (record.closedUntilMs > nowMs) return record.closedUntilMs;
    // We aren't notified when another window's probe is answered: look again after the shortest window.
    if (record.probing && probeOut(record)) {
      return nowMs + Math.min(1_000, ...this.windows.map((window) => window.windowMs));
    }
    const priority = this.#queues.interactive.size > 0 || record.probing ? 'interactive' : 'bulk';
    const atMs = this.slotAtMs(priority, 0, nowMs);
    return atMs <= nowMs ? atMs : Math.min(atMs, nextPaceStepAtMs(record, this.windows, nowMs));
  }

  /** The earliest moment for a call with `ahead` others before it, as far as the record was seen. */
  slotAtMs(priority: LimitPriority, ahead: number, nowMs: number): number {
    const record = this.lastRecord;
    const rules = this.#windowRules(record, nowMs);
    let atMs = Math.max(nowMs, record.closedUntilMs);
    for (const window of this.windows) {
      atMs = Math.max(atMs, slotAtMs(record, window, rules, priority, ahead, nowMs));
    }
    return atMs;
  }

  /** Calls that go before a new one of this priority. */
  ahead(priority: LimitPriority): number {
    return priority === 'interactive' ? this.#queues.interactive.size : this.waiting;
  }

  /** The end of a system account's silence; `undefined` when it may speak. */
  quietUntilMs(nowMs: number): number | undefined {
    const until = this.#record?.closedUntilMs ?? 0;
    return this.#rules.quietMs !== undefined && until > nowMs ? until : undefined;
  }

  /** @param epochMs what has to be added to times here for milliseconds since the epoch. */
  gauge(nowMs: number, epochMs: number): LimitGauge {
    const record = this.lastRecord;
    const rules = this.#windowRules(record, nowMs);
    const closed = record.closedUntilMs > nowMs;
    const windows = this.windows.map((window) => {
      const share = capacity(window, rules, 'interactive');
      const used = usedSlots(record, window, nowMs);
      const nextSlotAtMs = Math.max(
        record.closedUntilMs,
        slotAtMs(record, window, rules, 'interactive', 0, nowMs),
      );
      const { limit, windowMs } = window;
      const left = closed ? 0 : Math.max(0, share - used);
      return { limit, windowMs, share, used, left, nextSlotAtMs: epochMs + nextSlotAtMs };
    });
    return {
      windows,
      waiting: { interactive: this.#queues.interactive.size, bulk: this.#queues.bulk.size },
      closedUntilMs: closed ? epochMs + record.closedUntilMs : undefined,
      pace: rules.pace,
    };
  }

  #note(record: LimitRecord, answer: AnsweredCall, nowMs: number): void {
    // As written down: the process itself learnt of its permit a little later, after another may have noted a rejection.
    const grantedAtMs = record.pending.get(answer.id) ?? answer.grantedAtMs;
    record.pending.delete(answer.id);
    if (answer.outcome === 'unsent') return;
    // A request given up may still be on its way to the platform.
    const graceMs = answer.outcome === 'unknown' ? this.#rules.unknownGraceMs : 0;
    stampAnswer(record, answer.answeredAtMs + graceMs);
    if (answer.outcome === 'ok') noteSuccess(record, grantedAtMs);
    if (answer.outcome !== 'limited') return;
    const quietMs = this.#rules.quietMs;
    const silence = quietMs === undefined ? undefined : holdMs({ limit: 0, windowMs: quietMs });
    const retryAfterMs =
      silence === undefined ? answer.retryAfterMs : Math.max(silence, answer.retryAfterMs ?? 0);
    noteRejection(record, this.windows, {
      grantedAtMs,
      answeredAtMs: answer.answeredAtMs,
      nowMs,
      retryAfterMs,
    });
    this.recheck = true;
  }

  #windowRules(record: LimitRecord, nowMs: number): WindowRules {
    const { share, reserve } = this.#rules;
    return { share, reserve, pace: paceAt(record, this.windows, nowMs) };
  }
}
