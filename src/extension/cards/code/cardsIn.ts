import type * as vscode from 'vscode';
import type { CodeCard } from '../../../cards/inCode/codeCard';
import { findCodeCards } from '../../../cards/inCode/findCodeCards';
import { codeLanguage } from './codeLanguage';

/** UTF-16 units above which code is not looked through; what people write is far below. */
export const MAX_CODE_LENGTH = 1024 * 1024;

interface Found {
  readonly version: number;
  readonly languageId: string;
  readonly cards: readonly CodeCard[];
}

const known = new WeakMap<vscode.TextDocument, Found>();

/** The cards in a document of code, looked for once a version. None in other languages and in very large files. */
export function cardsIn(document: vscode.TextDocument): readonly CodeCard[] {
  const { version, languageId } = document;
  const last = known.get(document);
  if (last?.version === version && last.languageId === languageId) return last.cards;
  const language = codeLanguage(languageId);
  const text = document.getText();
  const cards = language && text.length <= MAX_CODE_LENGTH ? findCodeCards(text, language) : [];
  known.set(document, { version, languageId, cards });
  return cards;
}

/** The card that an offset is in; without one, the only card of the document. */
export function cardAt(document: vscode.TextDocument, offset: number): CodeCard | undefined {
  const cards = cardsIn(document);
  const around = cards.find(({ range }) => offset >= range.offset && offset <= range.offset + range.length);
  return around ?? (cards.length === 1 ? cards[0] : undefined);
}
