import { javaChain, javaText } from './javaLiterals';
import { formatCall, formatRead } from './printf';
import type { Dialect, Reader, TextRead } from '../reading/reader';
import type { Tokens } from '../reading/tokens';

/** Maximum tokens of type arguments. Anything longer is taken for a comparison. */
const MAX_TYPE_TOKENS = 40;

/** Java: `Map.of`, `List.of`, chains of `put`, double-brace initializers, and text blocks. */
export const java: Dialect = {
  syntax: { comments: 'slashes', backQuote: 'none', triple: ['"'] },
  bracketed: javaChain,
  word: (written) => {
    if (written === 'true') return true;
    if (written === 'false') return false;
    return written === 'null' ? null : undefined;
  },
  textParts: (written) => [javaText(written)],
  formatted,
  afterTypes,
};

/** `String.format("…", a)` and `"…".formatted(a)`. */
function formatted(reader: Reader, at: number, limit: number): TextRead | undefined {
  const { tokens } = reader;
  if (tokens.is(at, 'String') && tokens.is(at + 2, 'format') && tokens.is(at + 3, '(')) {
    return formatCall(reader, at, at + 3, limit);
  }
  const open = at + 3;
  if (!tokens.isString(at) || !tokens.is(at + 2, 'formatted') || !tokens.is(open, '(')) return undefined;
  const close = tokens.closing(open);
  const format = close < limit ? reader.text(at, at + 1) : undefined;
  return format && formatRead(reader, at, close + 1, format, reader.parts(open + 1, close));
}

/** The token after type arguments such as `<String, Object>`. */
function afterTypes(tokens: Tokens, at: number): number {
  if (!tokens.is(at, '<') || !(tokens.isName(at - 1) || tokens.is(at - 1, '.'))) return at;
  let depth = 0;
  for (let i = at; i < at + MAX_TYPE_TOKENS; i++) {
    if (tokens.is(i, '<')) depth++;
    else if (tokens.is(i, '>') && --depth === 0) return i + 1;
    else if (!isPartOfType(tokens, i)) return at;
  }
  return at;
}

function isPartOfType(tokens: Tokens, at: number): boolean {
  return tokens.isName(at) || (tokens.kind(at) !== 0 && '<>,?.[]'.includes(tokens.written(at)));
}
