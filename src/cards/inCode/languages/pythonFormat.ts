import type { TextPart } from '../reading/literal';
import { formatRead } from './printf';
import type { Reader, TextRead } from '../reading/reader';

/** Reads `"…" % values` and `"…".format(values)`. */
export function pythonFormat(reader: Reader, at: number, limit: number): TextRead | undefined {
  const { tokens } = reader;
  if (!tokens.isString(at)) return undefined;
  let mark = at + 1;
  while (mark < limit && tokens.isString(mark)) mark++;
  const isPercent = tokens.is(mark, '%');
  const open = isPercent ? mark + 1 : mark + 2;
  if (!isPercent && !(tokens.is(mark, '.') && tokens.is(mark + 1, 'format'))) return undefined;
  if (open >= limit) return undefined;
  const format = reader.text(at, mark);
  if (!format) return undefined;
  if (isPercent && !tokens.is(open, '(')) {
    const end = reader.operandEnd(open, limit);
    return formatRead(reader, at, end, format, [{ at: open, end }]);
  }
  const close = tokens.closing(open);
  if (!tokens.is(open, '(') || close >= limit) return undefined;
  const values = reader.parts(open + 1, close);
  if (isPercent) return formatRead(reader, at, close + 1, format, values);
  const sources = values.map((value) => reader.source(value.at, value.end));
  const parts = fieldParts(format.literal.parts, sources);
  return { literal: { kind: 'text', parts, ...reader.span(at, close + 1) }, next: close + 1 };
}

const FIELD = /\{\{|\}\}|\{([\w.[\]]{0,80})(?:![rsa])?(?::[^{}]{0,40})?\}/g;

/** Puts values into the `{}`, `{0}`, and `{name}` fields of a format. */
function fieldParts(format: readonly TextPart[], values: readonly string[]): readonly TextPart[] {
  let next = 0;
  return format.flatMap((part) => {
    if (typeof part !== 'string') return [part];
    const parts: TextPart[] = [];
    let from = 0;
    for (const field of part.matchAll(FIELD)) {
      const [whole, name] = field;
      parts.push(part.slice(from, field.index));
      if (name === undefined) parts.push(whole.charAt(0));
      else parts.push({ expression: (/^\d*$/.test(name) ? values[Number(name || next++)] : name) ?? whole });
      from = field.index + whole.length;
    }
    return [...parts, part.slice(from)];
  });
}
