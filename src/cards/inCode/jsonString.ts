import { parseCard } from '../document/cardDocument';
import { toPointer, isArray, isObject } from '../document/json';
import type { JsonPath } from '../document/json';
import type { CodeHole } from './codeCard';
import type { TextPart } from './reading/literal';
import { StandIns, TEMPLATE_FIELD } from './standIns';

/** JSON from a string in code. */
export interface StringValue {
  readonly value: unknown;
  readonly holes: readonly CodeHole[];
}

/** Reads a string as JSON with a card in it; undefined when it isn't one. Expressions in it become placeholders. */
export function jsonString(parts: readonly TextPart[]): StringValue | undefined {
  const standIns = new StandIns();
  const text = joined(parts, standIns);
  if (!/^\s*[[{]/.test(text)) return undefined;
  const { value, faults, card } = parseCard(text);
  if (!card || faults.length > 0) return undefined;
  const expressions = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.expression]));
  const isTemplate = text.includes('{{');
  const hasHoles = expressions.length > 0 || isTemplate;
  return { value, holes: hasHoles ? holesIn(value, expressions, standIns) : [] };
}

/** Inserts a placeholder for each expression, in quotes unless it's inside a JSON string. */
function joined(parts: readonly TextPart[], standIns: StandIns): string {
  let isQuoted = false;
  const pieces: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      const quoted = quoteFields(part, isQuoted);
      isQuoted = quoted.isQuoted;
      pieces.push(quoted.text);
    } else {
      const text = JSON.stringify(standIns.textOf(part.expression));
      pieces.push(isQuoted ? text.slice(1, -1) : text);
    }
  }
  return pieces.join('');
}

/** What a template has where a value stands: `{{ .Count }}`, `%d`. */
const FIELD = new RegExp(String.raw`${TEMPLATE_FIELD.source}|%[+#]?[a-z]`, 'y');

/** Puts the fields of a template in quotes, unless a JSON string is open. */
function quoteFields(text: string, wasQuoted: boolean): { text: string; isQuoted: boolean } {
  let isQuoted = wasQuoted;
  const pieces: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\' && isQuoted) i++;
    else if (!isQuoted && (char === '%' || char === '{')) {
      FIELD.lastIndex = i;
      const field = FIELD.exec(text)?.[0];
      if (field === undefined) continue;
      pieces.push(text.slice(from, i), JSON.stringify(field));
      from = i + field.length;
      i = from - 1;
    }
  }
  return { text: [...pieces, text.slice(from)].join(''), isQuoted };
}

/** A placeholder, or the field of a template. */
const SHOWN = new RegExp(`«[^»]*»|${TEMPLATE_FIELD.source}`, 'g');

/** Finds the placeholders in the value, in the order of the text. */
function holesIn(value: unknown, expressions: readonly string[], standIns: StandIns): CodeHole[] {
  const shown = new Map(
    expressions.map((source) => [standIns.textOf(source), standIns.shortExpression(source)]),
  );
  const holes: CodeHole[] = [];
  const visit = (at: unknown, path: JsonPath): void => {
    if (typeof at === 'string') {
      for (const [found] of at.matchAll(SHOWN)) {
        const expression = found.startsWith('{{') ? found : shown.get(found);
        if (expression !== undefined) holes.push({ pointer: toPointer(path), expression, kind: 'value' });
      }
    } else if (isArray(at)) at.forEach((item, index) => visit(item, [...path, index]));
    else if (isObject(at)) for (const [key, item] of Object.entries(at)) visit(item, [...path, key]);
  };
  visit(value, []);
  return holes;
}
