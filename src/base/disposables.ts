/** Anything that can be disposed: VS Code's disposables and ours. */
export interface Disposing {
  dispose(): unknown;
}

/** Owns things and disposes them together, last first. What is added after that is disposed at once. */
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
