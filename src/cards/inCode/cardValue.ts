import { entryOf, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';
import type { CodeCard, CodeHole, CodePlace } from './codeCard';
import type { Expression, Literal, Member, ObjectLiteral, TextLiteral, CodeSpan } from './reading/literal';
import { StandIns, TEMPLATE_FIELD } from './standIns';
import { ELEMENT_TYPES } from '../../contract/cardLimits';

/** A literal as JSON, with the values that aren't known. */
export interface CardValue {
  readonly value: unknown;
  readonly holes: readonly CodeHole[];
  readonly places: readonly CodePlace[];
  /** Where the joined values stand. */
  readonly parts: CodeCard['parts'];
}

/** A place in a card. It determines what can stand in for an expression there. */
type Place = 'elements' | 'element' | 'buttons' | 'button' | 'title' | 'description' | 'image' | 'other';

/** Turns a literal into JSON. Expressions become placeholders that can be drawn. */
export function cardValue(literal: Literal): CardValue {
  const holes: CodeHole[] = [];
  const places: CodePlace[] = [];
  const joined = new Map<string, CodeCard['parts'][number]>();
  const standIns = new StandIns();

  const hole = (path: JsonPath, source: string, kind: CodeHole['kind'] = 'value'): void => {
    holes.push({ pointer: toPointer(path), expression: standIns.shortExpression(source), kind });
  };

  const stands = (path: JsonPath, { start, end }: CodeSpan): void => {
    places.push({ pointer: toPointer(path), offset: start, length: end - start });
  };

  const join = ({ isJoined, start, end }: Literal): void => {
    if (isJoined) joined.set(`${start}:${end}`, { offset: start, length: end - start });
  };

  function of(from: Literal, path: JsonPath, kind: Place): unknown {
    stands(path, from);
    join(from);
    switch (from.kind) {
      case 'scalar':
        return from.value;
      case 'text':
        return textOf(from, path);
      case 'object':
        return objectOf(from, path, kind);
      case 'list': {
        const list: unknown[] = [];
        addItems(list, from.items, path, kind);
        return list;
      }
      case 'expression':
        return standIn(from, path, kind);
    }
  }

  function textOf({ parts }: TextLiteral, path: JsonPath): string {
    return parts
      .map((part) => {
        if (typeof part === 'string') {
          for (const [field] of part.matchAll(TEMPLATE_FIELD)) hole(path, field);
          return part;
        }
        hole(path, part.expression);
        return standIns.textOf(part.expression);
      })
      .join('');
  }

  function objectOf({ members }: ObjectLiteral, path: JsonPath, place: Place): unknown {
    const isElement = members.some(({ key }) => key === 'element_type');
    const entries = new Map<string, unknown>();
    for (const { key, value, maybe } of members) {
      if (key === undefined) {
        // A spread may add any key. If it spreads a literal, its keys are shown.
        const spread = value.kind === 'expression' ? value : undefined;
        hole(path, spread?.source ?? '…', 'more');
        continue;
      }
      const inside = [...path, key];
      if (maybe !== undefined) hole(inside, maybe, 'maybe');
      const constant = constantNamedBy(key, value);
      if (constant !== undefined) stands(inside, value);
      entries.set(key, constant ?? of(value, inside, placeOf(key, isElement, place)));
    }
    return Object.fromEntries(entries);
  }

  function addItems(list: unknown[], items: readonly Literal[], path: JsonPath, listPlace: Place): void {
    const isElements = listPlace === 'elements' || items.some(isElementLiteral);
    const place = isElements ? 'element' : listPlace === 'buttons' ? 'button' : 'other';
    for (const item of items) {
      const shown = item.kind === 'expression' ? innerItems(item, place, join) : [];
      if (shown.length === 0) list.push(of(item, [...path, list.length], place));
      for (const inner of shown) {
        const inside = [...path, list.length];
        hole(inside, (item as Expression).source, 'maybe');
        list.push(of(inner, inside, place));
      }
    }
  }

  /** A value of the right shape to draw, with the expression as its text. */
  function standIn(from: Expression, path: JsonPath, place: Place): unknown {
    const { source, inner } = from;
    const text = standIns.textOf(source);
    switch (place) {
      case 'elements':
      case 'buttons': {
        const [list] = inner.filter(({ kind }) => kind === 'list');
        if (list) {
          hole(path, source, 'maybe');
          return of(list, path, place);
        }
        const items: unknown[] = [];
        addItems(items, [from], path, place);
        return items;
      }
      case 'element':
        hole(path, source);
        return { element_type: 'description', description: { format: 2, text } };
      case 'button':
        hole(path, source);
        return { button_type: 'callback', text, value: text };
      case 'title':
        hole(path, source);
        return { text };
      case 'description':
        hole(path, source);
        return { format: 2, text };
      case 'image':
        hole(path, source);
        return { content: text };
      case 'other':
        hole(path, source);
        return text;
    }
  }

  const value = of(literal, [], 'other');
  return { value, holes, places, parts: [...joined.values()] };
}

/** The literals in an expression that may become members of a list, including those in nested lists and expressions. */
function innerItems(
  { inner }: Expression,
  place: Place,
  onLiteral: (literal: Literal) => void = () => {},
): readonly Literal[] {
  if (place === 'other') return [];
  const key = place === 'element' ? 'element_type' : 'button_type';
  const membersIn = (literal: Literal): readonly Literal[] => {
    onLiteral(literal);
    if (literal.kind === 'list') return literal.items.flatMap(membersIn);
    if (literal.kind === 'expression') return literal.inner.flatMap(membersIn);
    return literal.kind === 'object' && hasKey(literal.members, key) ? [literal] : [];
  };
  return inner.flatMap(membersIn);
}

function isElementLiteral(literal: Literal): boolean {
  if (literal.kind === 'object') return hasKey(literal.members, 'element_type');
  return literal.kind === 'expression' && innerItems(literal, 'element').length > 0;
}

function hasKey(members: readonly Member[], key: string): boolean {
  return members.some((member) => member.key === key);
}

function placeOf(key: string, isElement: boolean, place: Place): Place {
  if (key === 'elements') return 'elements';
  if (key === 'button_group') return 'buttons';
  if (!isElement || place === 'button') return 'other';
  return key === 'title' || key === 'description' || key === 'image' || key === 'button' ? key : 'other';
}

/** What the constants of these keys may mean, the longest name first: a name that ends in `group` may also end in `button_group`. */
const CONSTANTS: Readonly<Record<string, readonly string[]>> = {
  element_type: ELEMENT_TYPES.toSorted((a, b) => b.length - a.length),
  button_type: ['callback', 'redirect'],
  type: ['web'],
  tag: ['interactive_message'],
};

/** The value that a constant names by its end, such as `ElementType.ButtonGroup`, `TITLE`, or `ButtonTypeCallback`. */
function constantNamedBy(key: string, literal: Literal): string | undefined {
  if (literal.kind !== 'expression' || !/^[\w.]{1,80}$/.test(literal.source)) return undefined;
  const name = literal.source
    .replace(/\.(?:value|name)$/, '')
    .toLowerCase()
    .replaceAll('_', '');
  return entryOf(CONSTANTS, key)?.find((known) => name.endsWith(known.replace('_', '')));
}

/** The element type that a value names: the type itself, or a constant named after it. */
export function typeNamedBy(literal: Literal): string | undefined {
  if (literal.kind !== 'text') return constantNamedBy('element_type', literal);
  const [type, more] = literal.parts.filter((part) => part !== '');
  return more === undefined ? ELEMENT_TYPES.find((known) => known === type) : undefined;
}
