import { checkDocument } from '../check/checkDocument';
import type { RuleChoice } from '../check/ruleChoice';
import { parseCard } from '../document/cardDocument';
import type { CardDocument } from '../document/cardDocument';
import type { TextEdit } from '../edit/textEdits';
import { applyTextEdits } from '../edit/textEdits';
import { toTextEdits } from '../edit/toTextEdits';
import { hasPreferredFix, isFixedTogether, preferredFix } from './cardFixes';

/** A fix may reveal another fault. More rounds than this would never end. */
const MAX_FIXES = 200;
/**
 * Maximum UTF-16 units that are checked in total, because each fix is tried on the whole text. A card full of images or with hundreds of
 * faults gets fewer fixes; the rest follows when a person asks again.
 */
const MAX_READ = 2_000_000;
/** Number of fixes that are always tried, however large the card is. Images are long, but quick to check. */
const MIN_TRIES = 20;

/**
 * Applies all preferred fixes of a card, one after another, and combines them into one edit of its text. Only fixes that lose nothing
 * are preferred.
 * @param choice of the rules whose findings are fixed.
 * @returns undefined when there is nothing to fix.
 */
export function fixAll(document: CardDocument, choice: RuleChoice = {}): TextEdit | undefined {
  let fixed = document;
  const spent: Spent = { tries: 0, read: 0 };
  const tried = new Set<string>();
  for (let count = 0; count < MAX_FIXES; count++) {
    const text = fixOne(fixed, spent, choice);
    // The same text again would repeat forever.
    if (text === undefined || tried.has(text)) break;
    tried.add(text);
    fixed = parseCard(text);
  }
  return fixed === document ? undefined : difference(document.text, fixed.text);
}

interface Spent {
  tries: number;
  /** UTF-16 units. */
  read: number;
}

function fixOne(document: CardDocument, spent: Spent, choice: RuleChoice): string | undefined {
  /** Where a fix for all findings of a rule failed. It would fail for each of them. */
  const failed = new Set<string>();
  for (const found of checkDocument(document, { choice })) {
    const place = `${found.ruleId} ${found.pointer}`;
    if (!hasPreferredFix(found) || failed.has(place)) continue;
    spent.tries += 1;
    spent.read += document.text.length;
    if (spent.tries > MIN_TRIES && spent.read > MAX_READ) return undefined;
    const fix = preferredFix(document, found);
    if (fix) return applyTextEdits(document.text, toTextEdits(document.text, fix.edits));
    if (isFixedTogether(found)) failed.add(place);
  }
  return undefined;
}

/** The one range in which two texts differ, without what they have in common at both ends. */
function difference(before: string, after: string): TextEdit | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start === shorter && before.length === after.length) return undefined;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    offset: start,
    length: before.length - start - end,
    content: after.slice(start, after.length - end),
  };
}
