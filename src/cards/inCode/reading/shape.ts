import type { SyntaxNode } from '@lezer/common';

/** What a piece of syntax means for the value it has. Each language translates its syntax into these shapes. */
export type Shape =
  | { readonly kind: 'object'; readonly members: readonly MemberShape[] }
  | { readonly kind: 'list'; readonly items: readonly ItemShape[] }
  /** A string; nodes are the expressions in it. */
  | { readonly kind: 'text'; readonly parts: readonly (string | SyntaxNode)[] }
  | { readonly kind: 'scalar'; readonly value: number | boolean | null }
  /** Brackets, a cast, or a call that returns what it was given. */
  | { readonly kind: 'same'; readonly node: SyntaxNode }
  | { readonly kind: 'name'; readonly name: string }
  /** `a + b`: joined strings or lists. */
  | { readonly kind: 'sum'; readonly operands: readonly SyntaxNode[] }
  /** One of these, or nothing: `ok ? a : b`, `ok && a`. */
  | { readonly kind: 'choice'; readonly options: readonly SyntaxNode[] }
  /** What a function returns for each item of a list. */
  | { readonly kind: 'each'; readonly result: SyntaxNode }
  /** A list with more items: `a.concat(b)`. */
  | { readonly kind: 'extended'; readonly base: SyntaxNode; readonly more: readonly ItemShape[] }
  /** A format with its values, as `printf` or with fields in braces. */
  | {
      readonly kind: 'format';
      readonly format: SyntaxNode;
      readonly style: 'printf' | 'fields';
      readonly values: readonly SyntaxNode[];
    }
  /** A call of a function that may be in the same file. */
  | CallShape;

export interface CallShape {
  readonly kind: 'call';
  readonly name: string;
  /** Whether the function is called on an object, such as `this`. */
  readonly isMethod: boolean;
  readonly args: readonly Argument[];
}

export interface Argument {
  /** Only for an argument passed by name. */
  readonly name?: string;
  readonly value: SyntaxNode;
}

export interface MemberShape {
  /** Undefined when it isn't known. `value` then is the whole member. */
  readonly key: string | undefined;
  readonly value: SyntaxNode;
  /** The object whose members are added here. */
  readonly spread?: SyntaxNode;
}

export interface ItemShape {
  readonly value: SyntaxNode;
  /** The list whose items are added here. */
  readonly spread?: SyntaxNode;
}

/** A function: how it is called and what it returns. */
export interface FunctionShape {
  readonly params: readonly string[];
  /** Its body: a block, or the expression that it returns. */
  readonly body: SyntaxNode;
}

/** The meaningful children of a node, without comments and errors. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isError && !child.name.endsWith('Comment')) found.push(child);
  }
  return found;
}

export function written(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

/** Children between commas, without brackets. */
export function groupsOf(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') groups.push([]);
    else if (!BRACKETS.has(node.name)) groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

const BRACKETS = new Set(['(', ')', '[', ']', '{', '}']);

/** The operands of a chain of `+`, in order. Undefined when it has any other operator. */
export function sumOperands(
  node: SyntaxNode,
  text: string,
  binary: string,
): readonly SyntaxNode[] | undefined {
  const operands: SyntaxNode[] = [];
  let at: SyntaxNode = node;
  for (;;) {
    const [left, operator, right] = childrenOf(at);
    if (!left || !operator || !right || written(operator, text) !== '+') break;
    operands.push(right);
    at = left;
    if (left.name !== binary) break;
  }
  return operands.length === 0 ? undefined : [...operands, at].toReversed();
}
