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
