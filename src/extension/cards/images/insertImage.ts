import * as vscode from 'vscode';
import type { CardDocument } from '../../../cards/document/cardDocument';
import { extentAt } from '../../../cards/document/places';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import { toTextEdits } from '../../../cards/edit/toTextEdits';
import { isArray, isObject, toPointer } from '../../../cards/document/json';
import { elementPath } from '../../../cards/document/recognise';
import { showRefusal } from '../../base/notices';
import type { ChosenImage } from './chosenImage';
import { pickImage } from './chosenImage';
import { workspaceEdit } from '../source/editorRange';
import { readCard } from '../source/readCard';

/**
 * Asks for an image and puts it into the image element at a place of a card, or as a new element after the one there.
 * @param offset UTF-16 units from the start of the document.
 * @returns whether the card has it now.
 */
export async function insertImage(document: vscode.TextDocument, offset: number): Promise<boolean> {
  const { version } = document;
  // Before the dialog: a person shouldn't choose a file that then can't be inserted.
  if (!editsFor(document, offset, '')) return explain();
  const image = await pickImage();
  if (!image) return false;
  // The place may have moved while the person was choosing.
  const place = document.version === version ? offset : Math.min(offset, document.getText().length);
  return insertAt(document, place, image);
}

/** Puts an image into a card at a place, in one step to undo. */
async function insertAt(
  document: vscode.TextDocument,
  offset: number,
  { base64 }: Pick<ChosenImage, 'base64'>,
): Promise<boolean> {
  const edits = editsFor(document, offset, base64);
  const card = readCard(document);
  if (!edits || !card) return explain();
  return vscode.workspace.applyEdit(workspaceEdit(document, toTextEdits(card.text, edits)));
}

/** What is to be done for an image at a place; undefined where the document holds no card that can be edited. */
function editsFor(
  document: vscode.TextDocument,
  offset: number,
  base64: string,
): readonly CardEdit[] | undefined {
  const read = readCard(document);
  const card = read?.card;
  if (!read || !card || read.faults.length > 0) return undefined;
  const place = placeOf(read, offset);
  if (!place) return undefined;
  if (place.kind === 'image') {
    return [{ kind: 'set', pointer: place.pointer, value: { content: base64 } }];
  }
  const value = { element_type: 'image', image: { content: base64 } };
  return [{ kind: 'insert', list: place.list, index: place.index, value }];
}

type Place =
  | { readonly kind: 'image'; /** Of the object that has `content`. */ readonly pointer: string }
  | { readonly kind: 'list'; readonly list: string; readonly index: number };

function placeOf(read: CardDocument, offset: number): Place | undefined {
  const card = read.card;
  if (!card) return undefined;
  const inside = card.variants.find(({ body, path }) => {
    const extent = extentAt(read, body?.path ?? path);
    return extent && offset >= extent.offset && offset <= extent.offset + extent.length;
  });
  const variant = inside ?? card.variants[0];
  const members = isArray(variant.elements) ? variant.elements : [];
  // After the last one that begins before the place.
  let before = -1;
  for (const [index, element] of members.entries()) {
    const extent = extentAt(read, elementPath(card.shape, variant, index));
    if (!extent || extent.offset > offset) break;
    before = index;
    const isInside = offset <= extent.offset + extent.length;
    if (isInside && isObject(element) && element['element_type'] === 'image') {
      return { kind: 'image', pointer: toPointer([...elementPath(card.shape, variant, index), 'image']) };
    }
  }
  // A single element isn't in a list that could take another one.
  if (card.shape === 'element' || !isArray(variant.elements)) return undefined;
  return { kind: 'list', list: toPointer(variant.path), index: inside ? before + 1 : members.length };
}

function explain(): false {
  const message = vscode.l10n.t(
    'No place for an image. Open a card with valid JSON and an array of elements.',
  );
  showRefusal(message);
  return false;
}
