import type { TextEdit } from './cardEdit';

/** The text after replacements, as an editor carries them out: all offsets counted before any of them. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { offset, length, content } of edits) {
    if (offset < done) throw new Error(`Edits overlap or are out of order at ${offset}.`);
    result += text.slice(done, offset) + content;
    done = offset + length;
  }
  return result + text.slice(done);
}
