import type { Clock, Disposable } from '../../base/clock';
import { HEARTBEAT_INTERVAL_DEFAULT_SEC } from '../../contract/socketFrames';

/** What a register answer says of it, in seconds; 0, nothing and nonsense stand for what is usual. */
export interface HeartbeatTerms {
  readonly heartbeat_interval?: number | null | undefined;
  readonly heartbeat_timeout?: number | null | undefined;
}

export interface HeartbeatParts {
  readonly clock: Clock;
  readonly ping: () => void;
  /** Nothing has come for the time-out. */
  readonly onSilence: () => void;
}

/** A time-out that nobody gave, in intervals. */
const INTERVALS_PER_TIMEOUT = 3;
/** Whatever the platform says, in milliseconds: pings that are neither a flood nor so rare that a router forgets the connection. */
const PING_MS = { min: 500, max: 60_000 } as const;
const SILENCE_MAX_MS = 5 * 60_000;

/**
 * Keeps a session alive, and notices when it's dead. The platform ends a session silently after a time-out without a ping, so there are two
 * pings in each. It answers every one: when nothing at all comes for as long, the connection is open at this end only.
 */
export class Heartbeat implements Disposable {
  readonly #parts: HeartbeatParts;
  readonly #everyMs: number;
  readonly #timeoutMs: number;
  #nextPing: Disposable;
  #silence: Disposable;

  constructor(terms: HeartbeatTerms | null | undefined, parts: HeartbeatParts) {
    this.#parts = parts;
    const intervalMs = (positive(terms?.heartbeat_interval) ?? HEARTBEAT_INTERVAL_DEFAULT_SEC) * 1000;
    const timeoutMs = (positive(terms?.heartbeat_timeout) ?? 0) * 1000 || intervalMs * INTERVALS_PER_TIMEOUT;
    this.#everyMs = Math.min(PING_MS.max, Math.max(PING_MS.min, Math.min(intervalMs, timeoutMs / 2)));
    this.#timeoutMs = Math.min(SILENCE_MAX_MS, Math.max(timeoutMs, 2 * this.#everyMs));
    this.#nextPing = this.#pingLater();
    this.#silence = this.#awaitSilence();
  }

  /** Something came. */
  heard(): void {
    this.#silence.dispose();
    this.#silence = this.#awaitSilence();
  }

  dispose(): void {
    this.#nextPing.dispose();
    this.#silence.dispose();
  }

  #pingLater(): Disposable {
    return this.#parts.clock.setTimer(this.#everyMs, () => {
      this.#nextPing = this.#pingLater();
      this.#parts.ping();
    });
  }

  #awaitSilence(): Disposable {
    return this.#parts.clock.setTimer(this.#timeoutMs, () => {
      this.dispose();
      this.#parts.onSilence();
    });
  }
}

function positive(seconds: number | null | undefined): number | undefined {
  return typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}
