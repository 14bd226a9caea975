import type { Disposing } from './disposables';

/** Owns at most one thing: putting in another disposes the one before, and so does disposing the slot. */
export class DisposableSlot<T extends Disposing = Disposing> implements Disposing {
  #value: T | undefined;
  #disposed = false;

  /** What is in the slot. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Disposes what was in the slot and puts `value` in. A slot that is disposed disposes `value` at once. */
  set<Value extends T>(value: Value): Value {
    this.clear();
    if (this.#disposed) value.dispose();
    else this.#value = value;
    return value;
  }

  /** Disposes what is in the slot; it can be filled again. */
  clear(): void {
    const before = this.#value;
    this.#value = undefined;
    before?.dispose();
  }

  /** Takes out what is in the slot without disposing it: the caller owns it now. */
  take(): T | undefined {
    const taken = this.#value;
    this.#value = undefined;
    return taken;
  }

  dispose(): void {
    this.#disposed = true;
    this.clear();
  }
}
