import type { TextPart } from './literal';

/** `%s`, `%-8.2f`, `%1$s`, `%+v`, `%(name)s`. */
const VERB = /%(?:(\d{1,3})\$|\(([^)]{1,80})\))?[-+# 0,]{0,8}\d{0,8}(?:\.\d{0,8})?[lh]{0,2}([a-zA-Z%])/g;

const FIELD = /\{\{|\}\}|\{([\w.[\]]{0,80})(?:![rsa])?(?::[^{}]{0,40})?\}/g;

/**
 * Puts values into a format, as `printf` does.
 * @param values what stands after the format. A verb without a value stays as it is.
 */
export function printfParts(
  format: readonly TextPart[],
  values: readonly (readonly TextPart[])[],
): readonly TextPart[] {
  let next = 0;
  return replaceIn(format, VERB, ([, position, name, letter]) => {
    if (letter === '%') return ['%'];
    if (letter === 'n') return ['\n'];
    if (name !== undefined) return [{ expression: name }];
    return values[position === undefined ? next++ : Number(position) - 1];
  });
}

/** Puts values into the `{}`, `{0}`, and `{name}` fields of a format. */
export function fieldParts(
  format: readonly TextPart[],
  values: readonly (readonly TextPart[])[],
): readonly TextPart[] {
  let next = 0;
  return replaceIn(format, FIELD, ([whole, name]) => {
    if (name === undefined) return [whole.charAt(0)];
    if (!/^\d*$/.test(name)) return [{ expression: name }];
    return values[Number(name || next++)] ?? [{ expression: whole }];
  });
}

function replaceIn(
  format: readonly TextPart[],
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => readonly TextPart[] | undefined,
): readonly TextPart[] {
  return format.flatMap((part) => {
    if (typeof part !== 'string') return [part];
    const parts: TextPart[] = [];
    let from = 0;
    for (const match of part.matchAll(pattern)) {
      parts.push(part.slice(from, match.index), ...(replacement(match) ?? [match[0]]));
      from = match.index + match[0].length;
    }
    return [...parts, part.slice(from)];
  });
}
