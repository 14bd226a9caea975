import type { SyntaxNode } from '@lezer/common';
import { childrenOf, written } from '../reading/shape';
import type { FunctionShape } from '../reading/shape';

/** The nodes of functions. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'MethodDeclaration',
  'ConstructorDeclaration',
  'LambdaExpression',
]);

/** What a node is as a function; undefined when it isn't one. */
export function functionAt(node: SyntaxNode, text: string): FunctionShape | undefined {
  if (!FUNCTIONS.has(node.name)) return undefined;
  const parts = childrenOf(node);
  const body = node.name === 'LambdaExpression' ? parts.at(-1) : node.getChild('Block');
  const list = node.getChild('FormalParameters') ?? node.getChild('InferredParameters');
  const params: string[] = [];
  for (const part of list ? childrenOf(list) : parts) {
    const name = part.name === 'Definition' ? part : part.getChild('Definition');
    if (part === body) break;
    if (name) params.push(written(name, text));
  }
  return body ? { params, body } : undefined;
}
