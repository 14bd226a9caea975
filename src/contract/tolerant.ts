import type * as z from 'zod';

/**
 * Something in an answer that does not have the documented shape. What surrounds it was read all the same.
 */
export interface Unreadable {
  /** The row it belongs to, or the field where it is in no list: a JSON Pointer into the answer. */
  readonly pointer: string;
  /** That row or field as it came. */
  readonly json: unknown;
  /** What did not fit, as JSON Pointers with a few words of English: for logs. */
  readonly faults: readonly string[];
}

/** A listing that ends early because its cursor could not be read would seem complete. */
const NEVER_LEFT_OUT: ReadonlySet<PropertyKey> = new Set(['next_cursor']);
/** Each round goes one step deeper or higher; answers nest less deeply. */
const MAX_ROUNDS = 16;

/** Stands on whatever was not read completely. It survives a copy with `...`, and JSON leaves it out. */
const MARK = Symbol('unreadable');

interface Mark {
  readonly unreadable: Unreadable[];
  readonly raw: unknown;
}

const markOf = (read: object): Mark | undefined => (read as { [MARK]?: Mark })[MARK];

/**
 * What could not be read of a row; of a list, the rows that had to be left out; of an answer, what is in no list. Empty for whatever was read
 * completely.
 */
export function unreadableIn(read: object): readonly Unreadable[] {
  return markOf(read)?.unreadable ?? [];
}

/** A row, list or answer as it came, with what could not be read of it. */
export function asItCame(read: object): unknown {
  const mark = markOf(read);
  return mark ? mark.raw : read;
}

/** A row that says nothing, in place of one that was left out. */
export function unreadableRow(unreadable: Unreadable): object {
  const mark: Mark = { unreadable: [unreadable], raw: unreadable.json };
  return { [MARK]: mark };
}

export type TolerantReading =
  | { readonly ok: true; readonly data: unknown; readonly unreadable: readonly Unreadable[] }
  | { readonly ok: false; readonly error: z.ZodError };

/**
 * Reads an answer so that one odd value costs as little as possible. Numbers and truth values written as text, and ids written as numbers, are
 * taken for what they mean. What can't be read is left out, the smallest part that will do: a field, an entry of a list, a row; what it was is kept
 * with the row or the answer, see {@link unreadableIn}. Without what the schema requires outside of lists, the answer can't be read.
 *
 * An answer that fits costs no more than parsing it: only the faults of a first reading are looked at.
 */
export function readTolerantly(schema: z.ZodType, json: unknown): TolerantReading {
  const first = schema.safeParse(json);
  if (first.success) return { ok: true, data: first.data, unreadable: [] };
  const repair = new Repair(json);
  let { error } = first;
  for (let round = 0; round < MAX_ROUNDS && repair.round(error.issues); round += 1) {
    const again = schema.safeParse(repair.copy);
    if (again.success) return { ok: true, data: again.data, unreadable: repair.mark(again.data) };
    error = again.error;
  }
  return { ok: false, error: first.error };
}

type Path = readonly PropertyKey[];
type Container = Record<PropertyKey, unknown>;

interface Found {
  readonly path: Path;
  readonly faults: string[];
}

/** A copy of an answer from which what does not fit is taken out, round by round. */
class Repair {
  readonly copy: unknown;
  readonly #original: unknown;
  /** By the pointer of the row or field. Paths are those of the original. */
  readonly #found = new Map<string, Found>();
  /** For lists of the copy that entries were taken from: the places in the original of those that are left. */
  readonly #places = new WeakMap<object, number[]>();
  #removed = new Map<unknown[], Set<number>>();

  constructor(json: unknown) {
    this.#original = json;
    this.copy = structuredClone(json);
  }

  /** @returns whether anything could be done about the issues. */
  round(issues: readonly z.core.$ZodIssue[]): boolean {
    this.#removed = new Map();
    const done = issues.map((issue) => this.#convert(issue) || this.#leaveOut(issue.path, issue));
    for (const [list, indexes] of this.#removed) this.#remove(list, indexes);
    return done.every(Boolean);
  }

  /** Puts what was found where {@link unreadableIn} looks for it. */
  mark(data: unknown): readonly Unreadable[] {
    return [...this.#found.values()].map(({ path, faults }) => {
      const unreadable = { pointer: pointerOf(path), json: at(this.#original, path), faults };
      const holder = this.#holder(data, path);
      if (!holder) return unreadable;
      const mark = markOf(holder.read);
      if (mark) mark.unreadable.push(unreadable);
      else {
        const made: Mark = { unreadable: [unreadable], raw: at(this.#original, holder.path) };
        Object.assign(holder.read, { [MARK]: made });
      }
      return unreadable;
    });
  }

  /** The row that something belongs to; its list, where the row is gone; the answer for everything else. */
  #holder(data: unknown, path: Path): { readonly read: Container; readonly path: Path } | undefined {
    for (const place of rowOf(path) ? [path, path.slice(0, -1), []] : [[]]) {
      const now = this.#pathNow(place);
      const read = now && at(data, now);
      if (isContainer(read)) return { read, path: place };
    }
    return undefined;
  }

  /** Takes a value of another type for what it means. */
  #convert(issue: z.core.$ZodIssue): boolean {
    if (issue.code !== 'invalid_type' || issue.path.length === 0) return false;
    const parent = at(this.copy, issue.path.slice(0, -1));
    const key = issue.path.at(-1);
    if (!isContainer(parent) || key === undefined) return false;
    const meant = converted(parent[key], issue.expected);
    if (meant === undefined) return false;
    parent[key] = meant;
    return true;
  }

  #leaveOut(path: Path, issue: z.core.$ZodIssue): boolean {
    const key = path.at(-1);
    if (key === undefined || (path.length === 1 && NEVER_LEFT_OUT.has(key))) return false;
    const above = path.slice(0, -1);
    const parent = at(this.copy, above);
    // Something required is missing, or was left out before: then what holds it goes.
    if (!isContainer(parent) || !(key in parent)) return this.#leaveOut(above, issue);
    this.#note(path, issue);
    if (!Array.isArray(parent)) {
      delete parent[key];
      return true;
    }
    // An object that says nothing keeps the place, if the list takes that.
    if (isPlain(parent[Number(key)])) {
      const indexes = this.#removed.get(parent) ?? new Set();
      this.#removed.set(parent, indexes.add(Number(key)));
    } else parent[Number(key)] = {};
    return true;
  }

  #note(path: Path, issue: z.core.$ZodIssue): void {
    const original = this.#pathThen(path);
    const row = rowOf(original) ?? original;
    const pointer = pointerOf(row);
    const fault = `${pointerOf(this.#pathThen(issue.path))}: ${issue.message}`;
    const found = this.#found.get(pointer);
    if (!found) this.#found.set(pointer, { path: row, faults: [fault] });
    else if (!found.faults.includes(fault)) found.faults.push(fault);
  }

  #remove(list: unknown[], indexes: ReadonlySet<number>): void {
    const left = (_: unknown, index: number) => !indexes.has(index);
    const places = (this.#places.get(list) ?? list.map((_, index) => index)).filter(left);
    list.splice(0, list.length, ...list.filter(left));
    this.#places.set(list, places);
  }

  /** Where something of the copy was in the original. */
  #pathThen(path: Path): Path {
    return path.map((key, depth) => {
      const list = at(this.copy, path.slice(0, depth));
      const places = isContainer(list) ? this.#places.get(list) : undefined;
      return places?.[Number(key)] ?? key;
    });
  }

  /** Where something of the original is in the copy; `undefined` when it was left out. */
  #pathNow(path: Path): Path | undefined {
    const now: PropertyKey[] = [];
    for (const key of path) {
      const list = at(this.copy, now);
      const places = isContainer(list) ? this.#places.get(list) : undefined;
      const index = places ? places.indexOf(Number(key)) : key;
      if (index === -1 || !isContainer(list) || !(index in list)) return undefined;
      now.push(index);
    }
    return now;
  }
}

/** What a value of the wrong type means; `undefined` when that isn't sure. */
function converted(value: unknown, expected: string): unknown {
  const isNumber = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value);
  switch (expected) {
    case 'string':
      return Number.isSafeInteger(value) ? String(value) : undefined;
    case 'number':
    case 'int':
      return isNumber ? Number(value) : undefined;
    case 'boolean':
      if (value === 'true' || value === 1) return true;
      return value === 'false' || value === 0 ? false : undefined;
    default:
      return undefined;
  }
}

/** The row that a path leads into: the entry of the outermost list. */
function rowOf(path: Path): Path | undefined {
  const index = path.findIndex((key) => typeof key === 'number');
  return index < 0 ? undefined : path.slice(0, index + 1);
}

function at(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) found = isContainer(found) ? found[key] : undefined;
  return found;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: unknown): boolean {
  return isContainer(value) && !Array.isArray(value);
}

function pointerOf(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
