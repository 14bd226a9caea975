/** Maximum slips of a misspelled name, and of one of up to four letters. */
const MAX_SLIPS = 2;
const MAX_SLIPS_SHORT = 1;
const SHORT = 4;

/**
 * The name that was probably meant by a misspelled one: the nearest of those within two letters added, dropped, changed, or swapped; within
 * one for short names. Upper and lower case, hyphens, and underscores don't matter. Undefined when none is near.
 */
export function nearestName<Name extends string>(written: string, names: readonly Name[]): Name | undefined {
  let nearest: Name | undefined;
  let least = Infinity;
  for (const name of names) {
    const max = Math.min(written.length, name.length) <= SHORT ? MAX_SLIPS_SHORT : MAX_SLIPS;
    const slips = slipsBetween(plain(written), plain(name), max);
    if (slips > max || slips >= least) continue;
    least = slips;
    nearest = name;
  }
  return nearest;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

/** The distance of Damerau and Levenshtein, without edits of what was swapped. Anything above `max` for lengths that differ more. */
function slipsBetween(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[line - 1] === other[column - 1];
      const isSwapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      next.push(
        Math.min(
          at(row, column - 1) + (isSame ? 0 : 1),
          at(row, column) + 1,
          at(next, column - 1) + 1,
          isSwapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    before = row;
    row = next;
  }
  return at(row, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
