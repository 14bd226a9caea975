import type * as vscode from 'vscode';
import { imagePlaces } from '../../../cards/images/imagePlaces';
import { editorRange } from '../source/editorRange';
import { readCard } from '../source/readCard';
import { base64ImageWords } from '../../images/imageWords';

/** Characters below which Base64 is shown as it is. */
const MIN_FOLDED = 80;

/**
 * The Base64 of images that is hidden behind a few words about each. What is selected, or where the caret is, is not hidden: it can be
 * edited like any text.
 */
export function foldedImages(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
): vscode.DecorationOptions[] {
  const card = readCard(document);
  if (!card) return [];
  return imagePlaces(card).flatMap(({ content }) => {
    if (!content || content.base64.length < MIN_FOLDED) return [];
    const line = base64ImageWords(content.base64);
    if (line === undefined) return [];
    const inQuotes = { offset: content.range.offset + 1, length: content.range.length - 2 };
    const range = editorRange(document, inQuotes);
    if (selections.some((selection) => touches(range, selection))) return [];
    // Before, not after: of a very long line the editor draws only the start.
    return [{ range, renderOptions: { before: { contentText: line } } }];
  });
}

/** A caret beside the hidden text leaves it hidden, one inside shows it; so does any part of it that is selected. */
function touches(hidden: vscode.Range, selection: vscode.Selection): boolean {
  const common = hidden.intersection(selection);
  if (!common) return false;
  return common.isEmpty
    ? selection.isEmpty && hidden.start.isBefore(selection.active) && hidden.end.isAfter(selection.active)
    : !selection.contains(hidden);
}
