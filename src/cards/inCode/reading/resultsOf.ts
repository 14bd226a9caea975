import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from './shape';
import type { Dialect } from './dialect';
import type { FunctionShape } from './shape';

/** Most return statements of a function that are read. */
const MAX_RESULTS = 8;

/** The expressions that a function may return, in order. */
export function resultsOf({ body }: FunctionShape, dialect: Dialect): readonly SyntaxNode[] {
  if (!isBlock(body)) return [body];
  const results: SyntaxNode[] = [];
  body.cursor().iterate(({ node, name }) => {
    if (results.length >= MAX_RESULTS) return false;
    // What a function inside it returns is its own business.
    if (dialect.functions.has(name) && node.from !== body.from) return false;
    if (!dialect.returns.has(name)) return undefined;
    const value = childrenOf(node).find((child) => child.name !== 'return' && child.name !== ';');
    if (value) results.push(value);
    return false;
  });
  return results;
}

function isBlock({ name }: SyntaxNode): boolean {
  return name === 'Block' || name === 'Body';
}
