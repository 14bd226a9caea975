import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/go';
import { numberOf } from '../reading/numberOf';
import { childrenOf, groupsOf, sumOperands, written } from '../reading/shape';
import type { Dialect } from '../reading/dialect';
import type { Argument, ItemShape, MemberShape, Shape } from '../reading/shape';
import { functionAt, FUNCTIONS, snakeCase, stringOf } from './goSyntax';
import { collectGo, GO_NAMES } from './goNames';

const LISTS = new Set(['SliceType', 'ArrayType']);

/** Go: maps, slices, and structs. Names of struct fields are converted to snake case. */
export const go: Dialect = {
  grammars: () => [parser],
  shape,
  collect: collectGo,
  collected: GO_NAMES,
  functionAt,
  functions: FUNCTIONS,
  returns: new Set(['ReturnStatement']),
};

function shape(node: SyntaxNode, text: string): Shape | undefined {
  switch (node.name) {
    case 'TypedLiteral':
    case 'LiteralValue':
      return literal(node, text);
    // A variable without a value has an empty one.
    case 'SliceType':
      return { kind: 'list', items: [] };
    case 'MapType':
      return { kind: 'object', members: [] };
    case 'String':
      return { kind: 'text', parts: [stringOf(node, text)] };
    case 'Number': {
      const value = numberOf(written(node, text));
      return value === undefined ? undefined : { kind: 'scalar', value };
    }
    case 'Bool':
      return { kind: 'scalar', value: written(node, text) === 'true' };
    case 'Nil':
      return { kind: 'scalar', value: null };
    case 'VariableName':
      return { kind: 'name', name: written(node, text) };
    case 'ParenthesizedExpr': {
      const value = childrenOf(node).find(({ name }) => name !== '(');
      return value && { kind: 'same', node: value };
    }
    case 'UnaryExp':
      return unary(node, text);
    case 'Conversion': {
      const value = groupsOf(childrenOf(node).slice(1))[0]?.[0];
      return value && { kind: 'same', node: value };
    }
    case 'BinaryExp': {
      const operands = sumOperands(node, text, 'BinaryExp');
      return operands && { kind: 'sum', operands };
    }
    case 'CallExpr':
      return call(node, text);
    default:
      return undefined;
  }
}

function literal(node: SyntaxNode, text: string): Shape | undefined {
  const value = node.name === 'LiteralValue' ? node : node.getChild('LiteralValue');
  if (!value) return undefined;
  const type = value === node ? undefined : childrenOf(node)[0];
  const elements = value.getChildren('Element');
  const isKeyed = elements.some((element) => element.getChild('Key'));
  const isList = type ? LISTS.has(type.name) : !isKeyed && elements.length > 0;
  if (!isList && (isKeyed || elements.length === 0)) {
    return { kind: 'object', members: elements.map((element) => memberOf(element, text)) };
  }
  // Values in the order of a struct's fields don't tell their names. A type of its own may be a list, though.
  const isOwnList = elements.every((element) => element.firstChild?.name === 'LiteralValue');
  if (!isList && !isOwnList) return undefined;
  return { kind: 'list', items: elements.flatMap((element): ItemShape[] => valueIn(element)) };
}

function valueIn(element: SyntaxNode): ItemShape[] {
  const value = childrenOf(element).at(-1);
  return value ? [{ value }] : [];
}

function memberOf(element: SyntaxNode, text: string): MemberShape {
  const [key, , value] = childrenOf(element);
  const name = key?.name === 'Key' ? key.firstChild : undefined;
  if (!name || !value) return { key: undefined, value: element };
  if (name.name === 'VariableName') return { key: snakeCase(written(name, text)), value };
  return { key: name.name === 'String' ? stringOf(name, text) : undefined, value };
}

function unary(node: SyntaxNode, text: string): Shape | undefined {
  const [sign, operand] = childrenOf(node);
  if (!sign || !operand) return undefined;
  const operator = written(sign, text);
  if (operator === '&' || operator === '*') return { kind: 'same', node: operand };
  const value = operator === '-' ? numberOf(written(operand, text)) : undefined;
  return value === undefined ? undefined : { kind: 'scalar', value: -value };
}

function call(node: SyntaxNode, text: string): Shape | undefined {
  const [callee, list] = childrenOf(node);
  if (!callee || list?.name !== 'Arguments') return undefined;
  const groups = groupsOf(childrenOf(list));
  const given = groups.flatMap(([first]) => first ?? []);
  const [first, ...rest] = given;
  const name = written(callee, text);
  if ((name === 'make' || name === 'new') && first) return { kind: 'same', node: first };
  if (name === 'append' && first) {
    const more = groups
      .slice(1)
      .flatMap((group): ItemShape[] => (group[0] ? [{ value: group[0], spread: group[0] }] : []));
    return { kind: 'extended', base: first, more };
  }
  if (name === 'fmt.Sprintf' && first)
    return { kind: 'format', format: first, style: 'printf', values: rest };
  const args = given.map((value): Argument => ({ value }));
  if (callee.name === 'VariableName') {
    return { kind: 'call', name, isMethod: false, args };
  }
  const method = callee.name === 'SelectorExpr' ? callee.getChild('FieldName') : undefined;
  if (!method) return undefined;
  if (name === 'json.RawMessage' && first) return { kind: 'same', node: first };
  return { kind: 'call', name: written(method, text), isMethod: true, args };
}
