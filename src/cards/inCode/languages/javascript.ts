import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { unescapeText } from '../reading/escapes';
import { numberOf } from '../reading/numberOf';
import { childrenOf, groupsOf, sumOperands, written } from '../reading/shape';
import type { Dialect } from '../reading/dialect';
import type { Argument, ItemShape, MemberShape, Shape } from '../reading/shape';
import { functionAt, FUNCTIONS } from './javascriptSyntax';
import { collectJavascript, JAVASCRIPT_NAMES } from './javascriptNames';

const LETTERS = 'ntrbfv';
const typed = parser.configure({ dialect: 'ts' });
const typedWithTags = parser.configure({ dialect: 'ts jsx' });

/** Methods of a list that return some or all of its items. */
const PICKS = new Set(['filter', 'slice', 'toSorted', 'sort', 'reverse', 'toReversed', 'flat']);
/** Functions that return what they are given. */
const KEEPS = new Set(['Object.freeze', 'Object.seal', 'structuredClone', 'Promise.resolve', 'Array.from']);

/** JavaScript and TypeScript, with or without JSX. */
export const javascript: Dialect = {
  // In a file without tags, `<Card>` before a value is a cast.
  grammars: (text) => (/<\/|\/>/.test(text) ? [typedWithTags, typed] : [typed, typedWithTags]),
  shape,
  collect: collectJavascript,
  collected: JAVASCRIPT_NAMES,
  functionAt,
  functions: FUNCTIONS,
  returns: new Set(['ReturnStatement']),
};

function shape(node: SyntaxNode, text: string): Shape | undefined {
  switch (node.name) {
    case 'ObjectExpression':
      return { kind: 'object', members: membersOf(node, text) };
    case 'ArrayExpression':
      return { kind: 'list', items: groupsOf(childrenOf(node)).flatMap(itemOf) };
    case 'String':
      return { kind: 'text', parts: [stringOf(node, text)] };
    case 'TemplateString':
      return { kind: 'text', parts: templateParts(node, text) };
    case 'Number': {
      const value = numberOf(written(node, text));
      return value === undefined ? undefined : { kind: 'scalar', value };
    }
    case 'BooleanLiteral':
      return { kind: 'scalar', value: written(node, text) === 'true' };
    case 'null':
      return { kind: 'scalar', value: null };
    case 'UnaryExpression':
      return negative(node, text);
    case 'VariableName':
    case 'PropertyDefinition':
      return { kind: 'name', name: written(node, text) };
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'PrefixCast':
    case 'PostfixExpression':
      return inside(node, text);
    case 'BinaryExpression':
      return binary(node, text);
    case 'ConditionalExpression': {
      const [, , first, , second] = childrenOf(node);
      return first && second && { kind: 'choice', options: [first, second] };
    }
    case 'CallExpression':
      return call(node, text);
    default:
      return undefined;
  }
}

function membersOf(node: SyntaxNode, text: string): MemberShape[] {
  return node.getChildren('Property').flatMap((property): MemberShape[] => {
    const parts = childrenOf(property);
    const [first, second] = parts;
    if (first?.name === 'Spread' && second) return [{ key: undefined, value: property, spread: second }];
    const isComputed = first?.name === '[';
    const named = isComputed ? second : first;
    const key = named && keyOf(named, text, isComputed);
    if (key === undefined) return [{ key, value: property }];
    const colon = parts.findIndex(({ name }) => name === ':');
    const value = parts[colon + 1];
    // `{ name }` is a member with the value of that variable. Anything else is a method.
    if (colon < 0) return [{ key, value: parts.length === 1 ? (named ?? property) : property }];
    // `undefined` is omitted, as in JSON.
    return value && written(value, text) !== 'undefined' ? [{ key, value }] : [];
  });
}

function keyOf(node: SyntaxNode, text: string, isComputed: boolean): string | undefined {
  if (node.name === 'String') return stringOf(node, text);
  if (node.name === 'Number') return written(node, text);
  return node.name === 'PropertyDefinition' && !isComputed ? written(node, text) : undefined;
}

function itemOf([first, second]: readonly SyntaxNode[]): ItemShape[] {
  if (!first) return [];
  if (first.name !== 'Spread') return [{ value: first }];
  return second ? [{ value: second, spread: second }] : [];
}

function stringOf(node: SyntaxNode, text: string): string {
  const whole = written(node, text);
  const isClosed = whole.length > 1 && whole.endsWith(whole.charAt(0));
  return unescapeText(whole.slice(1, isClosed ? -1 : undefined), LETTERS);
}

function templateParts(node: SyntaxNode, text: string): (string | SyntaxNode)[] {
  const parts: (string | SyntaxNode)[] = [];
  let from = node.from + 1;
  for (const interpolation of node.getChildren('Interpolation')) {
    parts.push(unescapeText(text.slice(from, interpolation.from), LETTERS));
    const value = childrenOf(interpolation).find(({ name }) => !name.startsWith('Interpolation'));
    if (value) parts.push(value);
    from = interpolation.to;
  }
  const isClosed = node.to > from && text[node.to - 1] === '`';
  return [...parts, unescapeText(text.slice(from, isClosed ? node.to - 1 : node.to), LETTERS)];
}

function negative(node: SyntaxNode, text: string): Shape | undefined {
  const [sign, operand] = childrenOf(node);
  if (!sign || !operand || written(sign, text) !== '-') return undefined;
  const value = numberOf(written(operand, text));
  return value === undefined ? undefined : { kind: 'scalar', value: -value };
}

/** The value in brackets, after a cast, or before `!`. */
function inside(node: SyntaxNode, text: string): Shape | undefined {
  const parts = childrenOf(node);
  if (node.name === 'PostfixExpression' && parts[1] && written(parts[1], text) !== '!') return undefined;
  const value =
    node.name === 'PrefixCast' ? parts.at(-1) : parts.find(({ name }) => name !== '(' && name !== 'await');
  return value && value.name !== 'SequenceExpression' ? { kind: 'same', node: value } : undefined;
}

function binary(node: SyntaxNode, text: string): Shape | undefined {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator) return undefined;
  switch (written(operator, text)) {
    case 'as':
    case 'satisfies':
      return { kind: 'same', node: left };
    case '&&':
      return right && { kind: 'choice', options: [right] };
    case '||':
    case '??':
      return right && { kind: 'choice', options: [left, right] };
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
  const items = groupsOf(childrenOf(list)).flatMap(itemOf);
  const args = items.map(({ value }): Argument => ({ value }));
  const [first] = items;
  const target = callee.name === 'InstantiationExpression' ? (callee.firstChild ?? callee) : callee;
  if (target.name === 'VariableName' || KEEPS.has(written(target, text))) {
    const name = written(target, text);
    const last = items.at(-1);
    if (name === 'Array.from' && last && items.length > 1) return { kind: 'each', result: last.value };
    if (KEEPS.has(name)) return first && { kind: 'same', node: first.value };
    return { kind: 'call', name, isMethod: false, args };
  }
  if (target.name !== 'MemberExpression') return undefined;
  const [object, , property] = childrenOf(target);
  if (!object || property?.name !== 'PropertyName') return undefined;
  const name = written(property, text);
  if (object.name === 'this') return { kind: 'call', name, isMethod: true, args };
  if ((name === 'map' || name === 'flatMap') && first) return { kind: 'each', result: first.value };
  if (name === 'concat') {
    return { kind: 'extended', base: object, more: items.map(({ value }) => ({ value, spread: value })) };
  }
  if (name === 'filter' && first && written(first.value, text) === 'Boolean')
    return { kind: 'same', node: object };
  return PICKS.has(name) ? { kind: 'choice', options: [object] } : undefined;
}
