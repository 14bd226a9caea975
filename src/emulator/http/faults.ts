import * as z from 'zod';
import type { EndpointName } from '../../contract/endpoints';
import { endpointNames } from '../../contract/endpoints';
import type { FaultEffect } from './namedFaults';
import { faultNames, namedFault } from './namedFaults';

const spec = z.strictObject({
  /** A fault of the table, whose effects and calls apply where none are given. */
  name: z.enum(faultNames).optional(),
  /** Name of a call in the endpoint table; `*` for every call. */
  call: z.union([z.enum(endpointNames), z.literal('*')]).optional(),
  /** Result code of the answer. */
  code: z.int().optional(),
  message: z.string().optional(),
  /** HTTP status of the answer. Without a code, the body is an empty JSON object. */
  status: z.int().min(200).max(599).optional(),
  retryAfterSec: z.int().min(0).optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  /**
   * Cuts the connection: `before` the call has any effect, `after` it without an answer, `midway` through the answer.
   */
  cut: z.enum(['before', 'after', 'midway']).optional(),
  /** The call takes effect, and only its answer is replaced, as when an answer gets lost. */
  afterEffect: z.boolean().optional(),
  /** The first matching call that fails, counted from 1. */
  nth: z.int().min(1).optional(),
  /** How many calls fail. By default, all from then on. */
  count: z.int().min(1).optional(),
});

/** What goes wrong, where and how often. */
export const faultSpec = spec
  .refine(({ name, call }) => name !== undefined || call !== undefined, 'Give a name, a call, or both.')
  .refine(
    ({ name, call }) =>
      name === undefined || call === undefined || call === '*' || namedFault(name).calls.includes(call),
    'This fault does not happen to that call.',
  );
export type FaultSpec = z.infer<typeof faultSpec>;

export interface Fault extends FaultSpec {
  readonly id: string;
  /** Calls that matched so far. */
  matched: number;
}

/** Faults kept at once. A new one above that takes the place of the oldest. */
const MAX_FAULTS = 500;

/** Faults injected by the control routes. Of several that match, the oldest that fires wins. */
export class Faults {
  #next = 1;
  #faults: Fault[] = [];

  get all(): readonly Fault[] {
    return this.#faults;
  }

  add(given: FaultSpec): Fault {
    const fault = { ...effectOf(given), ...given, id: `fault-${this.#next++}`, matched: 0 };
    this.#faults.push(fault);
    if (this.#faults.length > MAX_FAULTS) this.#faults.shift();
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

  /** Counts a call. @returns the fault it meets. */
  meet(call: EndpointName): Fault | undefined {
    let fired: Fault | undefined;
    for (const fault of this.#faults) {
      if (!happensTo(fault, call)) continue;
      fault.matched++;
      const first = fault.nth ?? 1;
      const last = fault.count === undefined ? Infinity : first + fault.count - 1;
      if (fault.matched >= first && fault.matched <= last) fired ??= fault;
    }
    return fired;
  }
}

function happensTo({ name, call }: FaultSpec, met: EndpointName): boolean {
  if (call !== undefined && call !== '*') return call === met;
  return name === undefined || namedFault(name).calls.includes(met);
}

function effectOf({ name }: FaultSpec): FaultEffect {
  if (name === undefined) return {};
  const { title, calls: _, ...effect } = namedFault(name);
  return 'code' in effect ? { message: `${title}, simulated`, ...effect } : effect;
}
