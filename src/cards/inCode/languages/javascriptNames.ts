import type { SyntaxNode } from '@lezer/common';
import { unescapeText } from '../reading/escapes';
import type { Change, NameCollector } from '../reading/names';
import { childrenOf, groupsOf, written } from '../reading/shape';
import { functionAt } from './javascriptSyntax';

/** The nodes that say something about names. */
export const JAVASCRIPT_NAMES: ReadonlySet<string> = new Set([
  'Block',
  'ClassBody',
  'ForStatement',
  'ArrowFunction',
  'FunctionExpression',
  'FunctionDeclaration',
  'MethodDeclaration',
  'Property',
  'VariableDeclaration',
  'VariableDefinition',
  'AssignmentExpression',
  'CallExpression',
  'PostfixExpression',
  'UnaryExpression',
]);

/** Methods that change a list. */
const CHANGES: Readonly<Record<string, Change['kind']>> = { push: 'add', unshift: 'first' };

export function collectJavascript(node: SyntaxNode, names: NameCollector): void {
  switch (node.name) {
    case 'FunctionDeclaration':
    case 'MethodDeclaration':
      collectFunction(node, names);
      return;
    case 'ArrowFunction':
    case 'FunctionExpression':
    case 'Property':
      if (node.name !== 'Property' || node.getChild('ParamList')) names.open(node, true);
      return;
    case 'Block':
    case 'ClassBody':
    case 'ForStatement':
      names.open(node);
      return;
    case 'VariableDeclaration':
      collectVariables(node, names);
      return;
    case 'VariableDefinition':
      // Parameters, parts of patterns, imports: a name without a value. Others were defined with theirs.
      if (node.parent && !DEFINING.has(node.parent.name))
        names.define(written(node, names.text), node.from, undefined);
      return;
    case 'AssignmentExpression':
      collectAssignment(node, names);
      return;
    case 'CallExpression':
      collectCall(node, names);
      return;
    default:
      collectStep(node, names);
  }
}

const DEFINING = new Set(['VariableDeclaration', 'FunctionDeclaration']);

function collectFunction(node: SyntaxNode, names: NameCollector): void {
  const name = node.getChild('VariableDefinition') ?? node.getChild('PropertyDefinition');
  const shape = functionAt(node, names.text);
  if (name && shape) names.defineFunction(written(name, names.text), node, shape);
  names.open(node, true);
}

function collectVariables(node: SyntaxNode, names: NameCollector): void {
  const isVar = node.firstChild?.name === 'var';
  for (const group of groupsOf(childrenOf(node).slice(1))) {
    const [first] = group;
    const equals = group.findIndex(({ name }) => name === 'Equals');
    if (first?.name === 'VariableDefinition') {
      const value = equals < 0 ? undefined : group[equals + 1];
      // A variable without a value gets it later.
      if (value || node.parent?.name === 'ForOfSpec')
        names.define(written(first, names.text), first.from, value, isVar);
      else names.declare(written(first, names.text), isVar);
    }
  }
}

function collectAssignment(node: SyntaxNode, names: NameCollector): void {
  const [target, operator, value] = childrenOf(node);
  if (!target || !operator || !value) return;
  const sign = written(operator, names.text);
  const place = placeOf(target, names.text);
  if (!place) return;
  const { name, path } = place;
  if (sign === '=' && path.length === 0) {
    if (!collectOwnGrowth(name, node, value, names)) names.assign(name, node, value);
  } else if (sign === '=') names.change(name, 'set', path, [value], node);
  else names.change(name, sign === '+=' ? 'join' : 'unknown', path, [value], node);
}

/** `list = list.concat(more)`, `list = [...list, more]`: the list grows. */
function collectOwnGrowth(name: string, node: SyntaxNode, value: SyntaxNode, names: NameCollector): boolean {
  const { text } = names;
  if (value.name === 'CallExpression') {
    const [callee, list] = childrenOf(value);
    if (!callee || !list || written(callee, text) !== `${name}.concat`) return false;
    const values = groupsOf(childrenOf(list)).flatMap((group) => group.at(-1) ?? []);
    names.change(name, 'join', [], values, node);
    return true;
  }
  if (value.name !== 'ArrayExpression') return false;
  const groups = groupsOf(childrenOf(value));
  const isOwn = (group: readonly SyntaxNode[]) => {
    const [first, second] = group;
    return first?.name === 'Spread' && second !== undefined && written(second, text) === name;
  };
  const own = groups.findIndex(isOwn);
  if (own < 0) return false;
  const values = groups.filter((_, index) => index !== own).flatMap((group) => group.at(-1) ?? []);
  names.change(name, own === 0 ? 'join' : 'first', [], values, node);
  return true;
}

function collectCall(node: SyntaxNode, names: NameCollector): void {
  const [callee, list] = childrenOf(node);
  if (callee?.name !== 'MemberExpression' || list?.name !== 'ArgList') return;
  const [object, , property] = childrenOf(callee);
  const kind = property?.name === 'PropertyName' ? CHANGES[written(property, names.text)] : undefined;
  const place = kind && object && placeOf(object, names.text);
  if (!kind || !place) return;
  const values = groupsOf(childrenOf(list)).flatMap((group) => group.at(-1) ?? []);
  names.change(place.name, kind, place.path, values, node);
}

/** `count++`: the value isn't known any more. */
function collectStep(node: SyntaxNode, names: NameCollector): void {
  const parts = childrenOf(node);
  const target = parts.find(({ name }) => name === 'VariableName');
  const isStep = parts.some((part) => /^(?:\+\+|--)$/.test(written(part, names.text)));
  if (target && isStep) names.change(written(target, names.text), 'unknown', [], [], node);
}

/** A variable, and the keys after it: `card.elements`, `card["elements"]`. */
function placeOf(node: SyntaxNode, text: string): { name: string; path: string[] } | undefined {
  const path: string[] = [];
  let at = node;
  while (at.name === 'MemberExpression') {
    const [object, , key] = childrenOf(at);
    if (!object || !key) return undefined;
    if (key.name === 'PropertyName') path.unshift(written(key, text));
    else if (key.name === 'String') path.unshift(unescapeText(written(key, text).slice(1, -1), ''));
    else return undefined;
    at = object;
  }
  return at.name === 'VariableName' ? { name: written(at, text), path } : undefined;
}
