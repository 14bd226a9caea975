/** Line and column count from 1. The column is in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Returns a function that finds the line and column of an offset. The text is scanned once, on first use. */
export function lineIndex(text: string): (offset: number) => LinePosition {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (found) => found.index + found[0].length)];
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
