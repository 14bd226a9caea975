import { oneLine } from '../../base/plainText';
import type { CodeHole } from './codeCard';

/** Maximum characters of an expression that are shown. Longer ones don't help in a card. */
const MAX_SHOWN = 40;

/** A field of a template that is filled in later: `{{ name }}`. */
export const TEMPLATE_FIELD = /\{\{[^{}]{1,200}\}\}/g;

/** An expression on one line, shortened if it's long. */
export function shortExpression(source: string): string {
  // With the ellipsis.
  return oneLine(source, MAX_SHOWN + 1);
}

/**
 * What a card shows for a value that comes from code, for example `«user.name»`. The editor would flag other angle brackets as
 * confusable with `<`.
 */
export function placeholder(source: string): string {
  return `«${shortExpression(source)}»`;
}

/**
 * Whether a finding is about a stand-in: something that isn't in the code, or may not be missing from it.
 * @param pointer JSON Pointer of the finding.
 */
export function isAboutStandIn(holes: readonly CodeHole[], pointer: string): boolean {
  return holes.some((hole) => {
    if (hole.kind === 'maybe') return false;
    if (pointer === hole.pointer) return true;
    // Values inside an object that may contain more are the code's own.
    return hole.kind === 'value' && pointer.startsWith(`${hole.pointer}/`);
  });
}

/** Number of values to fill in before the card can be sent. */
export function countPlaceholders(holes: readonly CodeHole[]): number {
  return holes.filter(({ kind }) => kind !== 'maybe').length;
}
