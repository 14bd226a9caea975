import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { numberOf } from '../reading/numberOf';
import { childrenOf, groupsOf, sumOperands, written } from '../reading/shape';
import type { Dialect } from '../reading/dialect';
import type { Argument, ItemShape, MemberShape, Shape } from '../reading/shape';
import { functionAt, FUNCTIONS, plain, quotesOf, stringOf } from './pythonSyntax';
import { collectPython, PYTHON_NAMES } from './pythonNames';

const COMPREHENSIONS = new Set([
  'ArrayComprehensionExpression',
  'ComprehensionExpression',
  'SetComprehensionExpression',
]);

/** Python: dicts, lists, tuples, calls with keywords, and all kinds of strings. */
export const python: Dialect = {
  grammars: () => [parser],
  shape,
  collect: collectPython,
  collected: PYTHON_NAMES,
  functionAt,
  functions: FUNCTIONS,
  returns: new Set(['ReturnStatement']),
};

function shape(node: SyntaxNode, text: string): Shape | undefined {
  switch (node.name) {
    case 'DictionaryExpression':
      return { kind: 'object', members: dictMembers(node, text) };
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return { kind: 'list', items: groupsOf(childrenOf(node)).flatMap(itemOf) };
    case 'String':
      return { kind: 'text', parts: [stringOf(node, text)] };
    case 'FormatString':
      return { kind: 'text', parts: formatParts(node, text) };
    case 'ContinuedString':
      return { kind: 'sum', operands: childrenOf(node) };
    case 'Number': {
      const value = numberOf(written(node, text));
      return value === undefined ? undefined : { kind: 'scalar', value };
    }
    case 'Boolean':
      return { kind: 'scalar', value: written(node, text) === 'True' };
    case 'None':
      return { kind: 'scalar', value: null };
    case 'VariableName':
      return { kind: 'name', name: written(node, text) };
    case 'UnaryExpression':
      return negative(node, text);
    case 'ParenthesizedExpression':
    case 'AwaitExpression': {
      const value = childrenOf(node).find(({ name }) => name !== '(' && name !== 'await');
      return value && { kind: 'same', node: value };
    }
    case 'NamedExpression': {
      const value = childrenOf(node).at(-1);
      return value && { kind: 'same', node: value };
    }
    case 'BinaryExpression':
      return binary(node, text);
    case 'ConditionalExpression': {
      const [first, , , , second] = childrenOf(node);
      return first && second && { kind: 'choice', options: [first, second] };
    }
    case 'CallExpression':
      return call(node, text);
    default:
      return COMPREHENSIONS.has(node.name) ? comprehension(node) : undefined;
  }
}

function dictMembers(node: SyntaxNode, text: string): MemberShape[] {
  return groupsOf(childrenOf(node)).flatMap((group): MemberShape[] => {
    const [first, second, third] = group;
    if (!first || !second) return first ? [{ key: undefined, value: first }] : [];
    if (first.name === '**') return [{ key: undefined, value: second, spread: second }];
    if (!third) return [{ key: undefined, value: first }];
    const key = first.name === 'String' ? stringOf(first, text) : undefined;
    return [{ key, value: third }];
  });
}

function itemOf(group: readonly SyntaxNode[]): ItemShape[] {
  const [first, second] = group;
  if (!first) return [];
  return first.name === '*' && second ? [{ value: second, spread: second }] : [{ value: first }];
}

/** A list with what is made for each item. */
function comprehension(node: SyntaxNode): Shape | undefined {
  const result = childrenOf(node).find(({ name }) => !/^[[({]$/.test(name));
  return result && { kind: 'each', result };
}

/** The texts and expressions of an f-string. */
function formatParts(node: SyntaxNode, text: string): (string | SyntaxNode)[] {
  const { prefix, from: start, to } = quotesOf(node, text);
  const parts: (string | SyntaxNode)[] = [];
  let from = start;
  const add = (end: number) => {
    if (end > from)
      parts.push(plain(text.slice(from, end).replaceAll('{{', '{').replaceAll('}}', '}'), prefix));
  };
  for (const field of node.getChildren('FormatReplacement')) {
    add(field.from);
    const value = childrenOf(field).find(({ name }) => name !== '{');
    if (value) parts.push(value);
    from = field.to;
  }
  add(to);
  return parts;
}

function negative(node: SyntaxNode, text: string): Shape | undefined {
  const [sign, operand] = childrenOf(node);
  if (!sign || !operand || written(sign, text) !== '-') return undefined;
  const value = numberOf(written(operand, text));
  return value === undefined ? undefined : { kind: 'scalar', value: -value };
}

function binary(node: SyntaxNode, text: string): Shape | undefined {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return undefined;
  switch (written(operator, text)) {
    case 'and':
      return { kind: 'choice', options: [right] };
    case 'or':
      return { kind: 'choice', options: [left, right] };
    case '%': {
      const values =
        right.name === 'TupleExpression'
          ? groupsOf(childrenOf(right)).flatMap(([first]) => first ?? [])
          : [right];
      return { kind: 'format', format: left, style: 'printf', values };
    }
    case '+': {
      const operands = sumOperands(node, text, 'BinaryExpression');
      return operands && { kind: 'sum', operands };
    }
    default:
      return undefined;
  }
}

function call(node: SyntaxNode, text: string): Shape | undefined {
  const [callee, list] = childrenOf(node);
  if (!callee || list?.name !== 'ArgList') return undefined;
  const groups = groupsOf(childrenOf(list));
  const args = groups.flatMap((group) => argumentOf(group, text));
  const given = args.map(({ value }) => value);
  const [first] = given;
  const name = written(callee, text);
  // A lone comprehension needs no brackets of its own.
  if (groups[0]?.some((part) => part.name === 'for')) {
    return first && /^(?:list|tuple|sorted)$/.test(name) ? { kind: 'each', result: first } : undefined;
  }
  if (callee.name === 'VariableName') {
    if (name === 'list' || name === 'tuple' || name === 'deepcopy') {
      return first ? { kind: 'same', node: first } : { kind: 'list', items: [] };
    }
    if (name === 'map' && first) return { kind: 'each', result: first };
    const isMaker = name === 'dict' || /^_?[A-Z]/.test(name);
    return (isMaker ? keywords(args) : undefined) ?? { kind: 'call', name, isMethod: false, args };
  }
  if (callee.name !== 'MemberExpression') return undefined;
  const [object, , property] = childrenOf(callee);
  if (!object || property?.name !== 'PropertyName') return undefined;
  const method = written(property, text);
  if (method === 'format' && isString(object))
    return { kind: 'format', format: object, style: 'fields', values: given };
  if (method === 'copy' && args.length === 0) return { kind: 'same', node: object };
  if (name === 'copy.deepcopy' || name === 'copy.copy') return first && { kind: 'same', node: first };
  const isOwn = object.name === 'self' || /^(?:self|cls)$/.test(written(object, text));
  if (isOwn) return { kind: 'call', name: method, isMethod: true, args };
  return /^[A-Z]/.test(method) ? keywords(args) : undefined;
}

function isString({ name }: SyntaxNode): boolean {
  return (
    name === 'String' ||
    name === 'FormatString' ||
    name === 'ContinuedString' ||
    name === 'ParenthesizedExpression'
  );
}

/** An object made by a call that names all members: `dict(text="a")`, `Title(text="a")`. */
function keywords(args: readonly (Argument & { readonly spread?: true })[]): Shape | undefined {
  if (args.length === 0 || args.some(({ name, spread }) => name === undefined && !spread)) return undefined;
  const members = args.map(({ name, value, spread }): MemberShape => ({
    key: name,
    value,
    ...(spread && { spread: value }),
  }));
  return { kind: 'object', members };
}

function argumentOf(group: readonly SyntaxNode[], text: string): (Argument & { readonly spread?: true })[] {
  const [first, second, third] = group;
  if (!first) return [];
  if (second?.name === 'AssignOp' && third) return [{ name: written(first, text), value: third }];
  if (first.name === '**' && second) return [{ value: second, spread: true }];
  return [{ value: first.name === '*' ? (second ?? first) : first }];
}
