import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/java';
import { numberOf } from '../reading/numberOf';
import { childrenOf, groupsOf, sumOperands, written } from '../reading/shape';
import type { Dialect } from '../reading/dialect';
import type { Argument, Shape } from '../reading/shape';
import { functionAt, FUNCTIONS } from './javaSyntax';
import { collectJava, JAVA_NAMES } from './javaNames';
import { chainOf, chainShape } from './javaChain';
import { javaText } from './javaText';

/** Java: `Map.of`, `List.of`, chains of `put`, double-brace initializers, and text blocks. */
export const java: Dialect = {
  grammars: () => [parser],
  shape,
  collect: collectJava,
  collected: JAVA_NAMES,
  functionAt,
  functions: FUNCTIONS,
  returns: new Set(['ReturnStatement']),
};

function shape(node: SyntaxNode, text: string): Shape | undefined {
  switch (node.name) {
    case 'StringLiteral':
    case 'TextBlock':
    case 'CharacterLiteral':
      return { kind: 'text', parts: [javaText(written(node, text))] };
    case 'IntegerLiteral':
    case 'FloatingPointLiteral': {
      const value = numberOf(written(node, text));
      return value === undefined ? undefined : { kind: 'scalar', value };
    }
    case 'BooleanLiteral':
      return { kind: 'scalar', value: written(node, text) === 'true' };
    case 'null':
      return { kind: 'scalar', value: null };
    case 'Identifier':
      return { kind: 'name', name: written(node, text) };
    case 'UnaryExpression': {
      const [sign, operand] = childrenOf(node);
      const value =
        sign && operand && written(sign, text) === '-' ? numberOf(written(operand, text)) : undefined;
      return value === undefined ? undefined : { kind: 'scalar', value: -value };
    }
    case 'ParenthesizedExpression': {
      const value = childrenOf(node).find(({ name }) => name !== '(');
      return value && { kind: 'same', node: value };
    }
    case 'CastExpression': {
      const value = childrenOf(node).at(-1);
      return value && { kind: 'same', node: value };
    }
    case 'ArrayInitializer':
      return {
        kind: 'list',
        items: groupsOf(childrenOf(node)).flatMap(([value]) => (value ? [{ value }] : [])),
      };
    case 'ArrayCreationExpression': {
      const value = node.getChild('ArrayInitializer');
      return value ? { kind: 'same', node: value } : undefined;
    }
    case 'BinaryExpression': {
      const operands = sumOperands(node, text, 'BinaryExpression');
      return operands && { kind: 'sum', operands };
    }
    case 'TernaryExpression': {
      const [, , first, , second] = childrenOf(node);
      return first && second && { kind: 'choice', options: [first, second] };
    }
    case 'MethodInvocation':
    case 'ObjectCreationExpression':
      return invocation(node, text);
    default:
      return undefined;
  }
}

function invocation(node: SyntaxNode, text: string): Shape | undefined {
  const chain = chainOf(node, text);
  if (!chain) return undefined;
  const [first, ...rest] = chain.calls;
  const [format, ...values] = first?.args ?? [];
  if (chain.first === 'String.format' && rest.length === 0 && format) {
    return { kind: 'format', format, style: 'printf', values };
  }
  const last = chain.calls.at(-1);
  if (last?.name === 'formatted' && last.target) {
    return { kind: 'format', format: last.target, style: 'printf', values: last.args };
  }
  const made = chainShape(chain, text);
  if (made) return made;
  const mapped = chain.calls.findLast(({ name }) => name === 'map' || name === 'mapToObj');
  if (mapped?.args[0] && mapped.target) return { kind: 'each', result: mapped.args[0] };
  if (rest.length > 0 || !first || chain.first.startsWith('new ')) return undefined;
  const isOwn = !first.target || first.target.name === 'this';
  const args = first.args.map((value): Argument => ({ value }));
  return isOwn ? { kind: 'call', name: first.name, isMethod: true, args } : undefined;
}
