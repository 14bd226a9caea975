/**
 * Which of some things kept their order: the most that can stay while the others move around them.
 * @param places where each thing, in its old order, stands now; all different.
 * @returns indexes into `places`: one of the longest rising sequences.
 */
export function unmoved(places: readonly number[]): ReadonlySet<number> {
  /** By length - 1: the index that ends the rising sequence of that length with the lowest place. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, place] of places.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  }
  const stayed = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) stayed.add(index);
  return stayed;
}
