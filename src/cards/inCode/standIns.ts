import { oneLine } from '../../base/plainText';
import type { CodeHole } from './codeCard';

/** Maximum characters of an expression that are shown. Longer ones don't help in a card. */
const MAX_SHOWN = 40;

/** A field of a template that is filled in later: `{{ name }}`. */
export const TEMPLATE_FIELD = /\{\{[^{}]{1,200}\}\}/g;

/**
 * What a card shows for its values that come from code, for example `«user.name»`. The editor would flag other angle brackets as
 * confusable with `<`. Long expressions are cut; two that are cut alike are numbered, so that one text never means both.
 */
export class StandIns {
  /** What is shown for an expression, by what is left of it and its source. */
  readonly #cut = new Map<string, Map<string, string>>();

  /** An expression on one line, shortened if it's long. */
  shortExpression(source: string): string {
    // With the ellipsis.
    const short = oneLine(source, MAX_SHOWN + 1).replaceAll(/[«»]/g, ' ');
    if (!short.endsWith('…')) return short;
    const alike = this.#cut.get(short) ?? new Map<string, string>();
    this.#cut.set(short, alike);
    const shown = alike.get(source) ?? (alike.size === 0 ? short : `${short} (${alike.size + 1})`);
    alike.set(source, shown);
    return shown;
  }

  /** The text in place of the value. */
  textOf(source: string): string {
    return `«${this.shortExpression(source)}»`;
  }
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
