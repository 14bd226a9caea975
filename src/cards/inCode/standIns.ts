import type { CodeHole } from './codeCard';

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
