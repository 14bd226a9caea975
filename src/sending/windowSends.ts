import type { Clock, Disposable } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Subscribe } from '../base/emitter';
import type { OutboxRecord } from './outboxRecord';
import type { SendProgress } from './sendAsks';
import type { SendTarget } from './sendTarget';

/** A send on its way. */
export interface LiveSend {
  readonly record: OutboxRecord;
  readonly target: SendTarget;
  /** Missing before the first message is at hand. */
  readonly progress?: SendProgress;
  /** A message that grows until it is ended. */
  readonly isStream?: boolean;
  /** Ends it; what has left already is not taken back. */
  readonly cancel: () => void;
}

/** A send that went well. */
export interface DoneSend {
  readonly record: OutboxRecord;
  readonly target: SendTarget;
  readonly isStream?: boolean;
  /** Those that the platform has given. */
  readonly messageIds: readonly string[];
  readonly endedAtMs: number;
}

/** What a send says of itself. */
export interface SendTrace extends Disposable {
  /** Aborted when the person cancels it in the list. */
  readonly signal: AbortSignal;
  readonly report: (progress: SendProgress) => void;
  /** All of it went. */
  readonly done: (messageIds: readonly string[]) => void;
}

/** So many are shown; older ones stand in their chats. */
const DONE_MAX = 20;

/** The sends of one window: those on their way, and the latest that went well. In memory only. */
export class WindowSends {
  readonly #clock: Clock;
  readonly #live = new Map<string, LiveSend>();
  #done: readonly DoneSend[] = [];
  readonly #changed: Emitter;

  /** After each change. */
  readonly onDidChange: Subscribe<void>;

  constructor(clock: Clock) {
    this.#clock = clock;
    // Its listeners only ask for the rows to be read again.
    this.#changed = new Emitter(() => undefined);
    this.onDidChange = this.#changed.subscribe;
  }

  /** In the order in which they were begun. */
  get live(): readonly LiveSend[] {
    return [...this.#live.values()];
  }

  /** The latest first. */
  get done(): readonly DoneSend[] {
    return this.#done;
  }

  /** Shows a send; the end of it is its trace's `dispose`. */
  begin(record: OutboxRecord, target: SendTarget, kind: Pick<LiveSend, 'isStream'> = {}): SendTrace {
    const stop = new AbortController();
    const { id } = record;
    const cancel = () => stop.abort();
    this.#set({ ...kind, record, target, cancel });
    return {
      signal: stop.signal,
      report: (progress) => this.#set({ ...kind, record, target, progress, cancel }),
      done: (messageIds) => {
        const endedAtMs = this.#clock.now();
        this.#done = [{ ...kind, record, target, messageIds, endedAtMs }, ...this.#done].slice(0, DONE_MAX);
      },
      dispose: () => {
        this.#live.delete(id);
        this.#changed.fire();
      },
    };
  }

  /** Takes those that went well out of the list. */
  clearDone(): void {
    this.#done = [];
    this.#changed.fire();
  }

  #set(send: LiveSend): void {
    this.#live.set(send.record.id, send);
    this.#changed.fire();
  }
}
