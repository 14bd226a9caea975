import { setMaxListeners } from 'node:events';
import type { Subscribe } from '../base/emitter';
import { Emitter } from '../base/emitter';
import { TrafficLog } from '../traffic/trafficLog';
import { createNodeTransport } from '../wire/nodeTransport';
import { Redactor } from '../wire/redact';
import type { Transport } from '../wire/transport';
import { Cursors } from './calls/cursors';
import { Deliveries } from './events/delivery/deliveries';
import { eventIds } from './events/delivery/eventIds';
import { eventsOf } from './events/eventsOf';
import { defaultEventSwitches } from './events/eventSwitches';
import type { OutgoingEvent } from './events/outgoingEvent';
import { Faults } from './http/faults';
import { CallLimits } from './limits/callLimits';
import type { OffsetClock } from './offsetClock';
import type { Change, LiveWorld } from './world/change';
import type { World } from './world/world';

/** Each is a copy of the whole world. A new one above that takes the place of the oldest. */
const MAX_SNAPSHOTS = 10;

/** The running local SeaTalk: its world, which reset and restore replace, and the state that isn't part of the world. */
export class Platform {
  readonly clock: OffsetClock;
  readonly cursors = new Cursors();
  readonly limits = new CallLimits();
  readonly faults = new Faults();
  /** Whether input is rejected that isn't documented and that some clients send all the same. */
  strict = false;
  /** How events are written where the platform was seen to do it in more than one way. */
  eventSwitches = defaultEventSwitches;
  /** Scheme, host and port that links in events lead to. Calls use their own. */
  linkOrigin: () => string = () => '';
  /** The most recent calls. */
  readonly traffic: TrafficLog;
  /** How bots get their events. */
  readonly deliveries: Deliveries;
  readonly #changed: Emitter<Change>;
  readonly #raised: Emitter<OutgoingEvent>;
  readonly #snapshots = new Map<string, LiveWorld>();
  #live: LiveWorld;
  #stopping = stopController();

  /** Fires after each write to the world. Replacing the whole world is one change. */
  readonly onChange: Subscribe<Change>;
  /** Fires for each event that a write raises, once for each app that is told, after {@link onChange}. */
  readonly onEvent: Subscribe<OutgoingEvent>;

  /**
   * @param onError called with what a listener throws.
   * @param transport with which events are posted to bots.
   */
  constructor(
    clock: OffsetClock,
    live: LiveWorld,
    onError: (error: unknown) => void,
    transport: Transport = createNodeTransport({ clock }),
  ) {
    this.clock = clock;
    this.traffic = new TrafficLog({ redactor: new Redactor(), onError });
    this.#changed = new Emitter(onError);
    this.onChange = this.#changed.subscribe;
    this.#raised = new Emitter(onError);
    this.onEvent = this.#raised.subscribe;
    this.#live = this.#watched(live);
    this.deliveries = new Deliveries({
      clock,
      transport,
      app: (appId) => this.world.apps.get(appId),
      newEventId: eventIds(clock.now()),
      onError,
    });
    this.onEvent((event) => this.deliveries.push(event));
  }

  /** A readonly view of the world. */
  get world(): World {
    return this.#live.world;
  }

  /** The world, for the functions in `world/changes`. */
  get live(): LiveWorld {
    return this.#live;
  }

  /** Replaces the world. Listings in progress, counted calls and events on their way are dropped. */
  replace(live: LiveWorld, cause: 'reset' | 'restore'): void {
    // A call that began before may still write to the old world. Nobody needs to know.
    this.#live.listen(undefined);
    this.#live = this.#watched(live);
    this.cursors.clear();
    this.limits.clear();
    this.deliveries.reset();
    this.#changed.fire({ kind: 'world_replaced', cause, atMs: this.clock.now() });
  }

  /** Aborted when the server stops: answers that are being delayed end then. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Ends all answers that are being delayed, and all deliveries. There can be others later. */
  stop(): void {
    this.deliveries.stop();
    this.#stopping.abort();
    this.#stopping = stopController();
  }

  get snapshots(): readonly string[] {
    return [...this.#snapshots.keys()];
  }

  snapshot(name: string): void {
    // Its place is that of its last use, so that the one that goes is the oldest.
    this.#snapshots.delete(name);
    this.#snapshots.set(name, this.#live.copy());
    const [oldest] = this.#snapshots.keys();
    if (this.#snapshots.size > MAX_SNAPSHOTS && oldest !== undefined) this.#snapshots.delete(oldest);
  }

  /** @returns false when there is no snapshot of that name. */
  restore(name: string): boolean {
    const kept = this.#snapshots.get(name);
    if (!kept) return false;
    this.replace(kept.copy(), 'restore');
    return true;
  }

  #watched(live: LiveWorld): LiveWorld {
    live.listen((write) => {
      const change = { ...write, atMs: this.clock.now() };
      this.#changed.fire(change);
      this.#raise(live.world, change);
    });
    return live;
  }

  #raise(world: World, change: Change): void {
    if (!this.#raised.hasListeners) return;
    const options = { switches: this.eventSwitches, linkOrigin: this.linkOrigin() };
    for (const event of eventsOf(world, change, options)) this.#raised.fire(event);
  }
}

/** Any number of windows listen to it at once, which Node would take for a leak. */
function stopController(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
