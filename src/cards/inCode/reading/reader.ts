import type { SyntaxNode } from '@lezer/common';
import { applyChange } from './applyChange';
import { fieldParts, printfParts } from './formats';
import type { Expression, Literal, Member, TextPart } from './literal';
import { changesBetween, countBefore } from './names';
import type { Binding, Change, Definition, Names } from './names';
import { resultsOf } from './resultsOf';
import { childrenOf, written } from './shape';
import type { Dialect } from './dialect';
import type { CallShape, FunctionShape, ItemShape, MemberShape, Shape } from './shape';

/** Values deeper than this are treated as expressions. A card has ten levels. */
const MAX_DEPTH = 50;
/** Most values read for names and calls in one file. Values that name each other twice would grow without an end. */
const MAX_JOINED = 50_000;

/** Most definitions of a name that may hold in one place. */
const MAX_OPTIONS = 8;

/** The values of the parameters of the functions that are being read. */
type Values = ReadonlyMap<Binding, Literal>;

const NONE: Values = new Map();

const BLOCKS = new Set(['Block', 'Body', 'ClassBody']);

/** Reads the values of syntax nodes, with what names and functions in the same file stand for. */
export class Reader {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #names: Names;
  /** Whether something relevant is between two offsets. */
  readonly #isRelevant: (start: number, end: number) => boolean;
  /** Names and functions that are being read, so that none is read inside itself. */
  readonly #active = new Set<unknown>();
  #depth = 0;
  #joined = 0;

  constructor(
    text: string,
    dialect: Dialect,
    names: Names,
    isRelevant: (start: number, end: number) => boolean,
  ) {
    this.#text = text;
    this.#dialect = dialect;
    this.#names = names;
    this.#isRelevant = isRelevant;
  }

  read(node: SyntaxNode, values: Values = NONE): Literal {
    if (this.#depth >= MAX_DEPTH) return this.#expression(node, []);
    if (this.#active.size > 0) this.#joined++;
    this.#depth++;
    const shape = this.#dialect.shape(node, this.#text);
    const literal = shape ? this.#shaped(node, shape, values) : this.#opaque(node, values);
    this.#depth--;
    return literal;
  }

  /** The value that a definition gives a name, with the changes before an offset. */
  readDefinition(binding: Binding, definition: Definition, until: number): Literal | undefined {
    return this.#defined(binding, [definition], until, NONE);
  }

  #shaped(node: SyntaxNode, shape: Shape, values: Values): Literal {
    const span = { start: node.from, end: node.to };
    switch (shape.kind) {
      case 'scalar':
        return { kind: 'scalar', value: shape.value, ...span };
      case 'same':
        return this.read(shape.node, values);
      case 'text':
        return { kind: 'text', parts: shape.parts.flatMap((part) => this.#textOf(part, values)), ...span };
      case 'object':
        return { kind: 'object', members: this.#members(shape.members, values), ...span };
      case 'list':
        return { kind: 'list', items: this.#items(shape.items, values), ...span };
      case 'name':
        return this.#named(shape.name, node, values) ?? this.#expression(node, []);
      case 'sum':
        return this.#sum(node, shape.operands, values);
      case 'choice':
        return this.#expression(
          node,
          shape.options.map((option) => this.read(option, values)),
        );
      case 'each':
        return this.#expression(node, this.#returned(shape.result, values));
      case 'extended':
        return this.#extended(node, shape.base, shape.more, values);
      case 'format':
        return this.#format(node, shape, values);
      case 'call':
        return this.#call(node, shape, values) ?? this.#opaque(node, values);
    }
  }

  #members(members: readonly MemberShape[], values: Values): Member[] {
    return members.flatMap(({ key, value, spread }): Member[] => {
      if (key !== undefined) return [{ key, value: this.read(value, values) }];
      const added = spread && this.read(spread, values);
      if (added?.kind === 'object') return [...added.members];
      return [{ key, value: this.#expression(value, []) }];
    });
  }

  #items(items: readonly ItemShape[], values: Values): Literal[] {
    return items.map(({ value, spread }) =>
      spread ? this.#expression(value, [this.read(spread, values)]) : this.read(value, values),
    );
  }

  #textOf(part: string | SyntaxNode, values: Values): readonly TextPart[] {
    if (typeof part === 'string') return [part];
    return partsOf(this.read(part, values)) ?? [{ expression: written(part, this.#text) }];
  }

  #sum(node: SyntaxNode, operands: readonly SyntaxNode[], values: Values): Literal {
    const span = { start: node.from, end: node.to };
    const read = operands.map((operand) => this.read(operand, values));
    if (read.some(({ kind }) => kind === 'text')) {
      const parts = read.flatMap(
        (literal, index) =>
          partsOf(literal) ?? [{ expression: written(operands[index] ?? node, this.#text) }],
      );
      return { kind: 'text', parts, ...span };
    }
    if (!read.some(({ kind }) => kind === 'list')) return this.#expression(node, read);
    // What isn't a literal list adds items that may be more or fewer.
    const items = read.flatMap((literal) => (literal.kind === 'list' ? literal.items : [literal]));
    return { kind: 'list', items, ...span };
  }

  #extended(node: SyntaxNode, base: SyntaxNode, more: readonly ItemShape[], values: Values): Literal {
    const first = this.read(base, values);
    const items = first.kind === 'list' ? first.items : [first];
    const rest = more.map(({ value, spread }) =>
      this.#expression(value, [this.read(spread ?? value, values)]),
    );
    return { kind: 'list', items: [...items, ...rest], start: node.from, end: node.to };
  }

  #format(
    node: SyntaxNode,
    { format, style, values: given }: Extract<Shape, { kind: 'format' }>,
    values: Values,
  ): Literal {
    const text = this.read(format, values);
    if (text.kind !== 'text') {
      return this.#expression(node, [text, ...given.map((value) => this.read(value, values))]);
    }
    const filled = given.map((value) => this.#textOf(value, values));
    const parts = style === 'printf' ? printfParts(text.parts, filled) : fieldParts(text.parts, filled);
    return { kind: 'text', parts, start: node.from, end: node.to };
  }

  #expression(node: SyntaxNode, inner: readonly Literal[]): Expression {
    return { kind: 'expression', source: written(node, this.#text), inner, start: node.from, end: node.to };
  }

  /** Any other expression, with the literals in it. Functions in it count by what they return. */
  #opaque(node: SyntaxNode, values: Values): Expression {
    const inner: Literal[] = [];
    const visit = (at: SyntaxNode): void => {
      for (const child of childrenOf(at)) {
        // Statements inside it are read on their own.
        if (!this.#isRelevant(child.from, child.to) || BLOCKS.has(child.name)) continue;
        if (this.#dialect.functions.has(child.name)) {
          for (const returned of this.#returned(child, values)) inner.push({ ...returned, isJoined: true });
        } else if (isLiteral(this.#dialect.shape(child, this.#text))) inner.push(this.read(child, values));
        else if (this.#depth < MAX_DEPTH) {
          this.#depth++;
          visit(child);
          this.#depth--;
        }
      }
    };
    if (!this.#dialect.functions.has(node.name)) visit(node);
    return this.#expression(node, inner);
  }

  /** What a name stands for. Undefined when that is only known when the code runs. */
  #named(name: string, node: SyntaxNode, values: Values): Literal | undefined {
    const binding = this.#names.lookup(name, node.from);
    if (!binding) return undefined;
    const given = values.get(binding);
    if (given) return { ...given, isJoined: true };
    const isNear = this.#names.scopeAt(node.from)?.home === binding.scope.home;
    const definitions = definitionsAt(binding, node.from, isNear);
    const until = isNear ? node.from : Number.MAX_SAFE_INTEGER;
    const literal = this.#defined(binding, definitions, until, values);
    return literal && { ...literal, isJoined: true };
  }

  #defined(
    binding: Binding,
    definitions: readonly Definition[],
    until: number,
    values: Values,
  ): Literal | undefined {
    const [first] = definitions;
    if (!first || this.#active.has(binding) || this.#joined > MAX_JOINED) return undefined;
    this.#active.add(binding);
    const read = definitions.map(({ value }) => value && this.read(value, values));
    let literal = read.length === 1 ? read[0] : oneOf(binding.name, read);
    for (const change of changesBetween(binding, first.at, until)) {
      if (!literal) break;
      literal = this.#changed(literal, change, first, values);
    }
    this.#active.delete(binding);
    return literal;
  }

  #changed(literal: Literal, change: Change, definition: Definition, values: Values): Literal | undefined {
    const isSure = isAround(change.block, definition.block);
    const read = change.values.map((value): Literal => ({ ...this.read(value, values), isJoined: true }));
    return applyChange(literal, change, read, written(change.node, this.#text), isSure);
  }

  /** What the function at a node returns, or the function of that name. */
  #returned(node: SyntaxNode, values: Values): readonly Literal[] {
    const shape = this.#dialect.functionAt(node, this.#text);
    if (shape) return this.#results(shape, values);
    const named = this.#dialect.shape(node, this.#text);
    if (named?.kind !== 'name') return [this.read(node, values)];
    const binding = this.#names.lookup(named.name, node.from);
    const known = (binding && this.#functionOf(binding)) ?? this.#names.method(named.name)?.shape;
    return known ? this.#results(known, values) : [this.#expression(node, [])];
  }

  #results(shape: FunctionShape, values: Values): readonly Literal[] {
    const key = shape.body.from;
    if (this.#active.has(key) || this.#joined > MAX_JOINED) return [];
    this.#active.add(key);
    const found = resultsOf(shape, this.#dialect).map((result): Literal => {
      return { ...this.read(result, values), isJoined: true };
    });
    this.#active.delete(key);
    return found;
  }

  /** What a function in the same file returns for its arguments. Undefined when there is no such function, or it isn't clear. */
  #call(node: SyntaxNode, { name, isMethod, args }: CallShape, values: Values): Literal | undefined {
    const near = isMethod ? undefined : this.#names.lookup(name, node.from);
    const shape =
      (near && this.#functionOf(near)) ?? (near && !near.shape ? undefined : this.#names.method(name)?.shape);
    if (!shape) return undefined;
    const given = new Map(values);
    const read = args.map(({ value }) => this.read(value, values));
    for (const [index, param] of shape.params.entries()) {
      const named = args.findIndex((arg) => arg.name === param);
      const at = named >= 0 ? named : args[index]?.name === undefined ? index : -1;
      const binding = this.#names.lookup(param, shape.body.from);
      const value = read[at];
      if (binding && value) given.set(binding, value);
      else if (binding) given.delete(binding);
    }
    const results = this.#results(shape, given);
    if (results.length <= 1) return results[0];
    return this.#expression(node, results);
  }

  /** The function that a name stands for: declared with this name, or its only value. */
  #functionOf(binding: Binding): FunctionShape | undefined {
    if (binding.definitions.length !== 1) return undefined;
    const [value] = binding.definitions.map((definition) => definition.value);
    return binding.shape ?? (value && this.#dialect.functionAt(value, this.#text));
  }
}

export function isLiteral(shape: Shape | undefined): boolean {
  if (!shape) return false;
  return ['object', 'list', 'text', 'format', 'extended', 'sum'].includes(shape.kind);
}

/** The parts of a text, or of a number that becomes one. */
function partsOf(literal: Literal): readonly TextPart[] | undefined {
  if (literal.kind === 'text') return literal.parts;
  return literal.kind === 'scalar' && typeof literal.value === 'number' ? [String(literal.value)] : undefined;
}

function oneOf(name: string, options: readonly (Literal | undefined)[]): Expression | undefined {
  const known = options.filter((option) => option !== undefined);
  const [first] = known;
  return first && { kind: 'expression', source: name, inner: known, start: first.start, end: first.end };
}

/** The definitions that may hold at an offset: back to the last one that surely ran. */
function definitionsAt({ definitions }: Binding, at: number, isNear: boolean): readonly Definition[] {
  const found: Definition[] = [];
  for (let i = isNear ? countBefore(definitions, at) : definitions.length; i > 0; i--) {
    const definition = definitions[i - 1];
    if (!definition || found.length > MAX_OPTIONS) return [];
    found.push(definition);
    if (definition.block.start <= at && at <= definition.block.end) break;
  }
  return found.toReversed();
}

/** Whether a block contains another, or is the same. */
function isAround(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
