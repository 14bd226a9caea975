/** Why a pattern isn't understood. */
export type PatternFault =
  | 'empty'
  | 'too-long'
  /** `${…}` other than `${workspaceFolder}` at the start. */
  | 'variable'
  /** `../`, `~/`, or an absolute path: it leads out of the folder. */
  | 'outside'
  /** `!` at the start. */
  | 'negated'
  /** A `{` or `[` that isn't closed. */
  | 'open-bracket';

/** A pattern that paths can be compared with. Comparing takes time in proportion to pattern times path, whatever they are. */
export interface FilePattern {
  /** @param path relative to the folder that the pattern is for, with slashes. */
  readonly matches: (path: string) => boolean;
}

/** UTF-16 units. */
export const PATTERN_MAX = 256;
/** UTF-16 units. No system has longer paths that are of use. */
const PATH_MAX = 4096;

const WORKSPACE_FOLDER = /^\$\{workspaceFolder\}[/\\]*/;

/**
 * Reads a glob pattern: `*` and `?` stay within a name, `**` crosses folders, `{a,b}` is either, `[a-z]` and `[!a-z]` are characters. As
 * in .gitignore, a pattern without a slash is compared with the name alone, and one that ends with a slash stands for all that is in
 * that folder. A backslash separates folders, too. Case matters.
 */
export function readFilePattern(text: string): FilePattern | { readonly fault: PatternFault } {
  if (text.length > PATTERN_MAX) return { fault: 'too-long' };
  const trimmed = text.trim();
  if (trimmed === '') return { fault: 'empty' };
  if (trimmed.startsWith('!')) return { fault: 'negated' };
  const isRooted = WORKSPACE_FOLDER.test(trimmed);
  const slashed = trimmed.replace(WORKSPACE_FOLDER, '').replaceAll('\\', '/');
  if (slashed.includes('${')) return { fault: 'variable' };
  if (/^(?:~|[a-z]:|\/\/)/i.test(slashed) || /(?:^|\/)\.\.(?:\/|$)/.test(slashed))
    return { fault: 'outside' };
  const path = slashed.replace(/^(?:\.?\/)+/, '').replaceAll(/\/{2,}/g, '/');
  const folder = path === '' || path.endsWith('/') ? `${path}**` : path;
  const isName = !isRooted && !slashed.includes('/');
  const steps = new Reader(isName ? `**/${folder}` : folder).read();
  return steps ? { matches: (other) => matches(steps, other) } : { fault: 'open-bracket' };
}

/**
 * A step of a pattern. All steps that are reached are followed together, one character after the other, so nothing is ever tried again.
 * `fork` goes on at any of `to`; `loop` takes characters and stays, or goes on.
 */
type Step =
  | { readonly kind: 'one'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'loop'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'end' };

const inName = (character: string) => character !== '/';
const anything = () => true;

/** Turns the text of a pattern into steps. */
class Reader {
  readonly #text: string;
  readonly #steps: Step[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Undefined when a bracket isn't closed. */
  read(): readonly Step[] | undefined {
    if (!this.#sequence(0)) return undefined;
    this.#steps.push({ kind: 'end' });
    return this.#steps;
  }

  /** Reads to the end, or inside braces to what ends an alternative. */
  #sequence(depth: number): boolean {
    while (this.#at < this.#text.length) {
      const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
      if (depth > 0 && (character === ',' || character === '}')) return true;
      if (!this.#one(character, depth)) return false;
    }
    return depth === 0;
  }

  #one(character: string, depth: number): boolean {
    if (character === '{') return this.#alternatives(depth);
    if (character === '[') return this.#class();
    if (character === '*') this.#stars();
    else {
      this.#at += character.length;
      const takes = character === '?' ? inName : (other: string) => other === character;
      this.#steps.push({ kind: 'one', takes });
    }
    return true;
  }

  /** `**` as a whole name takes any folders, also none; as a part of a name it's a `*`. */
  #stars(): void {
    const start = this.#at;
    while (this.#text.charAt(this.#at) === '*') this.#at += 1;
    const before = this.#text.charAt(start - 1);
    const after = this.#text.charAt(this.#at);
    const isWhole = this.#at - start === 2 && /^[/,{]?$/.test(before) && /^[/,}]?$/.test(after);
    if (!isWhole) return void this.#steps.push({ kind: 'loop', takes: inName });
    if (after !== '/') return void this.#steps.push({ kind: 'loop', takes: anything });
    // With its slash: nothing at all, or anything up to a slash.
    this.#at += 1;
    const fork: Step = { kind: 'fork', to: [this.#steps.length + 1] };
    this.#steps.push(
      fork,
      { kind: 'loop', takes: anything },
      { kind: 'one', takes: (other) => other === '/' },
    );
    fork.to.push(this.#steps.length);
  }

  #alternatives(depth: number): boolean {
    const fork: Step = { kind: 'fork', to: [] };
    const ends: Extract<Step, { kind: 'fork' }>[] = [];
    this.#steps.push(fork);
    do {
      this.#at += 1;
      fork.to.push(this.#steps.length);
      if (!this.#sequence(depth + 1)) return false;
      const end: Step = { kind: 'fork', to: [] };
      ends.push(end);
      this.#steps.push(end);
    } while (this.#text.charAt(this.#at) === ',');
    this.#at += 1;
    for (const { to } of ends) to.push(this.#steps.length);
    return true;
  }

  #class(): boolean {
    const found = /^\[([!^]?)(\]?[^\]]*)\]/.exec(this.#text.slice(this.#at));
    if (!found) return false;
    const [whole, negation, members = ''] = found;
    this.#at += whole.length;
    const ranges = Array.from(members.matchAll(/(.)-(.)|(.)/gsu), ([, from, to, single]) => ({
      from: from ?? single ?? '',
      to: to ?? single ?? '',
    }));
    const isIn = (other: string) => ranges.some(({ from, to }) => from <= other && other <= to);
    this.#steps.push({ kind: 'one', takes: (other) => other !== '/' && isIn(other) === (negation === '') });
    return true;
  }
}

function matches(steps: readonly Step[], path: string): boolean {
  if (path.length > PATH_MAX) return false;
  let reached = new Set<number>();
  reach(steps, 0, reached);
  for (const character of path) {
    const next = new Set<number>();
    for (const at of reached) {
      const step = steps[at];
      if (step?.kind === 'one' && step.takes(character)) reach(steps, at + 1, next);
      if (step?.kind === 'loop' && step.takes(character)) reach(steps, at, next);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(steps.length - 1);
}

/** Adds a step, and all that can be reached from it without a character. */
function reach(steps: readonly Step[], first: number, reached: Set<number>): void {
  const waiting = [first];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    const step = steps[at];
    if (step?.kind === 'loop') waiting.push(at + 1);
    if (step?.kind === 'fork') waiting.push(...step.to);
  }
}
