import type { Clock, Disposable } from '../base/clock';

/** The shortest time between two refreshes: the limits of the platform are shared with the bot. */
export const AUTO_REFRESH_MIN_MS = 30_000;

/**
 * Refreshes again and again while somebody looks, and at no other time. The next time runs from the end of a refresh, so that no two
 * overlap; what falls due while nobody looks is made up for as soon as somebody does.
 */
export class AutoRefresh implements Disposable {
  readonly #clock: Clock;
  readonly #refresh: (signal: AbortSignal) => Promise<void>;
  #everyMs: number | undefined;
  #isLooked = false;
  #lastMs: number;
  #timer: Disposable | undefined;
  #running: AbortController | undefined;

  /** @param refresh must not throw; its signal is aborted when nobody looks any more. */
  constructor(clock: Clock, refresh: (signal: AbortSignal) => Promise<void>) {
    this.#clock = clock;
    this.#refresh = refresh;
    this.#lastMs = clock.monotonic();
  }

  /** Milliseconds between two refreshes, raised to {@link AUTO_REFRESH_MIN_MS}; undefined for none. */
  set everyMs(everyMs: number | undefined) {
    this.#everyMs = everyMs === undefined ? undefined : Math.max(AUTO_REFRESH_MIN_MS, everyMs);
    this.#arm();
  }

  /** Whether what is refreshed is on the screen of somebody. */
  set isLooked(isLooked: boolean) {
    if (isLooked === this.#isLooked) return;
    this.#isLooked = isLooked;
    this.#arm();
  }

  dispose(): void {
    this.#everyMs = undefined;
    this.#arm();
  }

  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const everyMs = this.#isLooked ? this.#everyMs : undefined;
    if (everyMs === undefined) return this.#running?.abort();
    if (this.#running) return undefined;
    const inMs = Math.max(0, this.#lastMs + everyMs - this.#clock.monotonic());
    this.#timer = this.#clock.setTimer(inMs, () => void this.#run());
    return undefined;
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    const running = new AbortController();
    this.#running = running;
    try {
      await this.#refresh(running.signal);
    } finally {
      this.#running = undefined;
      this.#lastMs = this.#clock.monotonic();
      this.#arm();
    }
  }
}

/** Of lists that are shown, those to read now, read longest ago first: half of the calls that are free, so that a person finds some. */
export function listsToRefresh<List extends { readonly fetchedAtMs: number | undefined }>(
  lists: readonly List[],
  freeCalls: number,
): readonly List[] {
  return lists
    .toSorted((a, b) => (a.fetchedAtMs ?? 0) - (b.fetchedAtMs ?? 0))
    .slice(0, Math.max(0, Math.floor(freeCalls / 2)));
}
