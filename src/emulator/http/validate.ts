import type * as z from 'zod';
import type { Refusals } from '../refusal';
import { PlatformError } from '../refusal';
import { issueWords } from './issueWords';
import type { Leniency } from './leniency';
import { normalize } from './normalize';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Most rounds of dropping unknown keys. Dropping some can reveal others deeper down. */
const MAX_ROUNDS = 5;

/**
 * Checks a body or query. The contract's schemas are strict, as they describe what we send; the platform itself
 * ignores unknown keys, which is remarked on.
 * @throws PlatformError with the code for empty, too long, wrong tag or else invalid input; the text names the field.
 */
export function validate<T>(schema: z.ZodType<T>, raw: unknown, refusals: Refusals, leniency: Leniency): T {
  const value = normalize(raw, leniency);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues;
    const unknown = issues.map((issue) => unknownKeys(issue, []));
    if (!unknown.every((found) => found !== undefined)) throw refusal(issues, unknown, value, refusals);
    for (const { path, keys } of unknown.flat()) {
      drop(value, path, keys);
      for (const key of keys) leniency.remark(ignored(path, key));
    }
  }
  throw new PlatformError(refusals.input, 'the body has too many unknown keys');
}

interface UnknownKeys {
  readonly path: Path;
  readonly keys: readonly string[];
}

/** The unknown keys that an issue reports; undefined when it reports anything else as well. */
function unknownKeys(issue: Issue, above: Path): UnknownKeys[] | undefined {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return [{ path, keys: issue.keys }];
  if (issue.code !== 'invalid_union') return undefined;
  for (const branch of issue.errors) {
    const found = branch.map((inner) => unknownKeys(inner, path));
    if (branch.length > 0 && found.every((keys) => keys !== undefined)) return found.flat();
  }
  return undefined;
}

/** These are documented too, one level down: in the wrong place they are lost without an error. */
const INSIDE_MESSAGE = new Set(['thread_id', 'quoted_message_id']);

function ignored(path: Path, key: string): string {
  const hint = path.length === 0 && INSIDE_MESSAGE.has(key) ? '; it belongs inside "message"' : '';
  return `${fieldName([...path, key])}: not a field of this call, ignored${hint}`;
}

function drop(value: unknown, path: Path, keys: readonly string[]): void {
  const target = at(value, path);
  if (!isObject(target)) return;
  for (const key of keys) delete target[key];
}

function refusal(
  issues: readonly Issue[],
  unknown: readonly (UnknownKeys[] | undefined)[],
  value: unknown,
  refusals: Refusals,
): PlatformError {
  const first = issues.find((_, index) => unknown[index] === undefined) ?? issues[0];
  if (!first) return new PlatformError(refusals.input, 'invalid input');
  const { issue, path } = closest(first, []);
  const words = issueWords(issue, at(value, path));
  return new PlatformError(codeOf(issue, path, value, refusals), `${fieldName(path) || 'body'}: ${words}`);
}

function fieldName(path: Path): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return name.replace(/^\./, '');
}

/** In a union, the issue of the branch that came closest, which is the one that failed deepest. */
function closest(issue: Issue, above: Path): { issue: Issue; path: Path } {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.every((branch) => branch.every(isOfValue)))
    return { issue, path };
  const candidates = issue.errors
    .flatMap((branch) => branch.filter((inner) => inner.code !== 'unrecognized_keys').slice(0, 1))
    .map((inner) => closest(inner, path));
  return candidates.toSorted((one, other) => other.path.length - one.path.length)[0] ?? { issue, path };
}

/** A value that is none of those allowed: no branch came closer than another. */
function isOfValue(issue: Issue): boolean {
  return issue.code === 'invalid_value' && issue.path.length === 0;
}

/** Texts of a message or card. Their lengths have their own codes. */
const CONTENT = new Set<PropertyKey | undefined>(['content', 'text', 'value']);
const MEDIA = new Set<PropertyKey | undefined>(['image', 'image_base64', 'file']);

function codeOf(issue: Issue, path: Path, value: unknown, refusals: Refusals): number {
  const field = path.at(-1);
  if (issue.code === 'invalid_union' && field === 'tag') {
    return typeof at(value, path) === 'string' ? refusals.tag : refusals.input;
  }
  if (issue.code === 'too_big' && issue.origin === 'string' && CONTENT.has(field)) {
    return MEDIA.has(path.at(-2)) ? refusals.tooLarge : refusals.tooLong;
  }
  if (issue.code === 'too_small' && (CONTENT.has(field) || field === 'elements')) return refusals.empty;
  return refusals.input;
}

function at(value: unknown, path: Path): unknown {
  let found = value;
  for (const part of path)
    found = isObject(found) || Array.isArray(found) ? Reflect.get(found, part) : undefined;
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
