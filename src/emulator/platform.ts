import { Cursors } from './world/cursors';
import type { World } from './world/world';
import type { OffsetClock } from './offsetClock';
import { ActivityLog } from './http/activity';
import { Faults } from './http/faults';
import { CallLimits } from './limits/callLimits';

/** The running local SeaTalk: its world, which reset and restore replace, and what is not part of it. */
export class Platform {
  readonly clock: OffsetClock;
  readonly cursors = new Cursors();
  readonly limits = new CallLimits();
  readonly faults = new Faults();
  readonly activity = new ActivityLog();
  readonly #snapshots = new Map<string, World>();
  #world: World;
  #stopping = new AbortController();

  constructor(clock: OffsetClock, world: World) {
    this.clock = clock;
    this.#world = world;
  }

  get world(): World {
    return this.#world;
  }

  /** Starts over with another world; listings under way, counted calls and silences end. */
  replace(world: World): void {
    this.#world = world;
    this.cursors.clear();
    this.limits.clear();
  }

  /** Aborted when the server stops: answers that are being delayed end then. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Ends what waits; what comes later may wait again. */
  stop(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  get snapshots(): readonly string[] {
    return [...this.#snapshots.keys()];
  }

  snapshot(name: string): void {
    this.#snapshots.set(name, structuredClone(this.#world));
  }

  /** @returns false when there is no snapshot of that name. */
  restore(name: string): boolean {
    const kept = this.#snapshots.get(name);
    if (!kept) return false;
    this.replace(structuredClone(kept));
    return true;
  }
}
