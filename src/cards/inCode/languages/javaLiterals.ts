import type { Literal, Member } from '../reading/literal';
import type { Read, Reader } from '../reading/reader';
import { Kind } from '../reading/tokens';
import type { Tokens } from '../reading/tokens';
import { unescapeText } from '../reading/escapes';

/** One call in a chain: its name and its brackets. */
interface Call {
  readonly name: string;
  readonly open: number;
  readonly close: number;
}

interface Chain {
  /** The first call with its class: `Map.of`, `new JSONObject`. */
  readonly first: string;
  readonly calls: readonly Call[];
  /** The double braces after `new HashMap<>()`, if any. */
  readonly block: number | undefined;
  readonly next: number;
}

const MAPS = /^(?:Immutable)?Map\.of$/;
const ENTRIES = /^(?:Immutable)?Map\.ofEntries$/;
const LISTS = /^(?:(?:Immutable)?(?:List|Set)\.of|Arrays\.asList|Collections\.singletonList|Stream\.of)$/;
const PUTS = /^(?:put|set|add|addProperty|putPOJO|putArray|putObject|with|append)$/;
/** Calls that don't change the value, such as the last call of a builder. */
const FINISHES = /^(?:build|buildOrThrow|toString|toMap|toJSONString|toJson|asText)$/;

/** Reads a map or list that is made by calls; undefined for other calls. */
export function javaChain(reader: Reader, at: number, limit: number): Read | undefined {
  const { tokens } = reader;
  if (!tokens.isName(at) || tokens.is(at - 1, '.')) return undefined;
  const chain = chainAt(reader, at, limit);
  if (!chain || !reader.isRelevant(at, chain.next)) return undefined;
  const literal = literalOf(reader, at, chain);
  return literal && { literal, next: chain.next };
}

function chainAt(reader: Reader, at: number, limit: number): Chain | undefined {
  const { tokens } = reader;
  const calls: Call[] = [];
  const isNew = tokens.is(at, 'new');
  let first = '';
  let name = '';
  let block: number | undefined;
  let i = isNew ? at + 1 : at;
  while (i < limit) {
    if (tokens.isName(i) && (name === '' || tokens.is(i - 1, '.') || tokens.is(i - 1, '>'))) {
      name = tokens.written(i);
      if (calls.length === 0) first = first === '' ? name : `${first}.${name}`;
      i++;
    } else if (tokens.is(i, '<')) {
      const after = reader.dialect.afterTypes?.(tokens, i) ?? i;
      if (after === i) break;
      i = after;
    } else if (tokens.is(i, '(') && tokens.closing(i) < limit && name !== '') {
      calls.push({ name, open: i, close: tokens.closing(i) });
      i = tokens.closing(i) + 1;
    } else if (isNew && tokens.is(i, '{') && tokens.is(i + 1, '{') && calls.length === 1) {
      block = i + 1;
      i = tokens.closing(i) + 1;
    } else if (tokens.is(i, '.')) i++;
    else break;
  }
  if (calls.length === 0) return undefined;
  return { first: isNew ? `new ${first}` : first, calls, block, next: Math.min(i, limit) };
}

function literalOf(reader: Reader, at: number, chain: Chain): Literal | undefined {
  const [first, ...rest] = chain.calls;
  if (!first) return undefined;
  const span = reader.span(at, chain.next);
  const given = reader.parts(first.open + 1, first.close);
  const isFinished = rest.every(({ name }) => FINISHES.test(name));
  if (isFinished && MAPS.test(chain.first)) {
    const members: Member[] = [];
    for (let i = 0; i + 1 < given.length; i += 2) members.push(memberOf(reader, given[i], given[i + 1]));
    return { kind: 'object', members, ...span };
  }
  if (isFinished && ENTRIES.test(chain.first)) {
    return { kind: 'object', members: given.map((part) => entryOf(reader, part)), ...span };
  }
  if (isFinished && LISTS.test(chain.first)) {
    return { kind: 'list', items: given.map((part) => reader.value(part.at, part.end)), ...span };
  }
  const puts = [...rest.filter(({ name }) => PUTS.test(name)), ...putsOf(reader.tokens, chain.block)];
  const isKnown = rest.every(({ name }) => PUTS.test(name) || FINISHES.test(name));
  const [only, more] = given;
  // `new JSONObject(Map.of(…))`, `new ArrayList<>(List.of(…))`.
  if (puts.length === 0 && only && !more && isKnown && chain.first.startsWith('new ')) {
    const read = javaChain(reader, only.at, only.end);
    return read?.next === only.end ? read.literal : undefined;
  }
  return isKnown && puts.length > 0 ? collected(reader, puts, span) : undefined;
}

/** A map if the first call has a key, otherwise a list. */
function collected(
  reader: Reader,
  puts: readonly Call[],
  span: { readonly start: number; readonly end: number },
): Literal {
  const all = puts.map(({ open, close }) => reader.parts(open + 1, close));
  if (all[0]?.length === 2) {
    return { kind: 'object', members: all.map(([key, value]) => memberOf(reader, key, value)), ...span };
  }
  const items = all.flatMap((given) => given.map((part) => reader.value(part.at, part.end)));
  return { kind: 'list', items, ...span };
}

interface Part {
  readonly at: number;
  readonly end: number;
}

function memberOf(reader: Reader, key: Part | undefined, value: Part | undefined): Member {
  const { tokens } = reader;
  const written =
    key && tokens.isString(key.at) && key.end === key.at + 1 ? tokens.written(key.at) : undefined;
  const shown = value ?? key;
  return {
    key: written === undefined || !value ? undefined : javaText(written),
    value: shown ? reader.value(shown.at, shown.end) : { kind: 'scalar', value: null, start: 0, end: 0 },
  };
}

/** `Map.entry("key", value)`, `entry(…)` or `new SimpleEntry<>(…)`. */
function entryOf(reader: Reader, { at, end }: Part): Member {
  const open = reader.tokens.opening(end - 1) ?? -1;
  const [key, value] = open >= at ? reader.parts(open + 1, end - 1) : [];
  return key && value ? memberOf(reader, key, value) : { key: undefined, value: reader.expression(at, end) };
}

/** The `put(…);` calls of an initializer. */
function putsOf(tokens: Tokens, block: number | undefined): Call[] {
  if (block === undefined) return [];
  const calls: Call[] = [];
  const end = tokens.closing(block);
  for (let i = block + 1; i < end; i = tokens.after(i)) {
    if (tokens.kind(i) !== Kind.open || !tokens.isName(i - 1)) continue;
    const name = tokens.written(i - 1);
    if (PUTS.test(name)) calls.push({ name, open: i, close: tokens.closing(i) });
  }
  return calls;
}

const LETTERS = 'ntrbfs';

/** The text of a Java string, character, or text block, without quotes, indentation, and escapes. */
export function javaText(written: string): string {
  const isBlock = written.startsWith('"""') && written.length >= 6;
  if (!isBlock) {
    const isClosed = written.length > 1 && written.endsWith(written.charAt(0));
    return unescapeText(written.slice(1, isClosed ? -1 : undefined), LETTERS);
  }
  const [, ...lines] = written.slice(3, -3).split(/\r\n|\r|\n/);
  // The line of the closing quotes counts too, even if it's blank.
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = counted.reduce(
    (least, line) => Math.min(least, line.length - line.trimStart().length),
    Number.MAX_SAFE_INTEGER,
  );
  const text = lines.map((line) => line.slice(indent).trimEnd()).join('\n');
  return unescapeText(text, LETTERS);
}
