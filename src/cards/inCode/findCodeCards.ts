import { recognise } from '../document/recognise';
import { cardValue, typeNamedBy } from './cardValue';
import type { CodeCard, CodeLanguage } from './codeCard';
import { go } from './languages/go';
import { java } from './languages/java';
import { javascript } from './languages/javascript';
import { jsonString } from './jsonString';
import type { Literal, ObjectLiteral, TextLiteral } from './reading/literal';
import { python } from './languages/python';
import { Reader } from './reading/reader';
import type { Dialect } from './reading/reader';
import { tokenize } from './reading/tokenize';

const DIALECTS: Readonly<Record<CodeLanguage, Dialect>> = { javascript, python, go, java };

/** A word that every card contains. Go structs spell it differently. */
const CARD_WORD = /element_type|ElementType/;
/** A word in each part of a card, for parts that stand alone in an expression. */
const PART_WORDS = /element_type|ElementType|button_type|ButtonType/g;
/** Keys of the objects that may contain elements. */
const CARD_KEYS = new Set(['element_type', 'elements', 'interactive_message', 'interactive', 'message']);

/**
 * Finds the cards in code, written as literals or as strings of JSON. They are in the order of the text, and never nested. Cards are
 * found by their shape alone, so SeaTalk may reject them. Accepts any text, even broken code, in linear time. Never throws.
 */
export function findCodeCards(text: string, language: CodeLanguage): readonly CodeCard[] {
  if (!CARD_WORD.test(text)) return [];
  const dialect = DIALECTS[language];
  const words = [...text.matchAll(PART_WORDS)].map(({ index }) => index);
  const reader = new Reader(tokenize(text, dialect.syntax), dialect, (start, end) =>
    hasIn(words, start, end),
  );
  const cards: CodeCard[] = [];
  // The outermost literals first. Whatever is inside a card is part of it.
  const waiting = [...reader.readAll()];
  for (let literal = waiting.pop(); literal; literal = waiting.pop()) {
    const card = cardOf(literal);
    if (card) cards.push(card);
    else {
      for (const part of partsOf(literal)) if (hasIn(words, part.start, part.end)) waiting.push(part);
    }
  }
  return cards.toSorted((a, b) => a.range.offset - b.range.offset);
}

/** Whether one of the sorted offsets is in a range. */
function hasIn(offsets: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? end) < end;
}

function partsOf(literal: Literal): readonly Literal[] {
  switch (literal.kind) {
    case 'object':
      return literal.members.map(({ value }) => value);
    case 'list':
      return literal.items;
    case 'expression':
      return literal.inner;
    case 'text':
    case 'scalar':
      return [];
  }
}

function cardOf(literal: Literal): CodeCard | undefined {
  if (literal.kind === 'text') return stringCard(literal);
  if (!mayBeCard(literal)) return undefined;
  const { value, holes, places } = cardValue(literal);
  if (!recognise(value) || !holdsElement(literal)) return undefined;
  const { start, end } = literal;
  return {
    range: { offset: start, length: end - start },
    json: JSON.stringify(value, undefined, 2),
    holes,
    kind: 'literal',
    exact: holes.length === 0,
    places,
  };
}

function stringCard({ parts, start, end }: TextLiteral): CodeCard | undefined {
  const read = jsonString(parts);
  return (
    read && {
      range: { offset: start, length: end - start },
      json: JSON.stringify(read.value, undefined, 2),
      holes: read.holes,
      kind: 'string',
      exact: read.holes.length === 0,
      places: [{ pointer: '', offset: start, length: end - start }],
    }
  );
}

/** A cheap check before a literal is turned into JSON. */
function mayBeCard(literal: Literal): boolean {
  if (literal.kind === 'object') return literal.members.some(({ key }) => CARD_KEYS.has(key ?? ''));
  return literal.kind === 'list' && literal.items.some(mayBeElement);
}

function mayBeElement(literal: Literal): boolean {
  if (literal.kind === 'expression')
    return literal.inner.some((inner) => mayBeElement(inner) || mayBeCard(inner));
  return literal.kind === 'object' && literal.members.some(({ key }) => key === 'element_type');
}

/**
 * Whether at least one element has a type and something else. Without this check, the schema of a card, or a search for one, would look
 * like a card.
 */
function holdsElement(literal: Literal): boolean {
  if (literal.kind === 'object' && isElement(literal)) return true;
  return partsOf(literal).some(holdsElement);
}

function isElement({ members }: ObjectLiteral): boolean {
  const type = members.find(({ key }) => key === 'element_type');
  if (!type || typeNamedBy(type.value) === undefined) return false;
  return members.length > 1;
}
