import type { Clock, Disposable } from '../../../base/clock';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import type { Subscribe } from '../../../base/emitter';
import { GatheringEmitter } from '../../../base/emitter';
import { DisposableSlot } from '../../../base/slot';
import { followControlLines } from '../../local/controlLines';
import type { LocalSeaTalk } from '../../local/localSeaTalk';
import type { AppConnection, Pause } from './connections';
import { readConnections, readHeartbeatSec } from './connections';
import type { Delivery } from './delivery';
import { readDeliveries, readDeliveryLine } from './delivery';
import { EventLog } from './eventLog';
import type { Names } from './names';
import { noNames, readNames, unnamedIn } from './names';

/** Milliseconds in which changes are gathered into one drawing. */
const GATHER_MS = 100;
/** Milliseconds until it is followed again after the stream broke off, while it runs. */
const AGAIN_MS = 1_000;

/** `stopped` also stands for one that nobody has looked at yet. */
export type EventsState = 'stopped' | 'loading' | 'ready' | 'error';

export interface LocalEventsOptions {
  readonly local: Pick<LocalSeaTalk, 'state' | 'address' | 'control'> & {
    readonly onDidChange: (listener: () => void) => { dispose(): unknown };
  };
  readonly clock: Clock;
  /** Called with what a listener throws. */
  readonly onError: (error: unknown) => void;
}

/**
 * The events of the local SeaTalk as this window knows them: how apps are connected, and the latest events with what became of them. Reads
 * nothing before {@link look}; from then on it follows them as they come, through resets, stops and starts.
 */
export class LocalEvents implements Disposable {
  readonly log = new EventLog();
  readonly #options: LocalEventsOptions;
  readonly #owned = new Disposables();
  readonly #changed: GatheringEmitter;
  readonly #connectionsSoon: Debounced;
  readonly #namesSoon: Debounced;
  readonly #again = this.#owned.add(new DisposableSlot());
  readonly #unnamed = new Set<string>();
  #following: AbortController | undefined;
  #isWatched = false;
  #state: EventsState = 'stopped';
  #error: unknown;
  #connections: readonly AppConnection[] = [];
  #pauses: readonly Pause[] = [];
  #heartbeatSec: number | undefined;
  #names: Names = noNames;
  /** Attempts that come while the list is read. */
  #early: Delivery[] | undefined;

  /** Fires after any change, once for a burst of them. */
  readonly onDidChange: Subscribe<void>;

  constructor(options: LocalEventsOptions) {
    const { local, clock, onError } = options;
    this.#options = options;
    this.#changed = this.#owned.add(new GatheringEmitter(clock, GATHER_MS, onError));
    this.onDidChange = this.#changed.subscribe;
    const soon = (read: () => Promise<void>) =>
      this.#owned.add(new Debounced(clock, GATHER_MS, () => void this.#quietly(read)));
    this.#connectionsSoon = soon(() => this.#readConnections());
    this.#namesSoon = soon(() => this.#readNames());
    // Also after a reset, at the same address with another world.
    this.#owned.add(local.onDidChange(() => this.#isWatched && this.#begin()));
  }

  get state(): EventsState {
    return this.#state;
  }

  /** Why it is in the state `error`. */
  get error(): unknown {
    return this.#error;
  }

  /** All apps, also those without a connection. */
  get connections(): readonly AppConnection[] {
    return this.#connections;
  }

  get pauses(): readonly Pause[] {
    return this.#pauses;
  }

  /** Seconds without a ping after which a WebSocket is dead. */
  get heartbeatSec(): number | undefined {
    return this.#heartbeatSec;
  }

  get names(): Names {
    return this.#names;
  }

  /** Somebody looks: begins, unless it has begun. */
  look(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#begin();
  }

  /** Reads everything anew, as after an error. */
  retry(): void {
    this.#isWatched = true;
    this.#begin();
  }

  /** Waits until it is known what there is, or that it can't be. */
  async settled(): Promise<void> {
    while (this.#state === 'loading') {
      await new Promise<void>((resolve) => {
        const subscription = this.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  }

  dispose(): void {
    this.#following?.abort();
    this.#following = undefined;
    this.#owned.dispose();
  }

  #begin(): void {
    this.#following?.abort();
    this.#following = undefined;
    this.#again.clear();
    if (this.#options.local.state !== 'running') {
      this.#forget();
      return this.#set('stopped');
    }
    const following = new AbortController();
    this.#following = following;
    // What is shown stays until the list has been read.
    if (this.#state !== 'ready') this.#set('loading');
    this.#early = [];
    followControlLines(
      this.#options.local.address,
      '/deliveries/stream',
      (line) => this.#take(line, following),
      following.signal,
    )
      .then(() => this.#broken(following))
      .catch((error: unknown) => this.#broken(following, error));
  }

  #take(text: string, following: AbortController): void {
    if (this.#following !== following) return;
    const line = readDeliveryLine(text);
    switch (line?.kind) {
      case 'listening':
        return void this.#readAll(following);
      case 'connection_changed':
        return this.#connectionsSoon.trigger();
      case 'cleared':
        this.log.clear();
        if (this.#early) this.#early = [];
        return this.#changed.fireSoon();
      case 'delivery':
        return this.#put(line.delivery);
      case undefined:
        return;
    }
  }

  async #readAll(following: AbortController): Promise<void> {
    const { local } = this.#options;
    try {
      const [deliveries] = await Promise.all([
        local.control('GET', '/deliveries').then(readDeliveries),
        this.#readConnections(),
        this.#readNames(),
      ]);
      if (this.#following !== following) return;
      this.log.clear();
      const early = this.#early ?? [];
      this.#early = undefined;
      for (const delivery of [...deliveries, ...early]) this.#put(delivery);
      this.#set('ready');
    } catch (error) {
      if (this.#following !== following) return;
      following.abort();
      this.#following = undefined;
      this.#fail(error);
    }
  }

  #broken(following: AbortController, error?: unknown): void {
    if (this.#following !== following) return;
    this.#following = undefined;
    // Nothing was shown yet, so that there is something to say. Else the stream may end because this window was too slow for it.
    if (this.#state === 'loading') return this.#fail(error ?? new Error('The stream of deliveries ended'));
    this.#again.set(this.#options.clock.setTimer(AGAIN_MS, () => this.#begin()));
  }

  #put(delivery: Delivery): void {
    if (this.#early) {
      this.#early.push(delivery);
      return;
    }
    const { facts } = this.log.put(delivery);
    const unnamed = unnamedIn(facts, this.#names).filter((id) => !this.#unnamed.has(id));
    if (unnamed.length > 0) {
      // Asked for once: somebody else's event may name nobody of this world.
      for (const id of unnamed) this.#unnamed.add(id);
      this.#namesSoon.trigger();
    }
    this.#changed.fireSoon();
  }

  async #readConnections(): Promise<void> {
    const { local } = this.#options;
    const [answer, options] = await Promise.all([
      local.control('GET', '/connections'),
      local.control('GET', '/delivery-options'),
    ]);
    const { connections, pauses } = readConnections(answer);
    this.#connections = connections;
    this.#pauses = pauses;
    this.#heartbeatSec = readHeartbeatSec(options);
    this.#changed.fireSoon();
  }

  async #readNames(): Promise<void> {
    const { local } = this.#options;
    const [people, groups] = await Promise.all([
      local.control('GET', '/people'),
      local.control('GET', '/groups'),
    ]);
    this.#names = readNames(people, groups);
    this.#changed.fireSoon();
  }

  /** For what is read beside: when it fails, the stream ends too, or what is known stays. */
  async #quietly(read: () => Promise<void>): Promise<void> {
    try {
      if (this.#following) await read();
    } catch {
      // Shown is what is known.
    }
  }

  #forget(): void {
    this.log.clear();
    this.#unnamed.clear();
    this.#connections = [];
    this.#pauses = [];
    this.#names = noNames;
  }

  #fail(error: unknown): void {
    this.#forget();
    this.#error = error;
    this.#set('error');
  }

  #set(state: EventsState): void {
    this.#state = state;
    if (state !== 'error') this.#error = undefined;
    this.#changed.fireSoon();
  }
}
