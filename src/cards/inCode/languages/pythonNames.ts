import type { SyntaxNode } from '@lezer/common';
import type { Change, NameCollector } from '../reading/names';
import { childrenOf, groupsOf, written } from '../reading/shape';
import { functionAt, stringOf } from './pythonSyntax';

/** The nodes that say something about names. */
export const PYTHON_NAMES: ReadonlySet<string> = new Set([
  'Body',
  'FunctionDefinition',
  'ClassDefinition',
  'LambdaExpression',
  'ParamList',
  'AssignStatement',
  'UpdateStatement',
  'NamedExpression',
  'ForStatement',
  'WithStatement',
  'ImportStatement',
  'ArrayComprehensionExpression',
  'ComprehensionExpression',
  'SetComprehensionExpression',
  'DictionaryComprehensionExpression',
  'CallExpression',
]);

/** Methods that change a list. */
const CHANGES: Readonly<Record<string, Change['kind']>> = { append: 'add', extend: 'join', insert: 'first' };

export function collectPython(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  switch (node.name) {
    case 'Body':
      names.open(node);
      return;
    case 'FunctionDefinition': {
      const name = node.getChild('VariableName');
      const shape = functionAt(node, text);
      if (name && shape) names.defineFunction(written(name, text), node, shape);
      names.open(node, true);
      return;
    }
    case 'ClassDefinition':
    case 'LambdaExpression':
      names.open(node, true);
      return;
    case 'ParamList':
      for (const group of groupsOf(childrenOf(node))) {
        const name = group.find((part) => part.name === 'VariableName');
        if (name) names.define(written(name, text), name.from, undefined);
      }
      return;
    case 'AssignStatement':
      collectAssignment(node, names);
      return;
    case 'UpdateStatement': {
      const [target, operator, value] = childrenOf(node);
      const place = target && placeOf(target, text);
      const isJoin = operator && written(operator, text) === '+=';
      if (place && value) names.change(place.name, isJoin ? 'join' : 'unknown', place.path, [value], node);
      return;
    }
    case 'CallExpression':
      collectCall(node, names);
      return;
    default:
      collectTargets(node, names);
  }
}

function collectAssignment(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  const parts = childrenOf(node);
  const last = parts.findLastIndex(({ name }) => name === 'AssignOp');
  const value = parts.length === last + 2 ? parts[last + 1] : undefined;
  // `a, b = 1, 2` isn't taken apart.
  const isPlain = !parts.some(({ name }) => name === ',');
  for (const target of parts.slice(0, last)) {
    const place = placeOf(target, text);
    if (!place) continue;
    if (place.path.length > 0) {
      if (value && isPlain) names.change(place.name, 'set', place.path, [value], node);
    } else if (!value || !isPlain || !collectOwnGrowth(place.name, node, value, names)) {
      names.define(place.name, node.from, isPlain ? value : undefined, true);
    }
  }
}

/** `items = items + more`, `items = [*items, more]`: the list grows. */
function collectOwnGrowth(name: string, node: SyntaxNode, value: SyntaxNode, names: NameCollector): boolean {
  const { text } = names;
  const [first, second, third] = childrenOf(value);
  if (value.name === 'BinaryExpression') {
    if (!first || !second || !third || written(first, text) !== name || written(second, text) !== '+')
      return false;
    names.change(name, 'join', [], [third], node);
    return true;
  }
  if (value.name !== 'ArrayExpression') return false;
  const [own, ...rest] = groupsOf(childrenOf(value));
  if (own?.[0]?.name !== '*' || !own[1] || written(own[1], text) !== name) return false;
  names.change(
    name,
    'join',
    [],
    rest.flatMap((group) => group.at(-1) ?? []),
    node,
  );
  return true;
}

function collectCall(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  const [callee, list] = childrenOf(node);
  if (callee?.name !== 'MemberExpression' || list?.name !== 'ArgList') return;
  const [object, , property] = childrenOf(callee);
  const kind = property?.name === 'PropertyName' ? CHANGES[written(property, text)] : undefined;
  const place = kind && object && placeOf(object, text);
  if (!kind || !place) return;
  const groups = groupsOf(childrenOf(list));
  const [first, second] = groups.map((group) => group[0]);
  if (kind !== 'first') {
    if (first) names.change(place.name, kind, place.path, [first], node);
  } else if (first && second) {
    names.change(place.name, written(first, text) === '0' ? 'first' : 'add', place.path, [second], node);
  }
}

/** Loop variables, names of imports, and the like: names without a value here. */
function collectTargets(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  const isComprehension = node.name.endsWith('ComprehensionExpression');
  if (isComprehension) names.open(node);
  let isTarget = node.name === 'ImportStatement' || node.name === 'NamedExpression';
  for (const part of childrenOf(node)) {
    if (part.name === 'for' || part.name === 'as' || part.name === 'import') isTarget = true;
    else if (part.name === 'in' || part.name === ':' || part.name === 'AssignOp') isTarget = false;
    else if (isTarget) {
      const targets = part.name === 'TupleExpression' ? part.getChildren('VariableName') : [part];
      for (const { name, from, to } of targets) {
        if (name === 'VariableName') names.define(text.slice(from, to), from, undefined, !isComprehension);
      }
    }
  }
}

/** A variable, and the keys after it: `card["elements"]`, `card.elements`. */
function placeOf(node: SyntaxNode, text: string): { name: string; path: string[] } | undefined {
  const path: string[] = [];
  let at = node;
  while (at.name === 'MemberExpression') {
    const [object, , key] = childrenOf(at);
    if (!object || !key) return undefined;
    if (key.name === 'PropertyName') path.unshift(written(key, text));
    else if (key.name === 'String') path.unshift(stringOf(key, text));
    else return undefined;
    at = object;
  }
  return at.name === 'VariableName' ? { name: written(at, text), path } : undefined;
}
