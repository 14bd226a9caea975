import type { SyntaxNode } from '@lezer/common';
import { childrenOf, groupsOf, written } from '../reading/shape';
import type { ItemShape, MemberShape, Shape } from '../reading/shape';
import { javaText } from './javaText';

/** Most calls in a chain. */
const MAX_CALLS = 300;

/** One call in a chain: its name, its arguments, and what it's called on. */
export interface Call {
  readonly name: string;
  readonly args: readonly SyntaxNode[];
  readonly target: SyntaxNode | undefined;
}

export interface Chain {
  /** The first call with its class: `Map.of`, `new JSONObject`. */
  readonly first: string;
  readonly calls: readonly Call[];
  /** The block of a double-brace initializer. */
  readonly block: SyntaxNode | undefined;
}

const MAPS = /^(?:Immutable)?Map\.of$|^Collections\.singletonMap$/;
const ENTRIES = /^(?:Immutable)?Map\.ofEntries$/;
const LISTS =
  /^(?:(?:Immutable)?(?:List|Set)\.of|Arrays\.asList|Collections\.(?:singletonList|singleton)|Stream\.of)$/;
const PUTS = /^(?:put|set|add|addProperty|putPOJO|putArray|putObject|with|append|putAll|addAll)$/;
/** Calls that don't change the value, such as the last call of a builder. */
const FINISHES = /^(?:build|buildOrThrow|toString|toMap|toJSONString|toJson|asText)$/;

const LIST_CLASS = /(?:List|Array|Set|Vector|Deque|Queue)$/;
const MAP_CLASS = /(?:Map|JSONObject|JsonObject|ObjectNode|Dict)$/;

/** The calls that follow each other in `a.b(…).c(…)` or `new A(…).b(…)`. */
export function chainOf(node: SyntaxNode, text: string): Chain | undefined {
  const calls: Call[] = [];
  let at: SyntaxNode | undefined = node;
  while (at?.name === 'MethodInvocation') {
    if (calls.length >= MAX_CALLS) return undefined;
    const name = at.getChild('MethodName');
    const list = at.getChild('ArgumentList');
    if (!name || !list) return undefined;
    const [before] = childrenOf(at);
    const target = before && before.name !== 'MethodName' ? before : undefined;
    calls.unshift({ name: written(name, text), args: argumentsOf(list), target });
    at = target;
  }
  const [first] = calls;
  if (at?.name !== 'ObjectCreationExpression') {
    if (!first) return undefined;
    const isClass = first.target?.name === 'Identifier' || first.target?.name === 'ScopedIdentifier';
    const owner = first.target && isClass ? written(first.target, text) : '';
    return { first: `${owner}.${first.name}`, calls, block: undefined };
  }
  const list = at.getChild('ArgumentList');
  const type = childrenOf(at).find(({ name }) => /Type|TypeName|Identifier/.test(name));
  if (!list || !type) return undefined;
  const name = written(type, text).replace(/<[\s\S]*$/, '');
  calls.unshift({ name, args: argumentsOf(list), target: undefined });
  const block = at.getChild('ClassBody')?.getChild('Block') ?? undefined;
  return { first: `new ${name}`, calls, block };
}

function argumentsOf(list: SyntaxNode): readonly SyntaxNode[] {
  return groupsOf(childrenOf(list)).flatMap(([first]) => first ?? []);
}

/** The map or list that is made by calls; undefined for other calls. */
export function chainShape(chain: Chain, text: string): Shape | undefined {
  const [first, ...rest] = chain.calls;
  if (!first) return undefined;
  const given = first.args;
  if (!rest.every(({ name }) => PUTS.test(name) || FINISHES.test(name))) return undefined;
  const isFinished = rest.every(({ name }) => FINISHES.test(name));
  if (isFinished && MAPS.test(chain.first)) {
    const members: MemberShape[] = [];
    for (let i = 0; i + 1 < given.length; i += 2) members.push(...memberOf(given[i], given[i + 1], text));
    return { kind: 'object', members };
  }
  if (isFinished && ENTRIES.test(chain.first)) {
    return { kind: 'object', members: given.flatMap((entry) => entryOf(entry, text)) };
  }
  if (isFinished && LISTS.test(chain.first))
    return { kind: 'list', items: given.map((value) => ({ value })) };
  const isNew = chain.first.startsWith('new ');
  const puts = [...rest.filter(({ name }) => PUTS.test(name)), ...putsIn(chain.block, text)];
  if (puts.length > 0)
    return isNew || /builder$|create\w+$/i.test(chain.first) ? collected(puts, text) : undefined;
  // `new JSONObject(Map.of(…))`, `new ArrayList<>(List.of(…))`.
  const [only, more] = given;
  if (!isNew) return undefined;
  if (only && !more && !only.name.endsWith('Literal')) return { kind: 'same', node: only };
  if (LIST_CLASS.test(first.name)) return { kind: 'list', items: [] };
  return MAP_CLASS.test(first.name) ? { kind: 'object', members: [] } : undefined;
}

/** A map if the first call has a key, otherwise a list. */
function collected(puts: readonly Call[], text: string): Shape {
  if (puts[0]?.args.length === 2) {
    return { kind: 'object', members: puts.flatMap(({ args: [key, value] }) => memberOf(key, value, text)) };
  }
  const items = puts.flatMap(({ name, args }) =>
    args.map((value): ItemShape =>
      name === 'addAll' || name === 'putAll' ? { value, spread: value } : { value },
    ),
  );
  return { kind: 'list', items };
}

function memberOf(key: SyntaxNode | undefined, value: SyntaxNode | undefined, text: string): MemberShape[] {
  if (!key) return [];
  const name = key.name === 'StringLiteral' && value ? javaText(written(key, text)) : undefined;
  return [{ key: name, value: value ?? key }];
}

/** `Map.entry("key", value)`, `entry(…)` or `new SimpleEntry<>(…)`. */
function entryOf(entry: SyntaxNode, text: string): MemberShape[] {
  const list = entry.getChild('ArgumentList');
  const [key, value] = list ? argumentsOf(list) : [];
  return key && value ? memberOf(key, value, text) : [{ key: undefined, value: entry }];
}

/** The `put(…);` calls of an initializer. */
function putsIn(block: SyntaxNode | undefined, text: string): Call[] {
  return (block?.getChildren('ExpressionStatement') ?? []).flatMap((statement): Call[] => {
    const call = statement.getChild('MethodInvocation');
    const name = call?.getChild('MethodName');
    const list = call?.getChild('ArgumentList');
    if (!name || !list || !PUTS.test(written(name, text))) return [];
    return [{ name: written(name, text), args: argumentsOf(list), target: undefined }];
  });
}
