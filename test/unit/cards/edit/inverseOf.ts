import type { TextEdit } from '../../../../src/cards/edit/textEdits';

/** The replacements of an editor's undo, relative to the text after `edits`. */
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
