import type { SyntaxNode } from '@lezer/common';
import type { Change, NameCollector } from '../reading/names';
import { childrenOf, groupsOf, written } from '../reading/shape';
import { functionAt } from './javaSyntax';
import { javaText } from './javaText';

/** The nodes that say something about names. */
export const JAVA_NAMES: ReadonlySet<string> = new Set([
  'Block',
  'ClassBody',
  'ForStatement',
  'EnhancedForStatement',
  'CatchClause',
  'MethodDeclaration',
  'ConstructorDeclaration',
  'LambdaExpression',
  'VariableDeclarator',
  'Definition',
  'AssignmentExpression',
  'UpdateExpression',
  'MethodInvocation',
]);

/** Methods that change a list or a map, with the number of arguments they have then. */
const CHANGES: Readonly<
  Record<string, readonly [one: Change['kind'] | undefined, two: Change['kind'] | undefined]>
> = {
  add: ['add', 'first'],
  put: ['add', 'set'],
  set: [undefined, 'set'],
  addProperty: [undefined, 'set'],
  append: ['add', 'set'],
  addAll: ['join', undefined],
};

export function collectJava(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  switch (node.name) {
    case 'MethodDeclaration':
    case 'ConstructorDeclaration': {
      const name = node.getChild('Definition');
      const shape = functionAt(node, text);
      if (name && shape) names.defineFunction(written(name, text), node, shape);
      names.open(node, true);
      return;
    }
    case 'LambdaExpression':
      names.open(node, true);
      return;
    case 'VariableDeclarator': {
      const [name, sign, value] = childrenOf(node);
      if (!name) return;
      if (sign && value) names.define(written(name, text), name.from, value);
      else names.declare(written(name, text));
      return;
    }
    case 'Definition': {
      const parent = node.parent?.name ?? '';
      const isParameter = parent !== 'VariableDeclarator' && !parent.endsWith('Declaration');
      if (isParameter) names.define(written(node, text), node.from, undefined);
      return;
    }
    case 'AssignmentExpression': {
      const [target, sign, value] = childrenOf(node);
      if (target?.name !== 'Identifier' || !sign || !value) return;
      const name = written(target, text);
      const operator = written(sign, text);
      if (operator === '=') names.assign(name, node, value);
      else names.change(name, operator === '+=' ? 'join' : 'unknown', [], [value], node);
      return;
    }
    case 'UpdateExpression': {
      const target = node.getChild('Identifier');
      if (target) names.change(written(target, text), 'unknown', [], [], node);
      return;
    }
    case 'MethodInvocation':
      collectCall(node, names);
      return;
    default:
      names.open(node);
  }
}

function collectCall(node: SyntaxNode, names: NameCollector): void {
  const { text } = names;
  const [target] = childrenOf(node);
  const method = node.getChild('MethodName');
  const list = node.getChild('ArgumentList');
  if (!method || !list || target?.name !== 'Identifier') return;
  const args = groupsOf(childrenOf(list)).flatMap(([first]) => first ?? []);
  const [first, second] = args;
  const kinds = CHANGES[written(method, text)];
  const name = written(target, text);
  if (args.length === 1 && kinds?.[0] && first) names.change(name, kinds[0], [], [first], node);
  if (args.length !== 2 || !kinds?.[1] || !first || !second) return;
  if (kinds[1] === 'set') {
    if (first.name === 'StringLiteral')
      names.change(name, 'set', [javaText(written(first, text))], [second], node);
  } else names.change(name, written(first, text) === '0' ? 'first' : 'add', [], [second], node);
}
