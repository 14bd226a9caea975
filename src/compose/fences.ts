import { openFence } from '../cards/markdown/fence';

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
