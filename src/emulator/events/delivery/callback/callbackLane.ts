import { sleep } from '../../../../base/clock';
import { EVENT_REPEATS_MAX } from '../../../../contract/limits';
import type { DropReason, PostOutcome } from '../attempt';
import { BoundedQueue } from '../boundedQueue';
import type { QueuedEvent } from '../queuedEvent';
import type { PostParts } from './postEvent';
import { pauseAfter, postEvent } from './postEvent';

export interface LaneParts extends Omit<PostParts, 'signal'> {
  /** Why the app gets nothing at the moment, if so. */
  readonly barred: () => DropReason | undefined;
}

interface Waiting {
  readonly event: QueuedEvent;
}

/**
 * The events of one app on their way to one callback URL, one after the other: while an event is being repeated, later ones wait, so that a
 * bot gets them in order. The platform promises no order. A lane of its own for each app keeps a bot that hangs from
 * delaying others.
 */
export class CallbackLane {
  readonly #parts: LaneParts;
  readonly #waiting: BoundedQueue<Waiting>;
  /** Ends what is under way. */
  #end = new AbortController();
  #isRunning = false;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#waiting = new BoundedQueue(({ event }) => parts.log.drop(event, 'queue_full'));
  }

  /** Where it leads. */
  get url(): string {
    return this.#parts.address.url;
  }

  /** Events that wait for earlier ones. */
  get waiting(): number {
    return this.#waiting.size;
  }

  push(event: QueuedEvent): void {
    this.#waiting.add({ event });
    void this.#run();
  }

  /** Ends the attempt under way, and drops what waits. */
  empty(): void {
    this.#end.abort();
    this.#end = new AbortController();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
      this.#parts.log.drop(next.event, 'connection_changed');
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // Whoever did something in a chat is answered before anybody hears of it.
    await Promise.resolve();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
      await this.#deliver(next.event);
    this.#isRunning = false;
  }

  /** Never throws. */
  async #deliver(event: QueuedEvent): Promise<void> {
    const { clock, log, barred } = this.#parts;
    const { signal } = this.#end;
    const reason = barred();
    if (reason) return log.drop(event, reason);
    for (let attempt = 1; attempt <= 1 + EVENT_REPEATS_MAX; attempt++) {
      const outcome = await postEvent(event, attempt, isRepeated, { ...this.#parts, signal });
      if (!isRepeated(outcome) || attempt > EVENT_REPEATS_MAX) return;
      await sleep(clock, pauseAfter(attempt), signal).catch(() => undefined);
      if (signal.aborted) return log.drop(event, 'connection_changed');
    }
  }
}

/** The platform counts every answer but 200 as none. */
function isRepeated({ kind }: PostOutcome): boolean {
  return kind !== 'delivered' && kind !== 'cancelled';
}
