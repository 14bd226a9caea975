import type { Clock, Disposable } from '../../base/clock';
import { systemClock } from '../../base/clock';
import type { RateWindow } from '../../contract/endpoint';
import { AbortWatch } from './queue/abortWatch';
import { DeadlineHeap } from './queue/deadlineHeap';
import type { LaneRules } from './lane';
import { Lane } from './lane';
import type { LimitCall, LimitGauge, Permit, WaitingCall } from './limitCall';
import { MAX_CLOSED_MS } from './limitRecord';
import type { LimitStore } from './store/limitStore';
import { MemoryLimitStore } from './store/limitStore';
import type { LimitWaitReason } from './limitWaitError';
import { LimitWaitError } from './limitWaitError';
import { Waiter } from './queue/waiter';

export interface RateLimiterOptions {
  readonly clock?: Clock;
  /** In [0, 1); makes permit ids unique among processes. */
  readonly random?: () => number;
  /** Where used windows are kept; in memory by default. */
  readonly store?: LimitStore;
  /**
   * Part of every window that is ours, above 0 and up to 1; 0.6 by default. The user's production bot lives on the same app:
   * a limiter that takes all of the quota gets nine of ten of that bot's calls rejected.
   */
  readonly share?: number;
  /** Part of our share kept for interactive calls, from 0 to below 1; 0.1 by default, and then at least one slot. */
  readonly reserve?: number;
  /** A permit that is not answered for so long counts as answered; 120 000 ms by default. Longer than any call may take. */
  readonly leaseMs?: number;
  /** How much later than our giving up a request of unknown fate may still arrive; 1 000 ms by default. */
  readonly unknownGraceMs?: number;
  /** Set: a rejection silences the key for so long, and calls fail meanwhile instead of waiting (system accounts). */
  readonly quietMs?: number;
  /** The store fails from now on; the limiter goes on with what it knows. Called again only after the store worked in between. */
  readonly onStoreError?: (error: unknown) => void;
}

/**
 * Lets calls go as fast as the platform's windows allow, and never faster.
 *
 * - A slot is freed one window after the call's *answer*: the platform counts a call somewhere between send and answer, so that
 *   this can't be too early, whether its windows are fixed or sliding.
 * - Calls of one key keep their order; interactive ones pass bulk ones and find a reserve.
 * - A rejection closes the key and lowers its pace (`backOff.ts`).
 * - It counts on the monotonic clock: setting the machine's clock neither frees a slot nor holds one. What it shows are times of day.
 * - One timer is armed for everything that waits. Nothing is read or written before the first call.
 */
export class RateLimiter implements Disposable {
  readonly #clock: Clock;
  readonly #store: LimitStore;
  readonly #rules: LaneRules;
  readonly #onStoreError: (error: unknown) => void;
  readonly #lanes = new Map<string, Lane>();
  readonly #deadlines = new DeadlineHeap();
  readonly #aborts = new AbortWatch((waiter) => this.#drop(waiter, 'aborted'));
  readonly #idPrefix: string;
  /** Keys whose last transaction failed. */
  readonly #failing = new Set<string>();
  #ids = 0;
  #orders = 0;
  #timer: Disposable | undefined;
  #timerAtMs = Infinity;
  #disposed = false;

  constructor(options: RateLimiterOptions = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#store = options.store ?? new MemoryLimitStore();
    this.#onStoreError = options.onStoreError ?? (() => undefined);
    this.#idPrefix = `${Math.floor((options.random ?? Math.random)() * 36 ** 6).toString(36)}-`;
    this.#rules = {
      share: checkedShare(options.share ?? 0.6),
      reserve: Math.min(0.9, Math.max(0, options.reserve ?? 0.1)),
      leaseMs: options.leaseMs ?? 120_000,
      unknownGraceMs: options.unknownGraceMs ?? 1_000,
      quietMs: options.quietMs,
    };
  }

  get share(): number {
    return this.#rules.share;
  }

  /**
   * Changes the share from now on, for waiting calls too.
   * @throws RangeError unless `share` is above 0 and at most 1.
   */
  setShare(share: number): void {
    this.#rules.share = checkedShare(share);
    for (const lane of this.#lanes.values()) {
      lane.recheck = true;
      if (lane.waiting > 0) void this.#run(lane);
    }
  }

  /**
   * Waits for leave to send one call.
   * @throws LimitWaitError when it gets no slot; at once where it is clear from the start that none comes before the deadline.
   */
  acquire(call: LimitCall): Promise<Permit> {
    return this.enqueue(call).permit;
  }

  /** Like {@link acquire}, with a handle that knows the call's place in the queue. */
  enqueue(call: LimitCall): WaitingCall {
    this.#orders += 1;
    return this.#enqueue(call, this.#orders);
  }

  /**
   * What is left under a key, as last seen by this process; {@link refresh} looks at the store first.
   * @returns `undefined` for a key that was not used yet, unless its `windows` are given.
   */
  gauge(key: string, windows?: readonly RateWindow[]): LimitGauge | undefined {
    const lane = this.#lanes.get(key) ?? (windows && new Lane(key, windows, this.#rules, this.#idPrefix));
    return lane?.gauge(this.#clock.monotonic(), this.#epochMs());
  }

  /** What is left under a key, after a look at what other processes used. */
  async refresh(key: string, windows: readonly RateWindow[]): Promise<LimitGauge> {
    const lane = this.#lane(key, windows);
    await this.#run(lane);
    return lane.gauge(this.#clock.monotonic(), this.#epochMs());
  }

  /** Every call that waits fails; calls on their way are still noted. */
  dispose(): void {
    this.#disposed = true;
    for (const lane of this.#lanes.values()) this.#dropAll(lane, () => 'disposed');
    this.#disarm();
  }

  #lane(key: string, windows: readonly RateWindow[]): Lane {
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = new Lane(key, windows, this.#rules, this.#idPrefix);
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  #enqueue(call: LimitCall, order: number): WaitingCall {
    const lane = this.#lane(call.key, call.windows);
    const waiter = new Waiter(call, order);
    const handle: WaitingCall = {
      permit: waiter.permit,
      position: () => (waiter.state === 'queued' ? this.#position(lane, waiter) : undefined),
      expectedAtMs: () =>
        waiter.state === 'queued'
          ? this.#epochMs() +
            lane.slotAtMs(call.priority, this.#position(lane, waiter), this.#clock.monotonic())
          : undefined,
    };
    const nowMs = this.#clock.monotonic();
    // A repeated call goes back to its place.
    const ahead = order === this.#orders ? lane.ahead(call.priority) : this.#position(lane, waiter);
    const hopeless = this.#hopeless(lane, waiter, ahead, nowMs);
    if (hopeless !== undefined) {
      waiter.state = 'done';
      waiter.reject(this.#error(hopeless, lane, waiter, ahead, nowMs));
      return handle;
    }
    const queue = lane.queue(call.priority);
    queue.add(waiter);
    this.#deadlines.add(waiter);
    this.#aborts.add(waiter);
    if (call.deadlineAtMs !== undefined) this.#arm(call.deadlineAtMs);
    // With others of its kind before it, the call is woken after them.
    if (queue.size === 1) this.#wake(lane, nowMs);
    return handle;
  }

  #position(lane: Lane, waiter: Waiter): number {
    const { priority } = waiter.call;
    const before = priority === 'bulk' ? lane.queue('interactive').size : 0;
    return before + lane.queue(priority).position(waiter);
  }

  /** Why this call can't get a slot; `undefined` if it can. */
  #hopeless(lane: Lane, waiter: Waiter, ahead: number, nowMs: number): LimitWaitReason | undefined {
    const { signal, deadlineAtMs, priority } = waiter.call;
    if (this.#disposed) return 'disposed';
    if (signal?.aborted === true) return 'aborted';
    if (lane.quietUntilMs(nowMs) !== undefined) return 'quiet';
    if (deadlineAtMs === undefined) return undefined;
    return deadlineAtMs < lane.slotAtMs(priority, ahead, nowMs) ? 'deadline' : undefined;
  }

  /** Steps a lane until nothing is left to do for it now. Never rejects. */
  async #run(lane: Lane): Promise<void> {
    lane.again = true;
    if (lane.running) return;
    lane.running = true;
    while (lane.again) {
      lane.again = false;
      let granted: Map<string, Waiter> | undefined;
      const step = (record: typeof lane.lastRecord): void => {
        granted = lane.step(record, this.#clock.monotonic(), () => this.#nextId());
      };
      try {
        await this.#store.transact(lane.key, step);
        lane.stored(true);
        this.#failing.delete(lane.key);
      } catch (error) {
        lane.stored(false);
        this.#failed(lane.key, error);
      }
      // The store failed before it had a record.
      if (granted === undefined) step(lane.lastRecord);
      for (const [id, waiter] of granted ?? []) this.#grant(lane, id, waiter);
      if (lane.recheck) this.#recheck(lane);
    }
    lane.running = false;
    lane.nextStepAtMs = lane.wakeAtMs(this.#clock.monotonic());
    this.#arm(lane.nextStepAtMs);
    this.#rest();
  }

  #failed(key: string, error: unknown): void {
    const first = this.#failing.size === 0;
    this.#failing.add(key);
    if (first) this.#onStoreError(error);
  }

  #grant(lane: Lane, id: string, waiter: Waiter): void {
    const grantedAtMs = this.#clock.monotonic();
    const answer = (outcome: Parameters<Permit['answered']>[0], retryAfterMs?: number) => {
      const answeredAtMs = this.#clock.monotonic();
      const wait =
        retryAfterMs === undefined ? undefined : Math.min(MAX_CLOSED_MS, Math.max(0, retryAfterMs));
      lane.answers.push({ id, outcome, grantedAtMs, answeredAtMs, retryAfterMs: wait });
      void this.#run(lane);
    };
    if (waiter.state !== 'granted') {
      // Given up while its slot was being written down.
      answer('unsent');
      return;
    }
    waiter.state = 'done';
    this.#deadlines.remove(waiter);
    this.#aborts.remove(waiter);
    let open = true;
    waiter.resolve({
      answered: (outcome, retryAfterMs) => {
        if (open) answer(outcome, retryAfterMs);
        open = false;
      },
      again: () => this.#enqueue(waiter.call, waiter.order).permit,
    });
  }

  /** Fails those waiting calls that can't get a slot any more. */
  #recheck(lane: Lane): void {
    lane.recheck = false;
    const nowMs = this.#clock.monotonic();
    this.#dropAll(lane, (waiter, ahead) => this.#hopeless(lane, waiter, ahead, nowMs));
  }

  #dropAll(lane: Lane, reasonFor: (waiter: Waiter, ahead: number) => LimitWaitReason | undefined): void {
    let ahead = 0;
    for (const priority of ['interactive', 'bulk'] as const) {
      for (const waiter of lane.queue(priority).list()) {
        const reason = reasonFor(waiter, ahead);
        if (reason === undefined) ahead += 1;
        else this.#drop(waiter, reason, ahead);
      }
    }
  }

  /** Fails a waiting call. */
  #drop(waiter: Waiter, reason: LimitWaitReason, ahead = 0): void {
    const lane = this.#lanes.get(waiter.call.key);
    if (waiter.state === 'done' || lane === undefined) return;
    const queued = waiter.state === 'queued';
    waiter.state = 'done';
    if (queued) lane.queue(waiter.call.priority).remove();
    this.#deadlines.remove(waiter);
    this.#aborts.remove(waiter);
    waiter.reject(this.#error(reason, lane, waiter, ahead, this.#clock.monotonic()));
    this.#rest();
  }

  #error(reason: LimitWaitReason, lane: Lane, waiter: Waiter, ahead: number, nowMs: number): LimitWaitError {
    const { priority, signal } = waiter.call;
    const epochMs = this.#epochMs();
    const quietUntilMs = reason === 'quiet' ? lane.quietUntilMs(nowMs) : undefined;
    return new LimitWaitError(reason, {
      nextSlotAtMs: epochMs + lane.slotAtMs(priority, ahead, nowMs),
      ...(quietUntilMs === undefined ? {} : { quietUntilMs: epochMs + quietUntilMs }),
      ...(reason === 'aborted' ? { cause: signal?.reason } : {}),
    });
  }

  /** What has to be added to a time of the monotonic clock for milliseconds since the epoch, as the machine's clock is set now. */
  #epochMs(): number {
    return this.#clock.now() - this.#clock.monotonic();
  }

  #nextId(): string {
    this.#ids += 1;
    return this.#idPrefix + this.#ids.toString(36);
  }

  /** Disposes the timer when nothing waits for it. */
  #rest(): void {
    if (this.#timer === undefined || this.#deadlines.nextAtMs < Infinity) return;
    for (const lane of this.#lanes.values()) if (lane.waiting > 0) return;
    this.#disarm();
  }

  /** Steps the lane when a call of it can go, now or later. */
  #wake(lane: Lane, nowMs: number): void {
    lane.nextStepAtMs = Math.min(lane.nextStepAtMs, lane.wakeAtMs(nowMs));
    if (lane.nextStepAtMs <= nowMs) void this.#run(lane);
    else this.#arm(lane.nextStepAtMs);
  }

  /** Makes sure the timer fires at `atMs` or before. Too early is harmless: it looks around and is armed again. */
  #arm(atMs: number): void {
    if (atMs >= this.#timerAtMs || atMs === Infinity) return;
    this.#timer?.dispose();
    this.#timerAtMs = atMs;
    this.#timer = this.#clock.setTimer(Math.max(1, atMs - this.#clock.monotonic()), () => this.#tick());
  }

  #disarm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#timerAtMs = Infinity;
  }

  #tick(): void {
    this.#disarm();
    const nowMs = this.#clock.monotonic();
    for (let due = this.#deadlines.takeDue(nowMs); due; due = this.#deadlines.takeDue(nowMs)) {
      this.#drop(due, 'deadline');
    }
    this.#arm(this.#deadlines.nextAtMs);
    for (const lane of this.#lanes.values()) {
      if (lane.running || lane.waiting === 0) continue;
      if (lane.nextStepAtMs <= nowMs) void this.#run(lane);
      else this.#arm(lane.nextStepAtMs);
    }
  }
}

function checkedShare(share: number): number {
  if (share > 0 && share <= 1) return share;
  throw new RangeError(`The share of the rate limits must be above 0 and at most 1, not ${share}`);
}
