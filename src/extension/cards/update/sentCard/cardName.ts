import * as vscode from 'vscode';
import { oneLine } from '../../../../base/plainText';
import { typeOf, wordsOf } from '../../../../cards/compare/elementParts';

const NAME_CHARS = 40;

/** What a card is called: its title, else its first words. */
export function cardName(elements: readonly unknown[]): string {
  const title = elements.find((element) => typeOf(element) === 'title');
  const texts = [...(title === undefined ? [] : [title]), ...elements].map((element) =>
    oneLine(wordsOf(element), NAME_CHARS),
  );
  return texts.find((text) => text !== '') ?? vscode.l10n.t('Card');
}
