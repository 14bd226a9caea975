import type { TextPart } from '../reading/literal';
import type { Reader, TextRead } from '../reading/reader';

/** `%s`, `%-8.2f`, `%1$s`, `%+v`, `%(name)s`. */
const VERB = /%(?:(\d{1,3})\$|\(([^)]{1,80})\))?[-+# 0,]{0,8}\d{0,8}(?:\.\d{0,8})?[lh]{0,2}([a-zA-Z%])/g;

/**
 * Puts values into a format, as `printf` does.
 * @param values the expressions after the format. A verb without a value stays as it is.
 */
function printfParts(format: readonly TextPart[], values: readonly string[]): readonly TextPart[] {
  let next = 0;
  return format.flatMap((part) => {
    if (typeof part !== 'string') return [part];
    const parts: TextPart[] = [];
    let from = 0;
    for (const verb of part.matchAll(VERB)) {
      const [whole, position, name, letter] = verb;
      const index = position === undefined ? next : Number(position) - 1;
      const fixed = letter === '%' ? '%' : letter === 'n' ? '\n' : undefined;
      const expression = fixed === undefined ? (name ?? values[index]) : undefined;
      if (fixed === undefined && position === undefined && name === undefined) next++;
      parts.push(part.slice(from, verb.index), expression === undefined ? (fixed ?? whole) : { expression });
      from = verb.index + whole.length;
    }
    return [...parts, part.slice(from)];
  });
}

/** Reads `Sprintf("…", a, b)`, where the first argument is the format. @param open the opening bracket of the call. */
export function formatCall(reader: Reader, at: number, open: number, limit: number): TextRead | undefined {
  const { tokens } = reader;
  const close = tokens.closing(open);
  if (close >= limit || !tokens.isString(open + 1)) return undefined;
  const [first, ...values] = reader.parts(open + 1, close);
  const format = first && reader.text(first.at, first.end);
  if (!format || format.next !== first.end) return undefined;
  return formatRead(reader, at, close + 1, format, values);
}

/** Combines a format and its values into one text, from `at` to `end`. */
export function formatRead(
  reader: Reader,
  at: number,
  end: number,
  format: TextRead,
  values: readonly { readonly at: number; readonly end: number }[],
): TextRead {
  const sources = values.map((value) => reader.source(value.at, value.end));
  const parts = printfParts(format.literal.parts, sources);
  return { literal: { kind: 'text', parts, ...reader.span(at, end) }, next: end };
}
