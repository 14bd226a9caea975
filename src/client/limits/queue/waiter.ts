import type { LimitCall, Permit } from '../limitCall';

/** A call between `acquire` and its permit. */
export class Waiter {
  readonly call: LimitCall;
  /** Place in the order of arrival; a repeated call keeps it. */
  readonly order: number;
  readonly permit: Promise<Permit>;
  readonly resolve: (permit: Permit) => void;
  readonly reject: (error: Error) => void;
  /** `queued`; `granted`: a slot is being written down for it; `done`: it has a permit or an error. */
  state: 'queued' | 'granted' | 'done' = 'queued';
  /** Index in the heap of deadlines; -1 outside. */
  heapIndex = -1;

  constructor(call: LimitCall, order: number) {
    this.call = call;
    this.order = order;
    const { promise, resolve, reject } = withResolvers<Permit>();
    this.permit = promise;
    this.resolve = resolve;
    this.reject = reject;
  }
}

/** `Promise.withResolvers` is not in Node 20. */
function withResolvers<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
