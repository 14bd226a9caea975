import type { Diagnostic } from '../check/checkDocument';
import type { CardDocument } from '../document/cardDocument';
import type { JsonObject, JsonPath } from '../document/json';
import { toPointer } from '../document/json';
import type { CardEdit } from '../edit/cardEdit';

/** The element that a finding is in. */
export interface FixElement {
  readonly value: JsonObject;
  readonly path: JsonPath;
  readonly index: number;
}

/** A finding with its surroundings. */
export interface FixContext {
  readonly document: CardDocument;
  readonly diagnostic: Diagnostic;
  readonly path: JsonPath;
  /** The value at `path`; undefined when there is none. */
  readonly value: unknown;
  /** The object or array that contains the value. */
  readonly parent: unknown;
  /** The list of elements that `path` is in or refers to. */
  readonly elements: readonly unknown[];
  readonly elementsPath: JsonPath;
  readonly element: FixElement | undefined;
}

/** The edits, and values for the `{name}` placeholders of the title. */
export interface MadeFix {
  readonly edits: readonly CardEdit[];
  readonly args?: Readonly<Record<string, string | number>>;
}

/** One way to fix what a rule finds. */
export interface Fixer {
  /** Kebab case. */
  readonly id: string;
  /** English, in title case for a menu. */
  readonly title: string;
  /** True if it loses nothing, so that it can be offered first. */
  readonly isPreferred?: boolean;
  /** True if it can't cause another finding, so that it needn't be tried. */
  readonly isSafe?: boolean;
  /**
   * True if it makes something readable that no rule could look at before, such as an element whose type was misspelled. Findings inside
   * may come to light then, as long as there are no more errors than before.
   */
  readonly reveals?: boolean;
  /** The same for all findings of the rule in the same value, where they can be many. Used when everything is fixed at once. */
  readonly makeAll?: (context: FixContext) => MadeFix | undefined;
  /** Returns undefined when this fix doesn't suit the finding. */
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

/** Replaces the part of the text that a finding is about; undefined when the finding isn't about a part of a text. */
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

/** Makes an edit that replaces a part of a text. */
export function replacePart(
  context: FixContext,
  replace: (part: string, text: string) => string | undefined,
): MadeFix | undefined {
  const text = withPart(context, replace);
  return text === undefined || text === context.value ? undefined : { edits: [set(context.path, text)] };
}
