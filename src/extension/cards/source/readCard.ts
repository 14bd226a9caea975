import type * as vscode from 'vscode';
import { parseCard } from '../../../cards/document/cardDocument';
import type { CardDocument } from '../../../cards/document/cardDocument';
import { MAX_PREVIEW_LENGTH } from '../../../cards/view/previewOf';

interface Read {
  readonly version: number;
  readonly card: CardDocument;
}

const read = new WeakMap<vscode.TextDocument, Read>();

/** The card in a document as it stands now, parsed once for all who ask; undefined where there is too much text. */
export function readCard(document: vscode.TextDocument): CardDocument | undefined {
  const kept = read.get(document);
  if (kept?.version === document.version) return kept.card;
  const text = document.getText();
  if (text.length > MAX_PREVIEW_LENGTH) {
    read.delete(document);
    return undefined;
  }
  const card = parseCard(text);
  read.set(document, { version: document.version, card });
  return card;
}
