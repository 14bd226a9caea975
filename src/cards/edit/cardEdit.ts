/**
 * One change to a card's JSON. Its JSON Pointers refer to the document before the change. Edits in a list are applied in order, so the
 * pointers of an edit refer to the result of the edits before it.
 */
export type CardEdit =
  /** Inserts `value` at `index` of the array at `list`. An index beyond the end appends. */
  | { readonly kind: 'insert'; readonly list: string; readonly index: number; readonly value: unknown }
  | { readonly kind: 'remove'; readonly pointer: string }
  /** Moves the array member at `pointer` to `index` of the array at `list`. The index counts after the member was removed. */
  | { readonly kind: 'move'; readonly pointer: string; readonly list: string; readonly index: number }
  /** Inserts a copy right after the array member at `pointer`. */
  | { readonly kind: 'duplicate'; readonly pointer: string }
  /** Sets the value at `pointer`, and adds the last key if it's missing. `undefined` removes the value. */
  | { readonly kind: 'set'; readonly pointer: string; readonly value?: unknown };

/**
 * Why an edit can't be applied. `broken`: the text isn't JSON. `missing`: there is no value at the pointer. `no-list`: the value isn't
 * an array, or isn't a member of one. `inside-itself`: a value can't move into itself.
 */
export type CardEditFault = 'broken' | 'missing' | 'no-list' | 'inside-itself';

/** An edit that doesn't fit the text. The text wasn't changed. */
export class CardEditError extends Error {
  readonly fault: CardEditFault;
  /** The JSON Pointer that didn't fit; empty for broken text. */
  readonly pointer: string;

  constructor(fault: CardEditFault, pointer: string) {
    super(pointer === '' ? `Card edit: ${fault}` : `Card edit: ${fault} at ${pointer}`);
    this.name = 'CardEditError';
    this.fault = fault;
    this.pointer = pointer;
  }
}
