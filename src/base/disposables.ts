/** Anything that can be let go; both VS Code's disposables and ours are. */
export interface Disposing {
  dispose(): unknown;
}

/** Owns things and lets them go together, last first. What is added after that is let go at once. */
export class Disposables implements Disposing {
  readonly #owned: Disposing[] = [];
  #disposed = false;

  add<T extends Disposing>(thing: T): T {
    if (this.#disposed) thing.dispose();
    else this.#owned.push(thing);
    return thing;
  }

  dispose(): void {
    this.#disposed = true;
    for (let thing = this.#owned.pop(); thing; thing = this.#owned.pop()) thing.dispose();
  }
}
