import { LANGUAGES } from '../../contract/cards';
import { recognise } from '../document/recognise';
import { cardValue, typeNamedBy } from './cardValue';
import type { CodeCard, CodeLanguage } from './codeCard';
import { go } from './languages/go';
import { java } from './languages/java';
import { javascript } from './languages/javascript';
import { jsonString } from './jsonString';
import type { CodeSpan, Literal, ObjectLiteral, TextLiteral } from './reading/literal';
import { collectNames } from './reading/collectNames';
import { parseCode } from './reading/parseCode';
import { python } from './languages/python';
import { Reader } from './reading/reader';
import { hasIn, relevantOffsets } from './reading/relevant';
import { visitRoots } from './reading/visitRoots';
import type { Dialect } from './reading/dialect';

const DIALECTS: Readonly<Record<CodeLanguage, Dialect>> = { javascript, python, go, java };

/** A word that every card contains. Go structs spell it differently. */
const CARD_WORD = /element_type|ElementType/;
/** Keys of the objects that may contain elements. */
const CARD_KEYS: ReadonlySet<string> = new Set([
  'element_type',
  'elements',
  'interactive_message',
  'interactive',
  'message',
  'default',
  ...LANGUAGES,
]);

/**
 * Finds the cards in code, written as literals or as strings of JSON, in one place or in steps. They are in the order of the text, and
 * never nested. Cards are found by their shape alone, so SeaTalk may reject them. Accepts any text, even broken code, in time that grows
 * with its length. Never throws.
 */
export function findCodeCards(text: string, language: CodeLanguage): readonly CodeCard[] {
  if (!CARD_WORD.test(text)) return [];
  const dialect = DIALECTS[language];
  const tree = parseCode(text, dialect.grammars(text));
  const names = collectNames(tree, text, dialect);
  const relevant = relevantOffsets(text, names);
  const isRelevant = (start: number, end: number) => hasIn(relevant, start, end);
  const cards: CodeCard[] = [];
  const take = (literal: Literal): boolean => {
    const card = cardOf(literal);
    if (card) cards.push(card);
    return card !== undefined;
  };
  const reader = new Reader(text, dialect, names, isRelevant);
  visitRoots({ tree, text, dialect, names, reader, isRelevant, keys: CARD_KEYS }, take);
  return outermost(cards);
}

/** Cards that no other card contains or is made of, in the order of the text. */
function outermost(cards: readonly CodeCard[]): readonly CodeCard[] {
  const endOf = ({ offset, length }: CodeCard['range']): number => offset + length;
  const ranges = cards.map(({ range }) => range);
  const parts = cards.flatMap((card) => card.parts).toSorted((a, b) => a.offset - b.offset);
  const isPart = coveredBy(parts.map((part) => ({ start: part.offset, end: endOf(part) })));
  const sorted = ranges.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  const outer = new Set<CodeCard['range']>();
  let end = -1;
  for (const range of sorted) {
    if (endOf(range) <= end) continue;
    outer.add(range);
    end = endOf(range);
  }
  return cards
    .filter(({ range }) => outer.has(range) && !isPart(range.offset, endOf(range)))
    .toSorted((a, b) => a.range.offset - b.range.offset);
}

/** Whether a range is inside one of the spans, which are sorted by start. */
function coveredBy(spans: readonly CodeSpan[]): (start: number, end: number) => boolean {
  let reach = -1;
  const reaches = spans.map((span) => (reach = Math.max(reach, span.end)));
  return (start, end) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (reaches[low - 1] ?? -1) >= end;
  };
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
  const { value, holes, places, parts } = cardValue(literal);
  if (!recognise(value) || !holdsElement(literal)) return undefined;
  const { start, end } = literal;
  return {
    range: { offset: start, length: end - start },
    json: JSON.stringify(value, undefined, 2),
    holes,
    kind: 'literal',
    exact: holes.length === 0,
    places,
    parts,
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
      parts: [],
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
