import type { TextEdit } from '../../../../src/cards/edit/cardEdit';

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

/** What an editor's undo carries out: the replacements that lead back, relative to the text after `edits`. */
export function inverseOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits.map(({ offset, length, content }) => {
    const inverse = {
      offset: offset + shift,
      length: content.length,
      content: text.slice(offset, offset + length),
    };
    shift += content.length - length;
    return inverse;
  });
}
