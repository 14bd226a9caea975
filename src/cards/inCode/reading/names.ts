import type { SyntaxNode } from '@lezer/common';
import type { CodeSpan } from './literal';
import type { FunctionShape } from './shape';

/** A block or function in which names are defined. */
export interface Scope extends CodeSpan {
  readonly parent: Scope | undefined;
  /** The innermost function around it, or the file. */
  readonly home: Scope;
  readonly names: Map<string, Binding>;
}

/** A name in a scope, and what happens to it. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  /** In the order of the text. */
  readonly definitions: Definition[];
  readonly changes: Change[];
  /** The function of this name. */
  shape?: FunctionShape;
}

export interface Definition {
  /** Undefined when the value isn't written here, as for parameters and imports. */
  readonly value: SyntaxNode | undefined;
  readonly at: number;
  readonly block: Scope;
}

/** A statement that changes the value of a name. */
export interface Change {
  /** `add`: items at the end. `join`: the items of lists, or more text. `first`: items at the start. `set`: a member. */
  readonly kind: 'add' | 'join' | 'first' | 'set' | 'unknown';
  /** Keys that lead from the name to the value that changes. */
  readonly path: readonly string[];
  readonly values: readonly SyntaxNode[];
  readonly node: SyntaxNode;
  readonly at: number;
  readonly block: Scope;
}

/** Collects definitions and changes while the syntax tree is visited. */
export class NameCollector {
  readonly text: string;
  readonly file: Scope;
  readonly #scopes: Scope[] = [];
  readonly #changes: { readonly name: string; readonly change: Change }[] = [];
  #scope: Scope;

  constructor(text: string) {
    this.text = text;
    this.#scope = this.file = newScope(0, text.length, undefined, true);
    this.#scopes.push(this.file);
  }

  /** Opens a scope that ends with the node. */
  open(node: SyntaxNode, isFunction = false): void {
    this.#scope = newScope(node.from, node.to, this.#scope, isFunction);
    this.#scopes.push(this.#scope);
  }

  close(scope: Scope): void {
    this.#scope = scope;
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** Defines a name in the current scope. @param home whether it belongs to the whole function instead. */
  define(name: string, at: number, value: SyntaxNode | undefined, home = false): Binding {
    const scope = home ? this.#scope.home : this.#scope;
    const binding = bindingIn(scope, name);
    binding.definitions.push({ value, at, block: this.#scope });
    return binding;
  }

  /** Declares a name that gets its value later. */
  declare(name: string, home = false): void {
    bindingIn(home ? this.#scope.home : this.#scope, name);
  }

  /** Assigns to a name that is defined somewhere around, or here when it isn't. */
  assign(name: string, node: SyntaxNode, value: SyntaxNode | undefined): void {
    const scope = scopeOf(this.#scope, name) ?? this.#scope.home;
    bindingIn(scope, name).definitions.push({ value, at: node.from, block: this.#scope });
  }

  defineFunction(name: string, node: SyntaxNode, shape: FunctionShape): void {
    this.define(name, node.from, undefined).shape = shape;
  }

  change(
    name: string,
    kind: Change['kind'],
    path: readonly string[],
    values: readonly SyntaxNode[],
    node: SyntaxNode,
  ): void {
    this.#changes.push({ name, change: { kind, path, values, node, at: node.from, block: this.#scope } });
  }

  finish(): Names {
    for (const { name, change } of this.#changes)
      scopeOf(change.block, name)?.names.get(name)?.changes.push(change);
    return new Names(this.#scopes);
  }
}

/** The names of a file. */
export class Names {
  /** Sorted by start. */
  readonly #scopes: readonly Scope[];

  constructor(scopes: readonly Scope[]) {
    this.#scopes = scopes;
  }

  *all(): Iterable<Binding> {
    for (const { names } of this.#scopes) yield* names.values();
  }

  /** The innermost scope around an offset. */
  scopeAt(at: number): Scope | undefined {
    let low = 0;
    let high = this.#scopes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#scopes[middle]?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    let scope = this.#scopes[low - 1];
    while (scope && scope.end < at) scope = scope.parent;
    return scope;
  }

  /** What a name means at an offset. */
  lookup(name: string, at: number): Binding | undefined {
    const scope = this.scopeAt(at);
    return scope && scopeOf(scope, name)?.names.get(name);
  }

  /** The only function or method of a name in the file; undefined when there are several. */
  method(name: string): Binding | undefined {
    this.#methods ??= this.#functionsByName();
    return this.#methods.get(name) ?? undefined;
  }

  #methods: Map<string, Binding | null> | undefined;

  #functionsByName(): Map<string, Binding | null> {
    const found = new Map<string, Binding | null>();
    for (const binding of this.all()) {
      if (binding.shape) found.set(binding.name, found.has(binding.name) ? null : binding);
    }
    return found;
  }
}

/** The number of definitions or changes before an offset. They are in the order of the text. */
export function countBefore(sorted: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The changes of a name from one offset to another. */
export function changesBetween({ changes }: Binding, from: number, until: number): readonly Change[] {
  return changes.slice(countBefore(changes, from), countBefore(changes, until));
}

function newScope(start: number, end: number, parent: Scope | undefined, isFunction: boolean): Scope {
  const names = new Map<string, Binding>();
  if (parent && !isFunction) return { start, end, parent, home: parent.home, names };
  return {
    start,
    end,
    parent,
    names,
    get home() {
      return this;
    },
  };
}

function bindingIn(scope: Scope, name: string): Binding {
  const found = scope.names.get(name);
  if (found) return found;
  const binding: Binding = { name, scope, definitions: [], changes: [] };
  scope.names.set(name, binding);
  return binding;
}

function scopeOf(from: Scope, name: string): Scope | undefined {
  let scope: Scope | undefined = from;
  while (scope && !scope.names.has(name)) scope = scope.parent;
  return scope;
}
