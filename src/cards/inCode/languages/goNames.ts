import type { SyntaxNode } from '@lezer/common';
import type { NameCollector } from '../reading/names';
import { childrenOf, groupsOf, written } from '../reading/shape';
import { functionAt, snakeCase, stringOf } from './goSyntax';

/** The nodes that say something about names. */
export const GO_NAMES: ReadonlySet<string> = new Set([
  'Block',
  'IfStatement',
  'ForStatement',
  'SwitchBlock',
  'FunctionDecl',
  'MethodDecl',
  'FunctionLiteral',
  'Parameter',
  'RangeClause',
  'VarDecl',
  'VarSpec',
  'ConstSpec',
  'Assignment',
  'IncDecStatement',
]);

export function collectGo(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  switch (node.name) {
    case 'FunctionDecl':
    case 'MethodDecl': {
      const name = node.getChild('DefName') ?? node.getChild('FieldName');
      const shape = functionAt(node, text);
      if (name && shape) names.defineFunction(written(name, text), node, shape);
      names.open(node, true);
      return;
    }
    case 'FunctionLiteral':
      names.open(node, true);
      return;
    case 'Parameter':
    case 'RangeClause':
      for (const { from, to } of node.getChildren('DefName'))
        names.define(text.slice(from, to), from, undefined);
      return;
    case 'VarDecl':
      if (childrenOf(node)[0]?.name !== 'var') collectShort(node, names);
      return;
    case 'VarSpec':
    case 'ConstSpec':
      collectSpec(node, names);
      return;
    case 'Assignment':
      collectAssignment(node, names);
      return;
    case 'IncDecStatement': {
      const target = node.getChild('VariableName');
      if (target) names.change(written(target, text), 'unknown', [], [], node);
      return;
    }
    default:
      names.open(node);
  }
}

/** `a, b := 1, 2`. Values that don't match the names aren't known. */
function collectShort(node: SyntaxNode, names: NameCollector): void {
  const parts = childrenOf(node);
  const sign = parts.findIndex(({ name }) => name === ':=' || name === '=');
  const targets = groupsOf(parts.slice(0, sign)).flatMap(([first]) => first ?? []);
  const values = groupsOf(parts.slice(sign + 1)).flatMap(([first]) => first ?? []);
  for (const [index, target] of targets.entries()) {
    const value = values.length === targets.length ? values[index] : undefined;
    names.define(written(target, names.text), target.from, value);
  }
}

/** `var a []Element`, `const A Type = "x"`. */
function collectSpec(node: SyntaxNode, names: NameCollector): void {
  const parts = childrenOf(node);
  const targets = parts.filter(({ name }) => name === 'DefName');
  const sign = parts.findIndex(({ name }) => name === '=');
  const values = sign < 0 ? [] : groupsOf(parts.slice(sign + 1)).flatMap(([first]) => first ?? []);
  // Without a value, the type says what an empty one is.
  const type = parts.find(({ name }) => name === 'SliceType' || name === 'MapType');
  for (const [index, target] of targets.entries()) {
    const given = values.length === targets.length ? values[index] : undefined;
    names.define(written(target, names.text), target.from, given ?? (sign < 0 ? type : undefined));
  }
}

function collectAssignment(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  const parts = childrenOf(node);
  const sign = parts.findIndex(({ name }) => /^(?:=|UpdateOp|.+=)$/.test(name));
  const targets = groupsOf(parts.slice(0, sign)).flatMap(([first]) => first ?? []);
  const values = groupsOf(parts.slice(sign + 1)).flatMap(([first]) => first ?? []);
  const operator = parts[sign] ? written(parts[sign], text) : '';
  for (const [index, target] of targets.entries()) {
    const value = values.length === targets.length ? values[index] : undefined;
    const place = placeOf(target, text);
    if (!place || place.name === '_') continue;
    if (value && collectAppend(target, place, node, value, names)) continue;
    if (operator === '+=' && value) names.change(place.name, 'join', place.path, [value], node);
    else if (place.path.length > 0 && value) names.change(place.name, 'set', place.path, [value], node);
    else if (operator === '=') names.assign(place.name, node, value);
    else names.change(place.name, 'unknown', place.path, [], node);
  }
}

interface Place {
  readonly name: string;
  readonly path: readonly string[];
}

/** `list = append(list, a, b...)`: the list grows. */
function collectAppend(
  target: SyntaxNode,
  { name, path }: Place,
  node: SyntaxNode,
  value: SyntaxNode,
  names: NameCollector,
): boolean {
  const { text } = names;
  const [callee, list] = childrenOf(value);
  if (value.name !== 'CallExpr' || !callee || !list || written(callee, text) !== 'append') return false;
  const [own, ...more] = groupsOf(childrenOf(list));
  if (!own?.[0] || written(own[0], text) !== written(target, text)) return false;
  names.change(
    name,
    'add',
    path,
    more.flatMap((group) => group[0] ?? []),
    node,
  );
  return true;
}

/** A variable, and the keys after it: `card["elements"]`, `card.Elements`. */
function placeOf(node: SyntaxNode, text: string): Place | undefined {
  const path: string[] = [];
  let at = node;
  while (at.name === 'SelectorExpr' || at.name === 'IndexExpr') {
    const [object, , key] = childrenOf(at);
    if (!object || !key) return undefined;
    if (key.name === 'FieldName') path.unshift(snakeCase(written(key, text)));
    else if (key.name === 'String') path.unshift(stringOf(key, text));
    else return undefined;
    at = object;
  }
  return at.name === 'VariableName' ? { name: written(at, text), path } : undefined;
}
