import type { LimitPriority } from '../limits/limitCall';

export interface QueuedInfo {
  /** How many calls go before this one. */
  readonly position: number;
  /** When it can go as things stand, in milliseconds since the epoch. */
  readonly nextSlotAtMs: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** `interactive` by default: a person waits. `bulk` calls let those pass. */
  readonly priority?: LimitPriority | undefined;
  /** For everything together, waiting in the queue included, in milliseconds; 30 000 by default, and up to a minute more for a large body. */
  readonly deadlineMs?: number | undefined;
  /** Called when the call has to wait for the rate limit. */
  onQueued?(info: QueuedInfo): void;
  /**
   * Called when the call has its slot, before the request leaves, and again before each repeat. What it throws ends the call as it is,
   * and the request stays here.
   */
  beforeRequest?(): Promise<void>;
}

export const DEFAULT_DEADLINE_MS = 30_000;
