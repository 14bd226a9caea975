import type { SyntaxNode } from '@lezer/common';
import { unescapeText } from '../reading/escapes';
import { written } from '../reading/shape';
import type { FunctionShape } from '../reading/shape';

/** The nodes of functions. */
export const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDecl', 'MethodDecl', 'FunctionLiteral']);

/** What a node is as a function; undefined when it isn't one. */
export function functionAt(node: SyntaxNode, text: string): FunctionShape | undefined {
  if (!FUNCTIONS.has(node.name)) return undefined;
  const body = node.getChild('Block');
  const lists = node.getChildren('Parameters');
  // A method has its receiver first.
  const list = lists[node.name === 'MethodDecl' ? 1 : 0];
  const params = (list?.getChildren('Parameter') ?? []).flatMap((parameter) =>
    parameter.getChildren('DefName').map((name) => written(name, text)),
  );
  return body ? { params, body } : undefined;
}

/** The text of a string. */
export function stringOf(node: SyntaxNode, text: string): string {
  const whole = written(node, text);
  const isClosed = whole.length > 1 && whole.endsWith(whole.charAt(0));
  const inside = whole.slice(1, isClosed ? -1 : undefined);
  return whole.startsWith('`') ? inside.replaceAll('\r', '') : unescapeText(inside, 'ntrbfva');
}

/** Converts `ElementType` and `elementType` to `element_type`, and `MobileURL` to `mobile_url`. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
