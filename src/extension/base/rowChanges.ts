import type { Clock, Disposable } from '../../base/clock';

/** Children of a row on their way to the editor. */
interface Delivery<Row> {
  readonly row: Row | undefined;
  /** How many of them the editor has not taken. */
  left: number;
  /** The row has changed meanwhile. */
  isCrossed: boolean;
}

/**
 * Announces changes of rows to the editor, so that none is lost. A tree view of the editor that waits for the children of a
 * row keeps them even when a change of that row reaches it before they do: it would show "Loading…" until the next change.
 * So a change that crosses with children on their way is announced once more when the editor has taken them. The editor takes
 * children by asking for the tree item of each, or not at all, when it asks for them again first or has no more use for them. Of those
 * nothing is kept but with the rows themselves.
 */
export class RowChanges<Row extends object> implements Disposable {
  readonly #clock: Clock;
  readonly #announce: (row: Row | undefined) => void;
  #ofTop: Delivery<Row> | undefined;
  #byRow = new WeakMap<Row, Delivery<Row>>();
  #byChild = new WeakMap<Row, Delivery<Row>>();
  readonly #timers = new Set<Disposable>();

  /** @param announce called with a row that has changed; `undefined` stands for the top of the tree. */
  constructor(clock: Clock, announce: (row: Row | undefined) => void) {
    this.#clock = clock;
    this.#announce = announce;
  }

  /** Reads the children of a row for the editor; what changes from here on until it has taken them crosses with them. */
  given<Child extends Row>(row: Row | undefined, read: () => readonly Child[]): readonly Child[] {
    const delivery = { row, left: 0, isCrossed: false };
    this.#keep(row, delivery);
    const children = read();
    for (const child of new Set(children)) {
      this.#byChild.set(child, delivery);
      delivery.left += 1;
    }
    if (children.length === 0) this.#arrived(delivery);
    return children;
  }

  /** Notes that the editor has asked for the tree item of a row. */
  taken(child: Row): void {
    const delivery = this.#byChild.get(child);
    if (!delivery) return;
    this.#byChild.delete(child);
    delivery.left -= 1;
    if (delivery.left === 0) this.#arrived(delivery);
  }

  /** Announces that a row or its children look different now. */
  fire(row: Row | undefined): void {
    const delivery = this.#of(row);
    if (delivery) delivery.isCrossed = true;
    this.#announce(row);
  }

  dispose(): void {
    for (const timer of this.#timers) timer.dispose();
    this.#timers.clear();
    this.#ofTop = undefined;
    this.#byRow = new WeakMap();
    this.#byChild = new WeakMap();
  }

  #of(row: Row | undefined): Delivery<Row> | undefined {
    return row === undefined ? this.#ofTop : this.#byRow.get(row);
  }

  #keep(row: Row | undefined, delivery: Delivery<Row> | undefined): void {
    if (row === undefined) this.#ofTop = delivery;
    else if (delivery) this.#byRow.set(row, delivery);
    else this.#byRow.delete(row);
  }

  #arrived(delivery: Delivery<Row>): void {
    const { row, isCrossed } = delivery;
    // A later one of the same row has read all that changed before it.
    if (this.#of(row) !== delivery) return;
    this.#keep(row, undefined);
    if (!isCrossed) return;
    // The editor sends the children off once it has all tree items, which is before the next timer runs.
    const timer = this.#clock.setTimer(0, () => {
      this.#timers.delete(timer);
      this.#announce(row);
    });
    this.#timers.add(timer);
  }
}
