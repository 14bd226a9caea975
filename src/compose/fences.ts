/** Three backticks or tildes open a block; the documentation knows no longer ones, clients may. Longer than this is a line of art. */
const OPENING = /^[ \t]*(?:(`{3,16})(?!`)[^`\n]*|(~{3,16})(?!~)[^\n]*)$/;

/** The fence that is open after `line`, given the one open before it. */
export function openFence(line: string, before: string | undefined): string | undefined {
  if (before === undefined) {
    const opening = OPENING.exec(line);
    return opening?.[1] ?? opening?.[2];
  }
  const run = line.trim();
  const closes = run.length >= before.length && run === before.charAt(0).repeat(run.length);
  return closes ? undefined : before;
}

/** The fence that is open at the end of `text`, and where in it the line stands that opened it. */
export function fenceAfter(
  text: string,
  before: string | undefined,
): { readonly fence: string | undefined; readonly openedAt: number | undefined } {
  let fence = before;
  let openedAt: number | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const after = openFence(line, fence);
    if (fence === undefined && after !== undefined) openedAt = at;
    if (after === undefined) openedAt = undefined;
    fence = after;
    at += line.length + 1;
  }
  return { fence, openedAt };
}

/**
 * The fence that can hold `code` without being closed by it; undefined where the code holds both.
 * Looked for anywhere in the code: where in a line SeaTalk takes a fence for one is not documented.
 */
export function fenceFor(code: string): string | undefined {
  return ['```', '~~~'].find((fence) => !code.includes(fence));
}
