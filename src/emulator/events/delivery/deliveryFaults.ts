import * as z from 'zod';

/** What can go wrong on the way of an event to a bot, by name, with words for a list. */
export const deliveryFaults = {
  lose: { title: 'The event is lost', meets: 'event' },
  double: { title: 'The event arrives twice, with the same event_id', meets: 'event' },
  delay: { title: 'The event arrives late; later ones overtake it', meets: 'event', ms: 10_000 },
  out_of_order: { title: 'The event arrives after the next one', meets: 'event', ms: 5_000 },
  wrong_signature: { title: 'The signature is wrong (HTTP)', meets: 'event' },
  slow_socket: { title: 'The frame arrives slowly, in pieces (WebSocket)', meets: 'frame', ms: 3_000 },
  cut_frame: { title: 'The connection breaks in the middle of the frame (WebSocket)', meets: 'frame' },
  half_open: {
    title: 'The connection stays open, and nothing goes through it any more (WebSocket)',
    meets: 'frame',
  },
} as const satisfies Record<string, NamedDeliveryFault>;

interface NamedDeliveryFault {
  readonly title: string;
  /** An event, however often it is tried, or one frame of the WebSocket with an event in it. */
  readonly meets: 'event' | 'frame';
  /** Milliseconds, where the fault takes some and none are given. */
  readonly ms?: number;
}

export type DeliveryFaultName = keyof typeof deliveryFaults;
export const deliveryFaultNames = Object.keys(deliveryFaults) as readonly DeliveryFaultName[];

/** What goes wrong, for whom and how often. */
export const deliveryFaultSpec = z.strictObject({
  name: z.enum(deliveryFaultNames),
  /** Id of an app; every app without it. */
  app: z.string().optional(),
  /** For the faults that take time: how much, in milliseconds. */
  ms: z.int().min(0).max(600_000).optional(),
  /** How many events or frames it meets; all until it is removed, without it. */
  count: z.int().min(1).optional(),
});
export type DeliveryFaultSpec = z.infer<typeof deliveryFaultSpec>;

export interface DeliveryFault extends DeliveryFaultSpec {
  readonly id: string;
  /** How many it has met. */
  readonly met: number;
}

/** The faults that meet one event or one frame, each with its milliseconds. */
export type MetFaults = ReadonlyMap<DeliveryFaultName, number>;

/** Faults kept at once. A new one above that takes the place of the oldest. */
const MAX_FAULTS = 500;
const NONE: MetFaults = new Map();

/** Faults of deliveries; several can meet the same event. */
export class DeliveryFaults {
  #next = 1;
  #faults: DeliveryFault[] = [];

  /** Oldest first. One that has met all it was to meet stays, to be seen. */
  get all(): readonly DeliveryFault[] {
    return this.#faults;
  }

  add(given: DeliveryFaultSpec): DeliveryFault {
    const fault = { ...given, id: `delivery-fault-${this.#next++}`, met: 0 };
    this.#faults = [...this.#faults, fault].slice(-MAX_FAULTS);
    return fault;
  }

  /** @returns false when there is no fault with that id. */
  remove(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
  }

  /** Counts an event or a frame. @returns the faults it meets, of which each name counts once. */
  meet(appId: string, what: 'event' | 'frame'): MetFaults {
    if (this.#faults.length === 0) return NONE;
    const met = new Map<DeliveryFaultName, number>();
    this.#faults = this.#faults.map((fault) => {
      const { name, app, ms, count = Infinity } = fault;
      const row: NamedDeliveryFault = deliveryFaults[name];
      const isMet = row.meets === what && (app ?? appId) === appId && fault.met < count && !met.has(name);
      if (!isMet) return fault;
      met.set(name, ms ?? row.ms ?? 0);
      return { ...fault, met: fault.met + 1 };
    });
    return met;
  }
}
