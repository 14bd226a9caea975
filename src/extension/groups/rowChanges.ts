import type { Clock, Disposable } from '../../base/clock';

/** By then the editor has the children it was given, in milliseconds; a remote window may be slow. */
const ARRIVED_MS = 1_000;

/**
 * Announces changes of rows to the editor, so that none is lost. A tree view of the editor that waits for the children of a
 * row keeps them even when a change of that row reaches it before they do: it would show "Loading…" until the next change.
 * So a change that may cross with children on their way is announced once more when those have arrived.
 */
export class RowChanges<Row> implements Disposable {
  readonly #clock: Clock;
  readonly #announce: (row: Row | undefined) => void;
  /** Rows whose children are on their way. */
  readonly #given = new Map<Row | undefined, Disposable>();
  readonly #crossing = new Set<Row | undefined>();

  /** @param announce called with a row that has changed; `undefined` stands for the top of the tree. */
  constructor(clock: Clock, announce: (row: Row | undefined) => void) {
    this.#clock = clock;
    this.#announce = announce;
  }

  /** Notes that the editor is given the children of a row. */
  given(row: Row | undefined): void {
    this.#given.get(row)?.dispose();
    const timer = this.#clock.setTimer(ARRIVED_MS, () => {
      this.#given.delete(row);
      if (this.#crossing.delete(row)) this.#announce(row);
    });
    this.#given.set(row, timer);
  }

  /** Announces that a row or its children look different now. */
  fire(row: Row | undefined): void {
    if (this.#given.has(row)) this.#crossing.add(row);
    this.#announce(row);
  }

  dispose(): void {
    for (const timer of this.#given.values()) timer.dispose();
    this.#given.clear();
    this.#crossing.clear();
  }
}
