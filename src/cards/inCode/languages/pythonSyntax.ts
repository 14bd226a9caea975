import type { SyntaxNode } from '@lezer/common';
import { unescapeText } from '../reading/escapes';
import { childrenOf, groupsOf, written } from '../reading/shape';
import type { FunctionShape } from '../reading/shape';

const LETTERS = 'ntrbfva';
/** The nodes of functions. */
export const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDefinition', 'LambdaExpression']);

/** What a node is as a function; undefined when it isn't one. */
export function functionAt(node: SyntaxNode, text: string): FunctionShape | undefined {
  if (!FUNCTIONS.has(node.name)) return undefined;
  const body = childrenOf(node).at(-1);
  const list = node.getChild('ParamList');
  const names = list
    ? groupsOf(childrenOf(list)).map(([first]) =>
        first?.name === 'VariableName' ? written(first, text) : '',
      )
    : [];
  const params = names[0] === 'self' || names[0] === 'cls' ? names.slice(1) : names;
  return body && { params, body };
}

/** The text of a string without expressions in it. */
export function stringOf(node: SyntaxNode, text: string): string {
  const { prefix, from, to } = quotesOf(node, text);
  return plain(text.slice(from, to), prefix);
}

/** Where the content of a string is. */
export function quotesOf(node: SyntaxNode, text: string): { prefix: string; from: number; to: number } {
  const whole = written(node, text);
  const prefix = /^[a-z]*/i.exec(whole)?.[0].toLowerCase() ?? '';
  const quoted = whole.slice(prefix.length);
  const quote = quoted.charAt(0);
  const marks = quoted.length > 5 && quoted.startsWith(quote.repeat(3)) ? 3 : 1;
  const isClosed = quoted.length >= 2 * marks && quoted.endsWith(quote.repeat(marks));
  return { prefix, from: node.from + prefix.length + marks, to: isClosed ? node.to - marks : node.to };
}

/** A text with its escapes resolved, unless the prefix says that it has none. */
export function plain(text: string, prefix: string): string {
  return prefix.includes('r') ? text : unescapeText(text, LETTERS, true);
}
