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

/** A replacement in a text, as an editor carries it out. Offset and length in UTF-16 units of the text before any of them. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}
