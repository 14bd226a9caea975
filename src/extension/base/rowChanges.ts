import type { Clock, Disposable } from '../../base/clock';

/** Children of a row on their way to the editor. */
interface Delivery<Row> {
  readonly row: Row | undefined;
  /** How many of them the editor has not taken. */
  left: number;
  /** The row has changed meanwhile. */
  isCrossed: boolean;
}

/** With more rows than this, the editor is faster when it reads all rows beside them again. */
const FEW = 100;

/** What the editor was given of a row's children. */
interface Shown<Row> {
  readonly children: readonly Row[];
  /** The editor may keep them, and shows them again without asking. */
  isClosed: boolean;
}

/** How rows are read again, to find out which of them look different. */
export interface RowLooks<Row> {
  /** What tells two looks of a row apart. */
  readonly look: (row: Row) => string;
  /** The children of a row as they are now; undefined when they can't be told. */
  readonly children: (row: Row | undefined) => readonly Row[] | undefined;
  /** The same for a row that was made anew. */
  readonly id: (row: Row) => string;
}

/**
 * Announces changes of rows to the editor, so that none is lost, and no more of them than look different: the editor forgets what is
 * below a row that is announced, all rows for the top of the tree, and asks for it again. A command that a person chooses from a row's
 * menu meanwhile is called without its row. A tree view of the editor that waits for the children of a
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
  readonly #looks: RowLooks<Row> | undefined;
  #shownAtTop: Shown<Row> | undefined;
  #shownBelow = new WeakMap<Row, Shown<Row>>();
  /** The look in which the editor has a row. */
  #lookOf = new WeakMap<Row, string>();

  /**
   * @param announce called with a row that has changed; `undefined` stands for the top of the tree.
   * @param looks without them, a row is announced whenever it may have changed.
   */
  constructor(clock: Clock, announce: (row: Row | undefined) => void, looks?: RowLooks<Row>) {
    this.#clock = clock;
    this.#announce = announce;
    this.#looks = looks;
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
    this.#show(row, children);
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

  /** Announces that a row or what is below it may look different now. */
  fire(row: Row | undefined): void {
    for (const each of this.#changedIn(row)) {
      const delivery = this.#of(each);
      if (delivery) delivery.isCrossed = true;
      if (each !== undefined && this.#looks) this.#lookOf.set(each, this.#looks.look(each));
      this.#announce(each);
    }
  }

  /** Notes that the editor shows the children of a row, or no longer does. */
  turned(row: Row, isOpen: boolean): void {
    const shown = this.#shownBelow.get(row);
    if (shown) shown.isClosed = !isOpen;
  }

  /** Announces the whole tree, whose rows are others now. */
  fireAll(): void {
    this.#shownAtTop = undefined;
    this.#shownBelow = new WeakMap();
    this.#lookOf = new WeakMap();
    this.fire(undefined);
  }

  dispose(): void {
    for (const timer of this.#timers) timer.dispose();
    this.#timers.clear();
    this.#ofTop = undefined;
    this.#byRow = new WeakMap();
    this.#byChild = new WeakMap();
    this.#shownAtTop = undefined;
    this.#shownBelow = new WeakMap();
  }

  #show(row: Row | undefined, children: readonly Row[]): void {
    if (!this.#looks) return;
    const shown = { children, isClosed: false };
    if (row === undefined) this.#shownAtTop = shown;
    else this.#shownBelow.set(row, shown);
    for (const child of children) this.#lookOf.set(child, this.#looks.look(child));
  }

  /** The rows to announce so that a row and all that is below it are shown as they are now. */
  #changedIn(row: Row | undefined): readonly (Row | undefined)[] {
    if (!this.#looks || (row !== undefined && this.#looks.look(row) !== this.#lookOf.get(row))) return [row];
    return this.#changedBelow(row, this.#looks);
  }

  #changedBelow(row: Row | undefined, looks: RowLooks<Row>): readonly (Row | undefined)[] {
    const shown = row === undefined ? this.#shownAtTop : this.#shownBelow.get(row);
    // What the editor keeps of a closed row it will drop now, and asks for it when the row is opened.
    if (row !== undefined && shown?.isClosed) this.#shownBelow.delete(row);
    const isSure = shown !== undefined && !shown.isClosed && this.#of(row) === undefined;
    const now = isSure ? looks.children(row) : undefined;
    if (!shown || now?.length !== shown.children.length) return [row];
    const changed: (Row | undefined)[] = [];
    for (const [index, child] of now.entries()) {
      const before = shown.children[index];
      if (before === undefined || looks.id(before) !== looks.id(child)) return [row];
      const look = looks.look(child);
      const isSame = look === this.#lookOf.get(before);
      // The editor has the row of before, which doesn't know how it looks now.
      if (!isSame && before !== child) return [row];
      if (!isSame) {
        this.#lookOf.set(child, look);
        changed.push(child);
      } else if (this.#shownBelow.has(before)) changed.push(...this.#changedBelow(before, looks));
    }
    return changed.length > FEW ? [row] : changed;
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
