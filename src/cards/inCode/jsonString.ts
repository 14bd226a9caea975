import { parseCard } from '../document/cardDocument';
import { toPointer, isArray, isObject } from '../document/json';
import type { JsonPath } from '../document/json';
import type { CodeHole } from './codeCard';
import type { TextPart } from './reading/literal';
import { placeholder, shortExpression } from './standIns';

/** JSON from a string in code. */
export interface StringValue {
  readonly value: unknown;
  readonly holes: readonly CodeHole[];
}

/** Reads a string as JSON with a card in it; undefined when it isn't one. Expressions in it become placeholders. */
export function jsonString(parts: readonly TextPart[]): StringValue | undefined {
  const text = joined(parts);
  if (!/^\s*[[{]/.test(text)) return undefined;
  const { value, faults, card } = parseCard(text);
  if (!card || faults.length > 0) return undefined;
  const expressions = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.expression]));
  return { value, holes: expressions.length === 0 ? [] : holesIn(value, expressions) };
}

/** Inserts a placeholder for each expression, in quotes unless it's inside a JSON string. */
function joined(parts: readonly TextPart[]): string {
  let isQuoted = false;
  const pieces: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      isQuoted = isInString(part, isQuoted);
      pieces.push(part);
    } else {
      const text = JSON.stringify(placeholder(part.expression));
      pieces.push(isQuoted ? text.slice(1, -1) : text);
    }
  }
  return pieces.join('');
}

/** Whether a JSON string is open after this text. */
function isInString(text: string, before: boolean): boolean {
  let inside = before;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') inside = !inside;
    else if (text[i] === '\\' && inside) i++;
  }
  return inside;
}

/** Finds the placeholders in the value, in the order of the text. */
function holesIn(value: unknown, expressions: readonly string[]): CodeHole[] {
  const shown = new Set(expressions.map(placeholder));
  const sources = new Map(expressions.map((source) => [placeholder(source), shortExpression(source)]));
  const holes: CodeHole[] = [];
  const visit = (at: unknown, path: JsonPath): void => {
    if (typeof at === 'string') {
      for (const [found] of at.matchAll(/«[^»]*»/g)) {
        if (!shown.has(found)) continue;
        holes.push({ pointer: toPointer(path), expression: sources.get(found) ?? '', kind: 'value' });
      }
    } else if (isArray(at)) at.forEach((item, index) => visit(item, [...path, index]));
    else if (isObject(at)) for (const [key, item] of Object.entries(at)) visit(item, [...path, key]);
  };
  visit(value, []);
  return holes;
}
