import type { Diagnostic } from '../check/checkDocument';
import type { CardDocument } from '../document/cardDocument';
import type { JsonObject, JsonPath } from '../document/json';
import { toPointer } from '../document/json';
import type { CardEdit } from '../edit/cardEdit';

/** The element a finding stands in. */
export interface FixElement {
  readonly value: JsonObject;
  readonly path: JsonPath;
  readonly index: number;
}

/** A finding, and what stands around its place. */
export interface FixContext {
  readonly document: CardDocument;
  readonly diagnostic: Diagnostic;
  readonly path: JsonPath;
  /** The value at `path`; undefined where there is none. */
  readonly value: unknown;
  /** The object or array that holds it. */
  readonly parent: unknown;
  /** The list of elements that `path` is in, or about. */
  readonly elements: readonly unknown[];
  readonly elementsPath: JsonPath;
  readonly element: FixElement | undefined;
}

/** Edits, and values for the `{name}` places of the title. */
export interface MadeFix {
  readonly edits: readonly CardEdit[];
  readonly args?: Readonly<Record<string, string | number>>;
}

/** One way to put right what a rule finds. */
export interface Fixer {
  /** Kebab case. */
  readonly id: string;
  /** English, in the case of a menu. */
  readonly title: string;
  /** True where it loses nothing, so that it can be offered first. */
  readonly isPreferred?: boolean;
  /** True where it can not bring up an error that was not there: then nobody need try it out. */
  readonly isSafe?: boolean;
  /** Undefined where this way does not fit the finding. */
  readonly make: (context: FixContext) => MadeFix | undefined;
}

export function set(path: JsonPath, value: unknown): CardEdit {
  return { kind: 'set', pointer: toPointer(path), value };
}

export function remove(path: JsonPath): CardEdit {
  return { kind: 'remove', pointer: toPointer(path) };
}

export function insert(list: JsonPath, index: number, value: unknown): CardEdit {
  return { kind: 'insert', list: toPointer(list), index, value };
}

/** The text at the finding's place with its part replaced; undefined where it is about no part of a text. */
function withPart(
  { value, diagnostic: { span } }: FixContext,
  replace: (part: string, text: string) => string | undefined,
): string | undefined {
  if (typeof value !== 'string' || !span) return undefined;
  const replacement = replace(value.slice(span.start, span.end), value);
  return replacement === undefined
    ? undefined
    : value.slice(0, span.start) + replacement + value.slice(span.end);
}

/** An edit of a part of a text. */
export function replacePart(
  context: FixContext,
  replace: (part: string, text: string) => string | undefined,
): MadeFix | undefined {
  const text = withPart(context, replace);
  return text === undefined || text === context.value ? undefined : { edits: [set(context.path, text)] };
}
