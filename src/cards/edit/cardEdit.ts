/**
 * One change to a card's JSON, by JSON Pointers into the document as it is before the change. A list of edits is carried out
 * in order: each one's pointers see what the ones before it did.
 */
export type CardEdit =
  /** Puts `value` at `index` of the array at `list`; an index beyond its end appends. */
  | { readonly kind: 'insert'; readonly list: string; readonly index: number; readonly value: unknown }
  | { readonly kind: 'remove'; readonly pointer: string }
  /** Takes the member of an array at `pointer` to `index` of the array at `list`, counted after it was taken out. */
  | { readonly kind: 'move'; readonly pointer: string; readonly list: string; readonly index: number }
  /** Puts a copy right after the member of an array at `pointer`. */
  | { readonly kind: 'duplicate'; readonly pointer: string }
  /** Writes the value at `pointer`, adding the last key where it is missing. `undefined` takes away what is there, if anything. */
  | { readonly kind: 'set'; readonly pointer: string; readonly value?: unknown };

/**
 * Why an edit can't be carried out. `broken`: the text is no JSON; `missing`: nothing stands at the pointer; `no-list`: what
 * stands there is no array, or no member of one; `inside-itself`: a move into the very thing that moves.
 */
export type CardEditFault = 'broken' | 'missing' | 'no-list' | 'inside-itself';

/** An edit that does not fit the text. Nothing was changed. */
export class CardEditError extends Error {
  readonly fault: CardEditFault;
  /** JSON Pointer that did not fit; empty for broken text. */
  readonly pointer: string;

  constructor(fault: CardEditFault, pointer: string) {
    super(pointer === '' ? `Card edit: ${fault}` : `Card edit: ${fault} at ${pointer}`);
    this.name = 'CardEditError';
    this.fault = fault;
    this.pointer = pointer;
  }
}
