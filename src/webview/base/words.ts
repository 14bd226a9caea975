import * as l10n from '@vscode/l10n';
import { anyOf, Characters } from '../../base/characters';

/**
 * Gives `l10n.t` the words of the editor's language, as the host wrote them into the page. To be called before the first of them;
 * without it, or where the language has no translation, the words stay as they are in the code.
 */
export function useWordsOfPage(): void {
  const { words } = document.body.dataset;
  if (words !== undefined) l10n.config({ contents: words });
}

/** They turn the direction of the text around them. */
const TURNS = anyOf(Characters.direction, Characters.directionMark, Characters.arabicMark);

/** A value that a person wrote, for a place in a sentence: it can't turn the direction of the words around it. */
export function withoutTurns(value: string): string {
  return value.replaceAll(TURNS, '');
}
