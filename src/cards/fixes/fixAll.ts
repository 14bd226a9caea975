import { checkDocument } from '../checkDocument';
import { parseCard } from '../document/cardDocument';
import type { CardDocument } from '../document/cardDocument';
import type { TextEdit } from '../edit/cardEdit';
import { applyTextEdits } from '../edit/applyTextEdits';
import { toTextEdits } from '../edit/toTextEdits';
import { cardFixes } from './cardFixes';

/** A fix may uncover a fault that was hidden; more rounds than this would be a fix that never settles. */
const MAX_FIXES = 200;
/** UTF-16 units of text read again and again, in all: a card full of images gets fewer rounds. */
const MAX_READ = 20_000_000;

/**
 * All preferred fixes of a card, one after the other, as one edit of its text; undefined when there is nothing to fix. Only fixes that
 * lose nothing are preferred.
 */
export function fixAll(document: CardDocument): TextEdit | undefined {
  let fixed = document;
  let read = 0;
  const tried = new Set<string>();
  for (let count = 0; count < MAX_FIXES && read < MAX_READ; count++) {
    const text = fixOne(fixed);
    // A text that was there before would come round again for ever.
    if (text === undefined || tried.has(text)) break;
    tried.add(text);
    read += text.length;
    fixed = parseCard(text);
  }
  return fixed === document ? undefined : difference(document.text, fixed.text);
}

function fixOne(document: CardDocument): string | undefined {
  for (const found of checkDocument(document)) {
    const fix = cardFixes(document, found).find(({ isPreferred }) => isPreferred);
    if (fix) return applyTextEdits(document.text, toTextEdits(document.text, fix.edits));
  }
  return undefined;
}

/** The one place where two texts differ, without what they have in common at both ends. */
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
