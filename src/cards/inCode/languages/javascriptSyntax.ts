import type { SyntaxNode } from '@lezer/common';
import { childrenOf, groupsOf, written } from '../reading/shape';
import type { FunctionShape } from '../reading/shape';

/** The nodes of functions. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'ArrowFunction',
  'FunctionExpression',
  'FunctionDeclaration',
  'MethodDeclaration',
]);

/** What a node is as a function; undefined when it isn't one. */
export function functionAt(node: SyntaxNode, text: string): FunctionShape | undefined {
  if (!FUNCTIONS.has(node.name)) return undefined;
  const body = childrenOf(node).at(-1);
  const list = node.getChild('ParamList');
  const lone = node.getChild('VariableDefinition');
  const params = list
    ? groupsOf(childrenOf(list)).map(([first]) =>
        first?.name === 'VariableDefinition' ? written(first, text) : '',
      )
    : lone
      ? [written(lone, text)]
      : [];
  return body && { params, body };
}
