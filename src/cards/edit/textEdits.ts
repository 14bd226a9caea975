/** A replacement in a text, as editors apply it. Offset and length are in UTF-16 units of the text before any replacement. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * Applies replacements to a text. All offsets refer to the text before any of them.
 * @throws Error when edits overlap or are out of order.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { offset, length, content } of edits) {
    if (offset < done) throw new Error(`Edits overlap or are out of order at ${offset}.`);
    result += text.slice(done, offset) + content;
    done = offset + length;
  }
  return result + text.slice(done);
}

/** A range of the original text, or added text. */
type Piece = { readonly start: number; readonly end: number } | { readonly added: string };

/** Collects replacements that are applied one after another, and combines them into replacements of the original text. */
export class ComposedEdits {
  readonly #original: string;
  #pieces: readonly Piece[];
  #text: string;

  constructor(original: string) {
    this.#original = original;
    this.#text = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  /** The text after all replacements so far. */
  get text(): string {
    return this.#text;
  }

  /**
   * Applies replacements to the current text.
   * @param edits replacements of the current text that don't overlap. Those at the same place are applied in order.
   */
  add(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const pieces: Piece[] = [];
    let done = 0;
    for (const { offset, length, content } of edits.toSorted((a, b) => a.offset - b.offset)) {
      pieces.push(...this.#cut(done, offset));
      if (content !== '') pieces.push({ added: content });
      done = offset + length;
    }
    pieces.push(...this.#cut(done, this.#text.length));
    this.#pieces = pieces;
    this.#text = pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** The fewest and shortest replacements that turn the original text into the current one, in order of place. */
  result(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let done = 0;
    let content = '';
    for (const piece of [...this.#pieces, { start: this.#original.length, end: this.#original.length }]) {
      if ('added' in piece) {
        content += piece.added;
        continue;
      }
      if (piece.start > done || content !== '') {
        const edit = shortened(this.#original, { offset: done, length: piece.start - done, content });
        if (edit.length > 0 || edit.content !== '') edits.push(edit);
      }
      content = '';
      done = piece.end;
    }
    return edits;
  }

  #textOf(piece: Piece): string {
    return 'added' in piece ? piece.added : this.#original.slice(piece.start, piece.end);
  }

  /** The pieces between two offsets of the current text. */
  #cut(from: number, to: number): Piece[] {
    const cut: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = 'added' in piece ? piece.added.length : piece.end - piece.start;
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, length);
      if (start < end) {
        cut.push(
          'added' in piece
            ? { added: piece.added.slice(start, end) }
            : { start: piece.start + start, end: piece.start + end },
        );
      }
      at += length;
    }
    return cut;
  }
}

/** Drops what a replacement and the replaced text have in common at both ends. */
function shortened(original: string, { offset, length, content }: TextEdit): TextEdit {
  const old = original.slice(offset, offset + length);
  const most = Math.min(old.length, content.length);
  let start = 0;
  while (start < most && old[start] === content[start]) start++;
  if (splitsPair(old, start) || splitsPair(content, start)) start--;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === content.at(-1 - end)) end++;
  if (splitsPair(old, old.length - end) || splitsPair(content, content.length - end)) end--;
  return {
    offset: offset + start,
    length: length - start - end,
    content: content.slice(start, content.length - end),
  };
}

/** Whether a position is inside a surrogate pair or a line end of two characters. */
function splitsPair(text: string, at: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
