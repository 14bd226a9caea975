import * as vscode from 'vscode';
import { pickOne } from '../../base/quickPick';
import { WHOLE_CARDS } from '../../../cards/snippets/wholeCards';
import { openNewDocument } from '../../base/documents/newDocument';
import { commandIds } from '../../contributions';
import { CARD_FILE_ENDING } from '../source/isCardFile';

/** Spaces. */
const INDENTATION = 2;

/** Asks what kind of card, and opens a new document with it, its preview beside. Undefined when the person gave up. */
export async function newCard(): Promise<vscode.TextDocument | undefined> {
  const items = [
    ...WHOLE_CARDS.map(({ id, title, summary, elements }) => ({
      label: vscode.l10n.t(title),
      detail: vscode.l10n.t(summary),
      id,
      elements,
    })),
    {
      label: vscode.l10n.t('Empty Card'),
      detail: vscode.l10n.t('A card without elements'),
      id: 'card',
      elements: [],
    },
  ];
  const chosen = await pickOne(items, {
    title: vscode.l10n.t('New SeaTalk Card'),
    placeHolder: vscode.l10n.t('Choose a template'),
    matchOnDetail: true,
  });
  if (!chosen) return undefined;
  const editor = await openNewDocument({
    stem: chosen.id,
    ending: CARD_FILE_ENDING,
    text: `${JSON.stringify({ elements: chosen.elements }, null, INDENTATION)}\n`,
  });
  // The editor detected the indentation while the document was still empty.
  editor.options = { tabSize: INDENTATION, insertSpaces: true };
  await vscode.commands.executeCommand(commandIds.previewCard, editor.document.uri);
  return editor.document;
}
