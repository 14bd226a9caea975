import type { CodeHole } from './codeCard';

/** Characters of an expression that are shown; longer ones say nothing more in a card. */
const MAX_SHOWN = 40;

/** An expression on one line, cut when it is long. */
export function shortExpression(source: string): string {
  const line = source
    .slice(0, MAX_SHOWN * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/**
 * What stands in a card for a value that comes from code, for example `«user.name»`. Other angle brackets are marked by the editor
 * as mistaken for `<`.
 */
export function placeholder(source: string): string {
  return `«${shortExpression(source)}»`;
}

/**
 * Whether what the rules find is about a stand-in: something that is not in the code, or is not known to be missing from it.
 * @param pointer JSON Pointer of what was found.
 */
export function isAboutStandIn(holes: readonly CodeHole[], pointer: string): boolean {
  return holes.some((hole) => {
    if (hole.kind === 'maybe') return false;
    if (pointer === hole.pointer) return true;
    // Below an object that may hold more, what is shown is the code's own.
    return hole.kind === 'value' && pointer.startsWith(`${hole.pointer}/`);
  });
}

/** How many values are to be filled in before the card can be sent. */
export function countPlaceholders(holes: readonly CodeHole[]): number {
  return holes.filter(({ kind }) => kind !== 'maybe').length;
}
