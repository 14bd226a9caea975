import type { Expression, ListLiteral, Literal, Member, ObjectLiteral } from './literal';
import type { Change } from './names';

/**
 * A value after a statement that changes it. Items that are added may come never, once or often, so each becomes an expression.
 * @param values what the statement adds.
 * @param source the statement.
 * @param isSure whether the statement runs whenever the value is used.
 * @returns undefined when the value then isn't known.
 */
export function applyChange(
  literal: Literal,
  { kind, path }: Pick<Change, 'kind' | 'path'>,
  values: readonly Literal[],
  source: string,
  isSure: boolean,
): Literal | undefined {
  const [key, ...rest] = path;
  if (kind === 'unknown') return undefined;
  if (kind === 'set')
    return literal.kind === 'object' ? withMember(literal, path, values, source, isSure) : literal;
  if (key !== undefined) {
    if (literal.kind !== 'object') return literal;
    const members = literal.members.map((member): Member => {
      if (member.key !== key) return member;
      return {
        ...member,
        value: applyChange(member.value, { kind, path: rest }, values, source, isSure) ?? member.value,
      };
    });
    return { ...literal, members };
  }
  switch (literal.kind) {
    case 'list':
      return withItems(literal, kind, values, source);
    case 'expression':
      return { ...literal, inner: [...literal.inner, ...values] };
    case 'text': {
      const added = values.flatMap((value) =>
        value.kind === 'text' ? value.parts : [{ expression: source }],
      );
      return isSure && kind === 'join' ? { ...literal, parts: [...literal.parts, ...added] } : undefined;
    }
    case 'object':
    case 'scalar':
      return undefined;
  }
}

function withItems(
  literal: ListLiteral,
  kind: Change['kind'],
  values: readonly Literal[],
  source: string,
): ListLiteral {
  const added = values.map((value): Literal => {
    // Nothing is known of it, so it is named itself.
    if (value.kind === 'expression' && value.inner.length === 0) return value;
    const { start, end } = value;
    return { kind: 'expression', source, inner: [value], start, end } satisfies Expression;
  });
  const items = kind === 'first' ? [...added, ...literal.items] : [...literal.items, ...added];
  return { ...literal, items };
}

function withMember(
  literal: ObjectLiteral,
  path: readonly string[],
  values: readonly Literal[],
  source: string,
  isSure: boolean,
): ObjectLiteral {
  const [key, ...rest] = path;
  const [value] = values;
  if (key === undefined || !value) return literal;
  const before = literal.members.find((member) => member.key === key);
  if (rest.length > 0) {
    if (before?.value.kind !== 'object') return literal;
    const changed = withMember(before.value, rest, values, source, isSure);
    return {
      ...literal,
      members: literal.members.map((one) => (one === before ? { ...one, value: changed } : one)),
    };
  }
  const member: Member = { key, value, ...(!isSure && { maybe: source }) };
  if (!before) return { ...literal, members: [...literal.members, member] };
  return { ...literal, members: literal.members.map((one) => (one === before ? member : one)) };
}
