import type * as vscode from 'vscode';
import type { CodeCard } from '../../../cards/inCode/codeCard';
import { MAX_CODE_LENGTH } from '../../../cards/inCode/codeFile';
import { findCodeCards } from '../../../cards/inCode/findCodeCards';
import { perVersion } from '../source/perVersion';
import { codeLanguage } from './codeLanguage';

/** The cards in a document of code, searched once for each version. None in other languages and in very large files. */
export const cardsIn = perVersion((document): readonly CodeCard[] => {
  const language = codeLanguage(document);
  const text = document.getText();
  return language && text.length <= MAX_CODE_LENGTH ? findCodeCards(text, language) : [];
});

/** The card that an offset is in, or a part that it's made of; without one, the only card of the document. */
export function cardAt(document: vscode.TextDocument, offset: number): CodeCard | undefined {
  const cards = cardsIn(document);
  const isIn = (span: CodeCard['range']) => offset >= span.offset && offset <= span.offset + span.length;
  const around = cards.find(({ range }) => isIn(range)) ?? cards.find(({ parts }) => parts.some(isIn));
  return around ?? (cards.length === 1 ? cards[0] : undefined);
}
