import { checkDocument } from '../check/checkDocument';
import type { CheckOptions, Diagnostic } from '../check/checkDocument';
import { parseCard } from '../document/cardDocument';
import { codePlaceOf } from './codeCard';
import type { CodeCard } from './codeCard';
import { isAboutStandIn } from './standIns';
import { withoutItems } from './withoutItems';

/** A finding in a card in code. Its range is in the code; its pointer is in the card's JSON. */
export type CodeFinding = Omit<Diagnostic, 'span'>;

/** Most parts that may be missing which are checked one by one. */
const MAX_PARTS = 50;

/**
 * Checks a card found in code. Reports only what is sure before the code runs: nothing about values that it fills in, and nothing that
 * depends on elements that may not be sent. A part that may be missing is checked as if it alone were sent with what is always there.
 * @returns the findings in the order of the code.
 */
export function checkCodeCard(card: CodeCard, options: CheckOptions = {}): readonly CodeFinding[] {
  const whole: unknown = JSON.parse(card.json);
  const all = diagnose(whole, new Set(), options);
  const unsure = card.holes.filter(({ kind, pointer }) => kind !== 'more' && /\/\d+$/.test(pointer));
  const found = unsure.length === 0 ? all : sureFindings();
  return found
    .filter(({ pointer }) => !isAboutStandIn(card.holes, pointer))
    .map(({ span: _span, ...finding }) => {
      const { offset, length } = codePlaceOf(card, finding.pointer) ?? card.range;
      return { ...finding, range: { offset, length } };
    })
    .toSorted((a, b) => a.range.offset - b.range.offset);

  function sureFindings(): readonly Diagnostic[] {
    const items = new Set(unsure.map(({ pointer }) => pointer));
    const known = new Set(all.map(keyOf));
    // Without these items, a list may look too short. That is only reported if it is too short with them.
    const certain = diagnose(whole, items, options).filter((finding) => known.has(keyOf(finding)));
    const maybe = [...new Set(unsure.filter(({ kind }) => kind === 'maybe').map(({ pointer }) => pointer))];
    const partly = maybe.slice(0, MAX_PARTS).flatMap((part) => {
      const others = new Set([...items].filter((other) => !isIn(part, other) && !isIn(other, part)));
      return diagnose(whole, others, options).filter(({ pointer }) => isIn(pointer, part));
    });
    return [...new Map([...certain, ...partly].map((finding) => [keyOf(finding), finding])).values()];
  }
}

/** The findings in a value without some items, at their pointers in the whole value. */
function diagnose(
  whole: unknown,
  dropped: ReadonlySet<string>,
  options: CheckOptions,
): readonly Diagnostic[] {
  const { value, originals } = withoutItems(whole, dropped);
  return checkDocument(parseCard(JSON.stringify(value, undefined, 2)), options).map((finding) => ({
    ...finding,
    pointer: originals.get(finding.pointer) ?? finding.pointer,
  }));
}

function isIn(pointer: string, container: string): boolean {
  return pointer === container || pointer.startsWith(`${container}/`);
}

function keyOf({ ruleId, pointer, message }: Diagnostic): string {
  return JSON.stringify([ruleId, pointer, message]);
}
