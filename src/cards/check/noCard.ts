import type { CardDocument } from '../document/cardDocument';
import { isArray, isObject, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';
import { recognise } from '../document/recognise';

/** An English sentence with `{name}` placeholders for `args`. */
export interface Reason {
  readonly template: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Begins a line that JSON can't have: `element_type: title`, `- title:`, `---`. */
const YAML = /^(?:%YAML|---\s|---$|(?:- )*[A-Za-z_][\w.-]{0,80}:(?:\s|$))/u;
const CODE =
  /^(?:#!|<\?php|\/\*|\/\/|(?:import|from|package|export|const|let|var|def|class|func|function|async|public|private|using|use|module|require|return|interface|type)\b)/u;
/** Lines that are looked at. */
const MAX_LINES = 20;

/** What a text is that isn't JSON, by how it begins; undefined when it looks like JSON with a mistake. */
export function otherText({ text, faults }: CardDocument): Reason | undefined {
  const [fault] = faults;
  if (!fault) return undefined;
  if (fault.code === 'EndOfFileExpected' && /^[[{]/.test(text.slice(fault.offset, fault.offset + 1))) {
    return {
      template: 'This text holds more than one JSON value. Put each card into a file of its own.',
      args: {},
    };
  }
  const lines = text
    .split('\n', MAX_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^#(?!!)/.test(line));
  const [first] = lines;
  if (first === undefined || /^["[{]/.test(first)) return undefined;
  if (CODE.test(first)) {
    const template = 'This looks like source code, not JSON. Check the JSON of the card that the code makes.';
    return { template, args: {} };
  }
  if (lines.some((line) => YAML.test(line)))
    return { template: 'This looks like YAML. Cards are JSON; convert it first.', args: {} };
  return undefined;
}

/** Values that are looked at, and how deep. */
const MAX_VALUES = 5000;
const MAX_DEPTH = 3;

/** Why a JSON value isn't the card itself. */
export function notOneCard({ value }: CardDocument): Reason {
  const [first, ...more] = cardsInside(value);
  if (first === undefined) {
    return {
      template: 'This JSON does not contain a card: no "elements", and nothing with an "element_type".',
      args: {},
    };
  }
  if (more.length === 0) {
    return {
      template: 'The card is at {pointer} of this JSON. Only a card by itself is checked.',
      args: { pointer: toPointer(first) },
    };
  }
  return {
    template:
      'This JSON holds {count} cards, the first at {pointer}. Put each of them into a file of its own.',
    args: { count: more.length + 1, pointer: toPointer(first) },
  };
}

/** Where cards are in a JSON value that isn't one; nothing inside a card counts. */
function cardsInside(root: unknown): readonly JsonPath[] {
  const cards: JsonPath[] = [];
  let level: readonly { readonly value: unknown; readonly path: JsonPath }[] = [{ value: root, path: [] }];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const inner = level.flatMap(({ value, path }) => {
      const members = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
      return members.map(([step, member]) => ({ value: member, path: [...path, step] }));
    });
    level = inner.slice(0, MAX_VALUES).filter(({ value, path }) => {
      if (!recognise(value)) return true;
      cards.push(path);
      return false;
    });
  }
  return cards;
}
