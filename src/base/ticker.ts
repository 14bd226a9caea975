import type { Clock, Disposable } from './clock';

/** Calls back again and again while it is switched on. */
export class Ticker implements Disposable {
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #onTick: () => void;
  #timer: Disposable | undefined;

  /** @param everyMs milliseconds between two calls. */
  constructor(clock: Clock, everyMs: number, onTick: () => void) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#onTick = onTick;
  }

  /** Switches it on or off. The first call comes after one interval. */
  set isOn(isOn: boolean) {
    if (isOn === (this.#timer !== undefined)) return;
    this.#timer?.dispose();
    this.#timer = isOn ? this.#next() : undefined;
  }

  dispose(): void {
    this.isOn = false;
  }

  #next(): Disposable {
    return this.#clock.setTimer(this.#everyMs, () => {
      this.#timer = this.#next();
      this.#onTick();
    });
  }
}
