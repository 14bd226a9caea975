import type { Clock, Disposable } from '../../base/clock';

/**
 * Announces changes of rows to the editor, so that none is lost. A tree view of the editor that waits for the children of a
 * row keeps them even when a change of that row reaches it before they do: it would show "Loading…" until the next change.
 * So a change that crosses with children on their way is announced once more when the editor has taken them. The editor takes
 * children by asking for the tree item of each.
 */
export class RowChanges<Row> implements Disposable {
  readonly #clock: Clock;
  readonly #announce: (row: Row | undefined) => void;
  /** Children on their way to the editor that it hasn't taken, by their row. */
  readonly #onTheirWay = new Map<Row | undefined, Set<Row>>();
  readonly #crossing = new Set<Row | undefined>();
  readonly #timers = new Set<Disposable>();

  /** @param announce called with a row that has changed; `undefined` stands for the top of the tree. */
  constructor(clock: Clock, announce: (row: Row | undefined) => void) {
    this.#clock = clock;
    this.#announce = announce;
  }

  /** Reads the children of a row for the editor; what changes from here on until it has taken them crosses with them. */
  given<Child extends Row>(row: Row | undefined, read: () => readonly Child[]): readonly Child[] {
    const left = new Set<Row>();
    this.#onTheirWay.set(row, left);
    const children = read();
    for (const child of children) left.add(child);
    if (children.length === 0) this.#arrived(row);
    return children;
  }

  /** Notes that the editor has asked for the tree item of a row. */
  taken(child: Row): void {
    for (const [row, children] of this.#onTheirWay) {
      if (children.delete(child) && children.size === 0) this.#arrived(row);
    }
  }

  /** Announces that a row or its children look different now. */
  fire(row: Row | undefined): void {
    if (this.#onTheirWay.has(row)) this.#crossing.add(row);
    this.#announce(row);
  }

  dispose(): void {
    for (const timer of this.#timers) timer.dispose();
    this.#timers.clear();
    this.#onTheirWay.clear();
    this.#crossing.clear();
  }

  #arrived(row: Row | undefined): void {
    this.#onTheirWay.delete(row);
    if (!this.#crossing.delete(row)) return;
    // The editor sends the children off once it has all tree items, which is before the next timer runs.
    const timer = this.#clock.setTimer(0, () => {
      this.#timers.delete(timer);
      this.#announce(row);
    });
    this.#timers.add(timer);
  }
}
