import * as vscode from 'vscode';
import { errorMessage } from '../../base/dialogs';
import { parseCard } from '../../../cards/document/cardDocument';
import { fromPointer, isArray, toPointer } from '../../../cards/document/json';
import type { RecognisedCard } from '../../../cards/document/recognise';
import { pointerAt } from '../../../cards/document/places';
import type { PreviewSource } from '../../../webview/cardPreview/protocol';
import { closing } from '../../base/notices';
import { cardAt } from '../code/cardsIn';
import { codeLanguage } from '../code/codeLanguage';
import { faultWords } from '../source/findingWords';
import { sourceToPreview } from '../source/previewSources';
import { readSource } from '../source/sourceText';

/** What there is to copy. */
export interface CardToCopy {
  readonly card: RecognisedCard;
  /** The element the cursor is in; undefined when it is in none. */
  readonly element: unknown;
}

/**
 * Finds the card to copy: that of the preview in front, else of the file clicked or the editor, in JSON or in code. Says so when
 * there is none.
 */
export async function cardToCopy(
  clicked: unknown,
  previewed: PreviewSource | undefined,
): Promise<CardToCopy | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!previewed && editor && codeLanguage(editor.document)) return inCode(editor);
  const source = previewed ?? sourceToPreview(clicked);
  const read = source && (await readSource(source));
  if (!read) return explain(vscode.l10n.t('Open a card, or a preview of one, to copy it.'));
  const cursor = editor?.document === read.document ? editor.selection.active : undefined;
  return inJson(read.text, cursor && read.document.offsetAt(cursor) - read.start);
}

function inCode({ document, selection }: vscode.TextEditor): CardToCopy | undefined {
  const card = cardAt(document, document.offsetAt(selection.active));
  return card ? inJson(card.json) : explain(vscode.l10n.t('No SeaTalk card at the cursor.'));
}

function inJson(text: string, offset?: number): CardToCopy | undefined {
  const document = parseCard(text);
  const [fault] = document.faults;
  if (fault) {
    return explain(
      vscode.l10n.t("The card's JSON is invalid, so it wasn't copied. {0}", faultWords(fault.code)),
    );
  }
  const { card } = document;
  if (!card) return explain(vscode.l10n.t("This JSON doesn't contain a card."));
  const pointer = offset === undefined ? undefined : pointerAt(document, offset);
  return { card, element: pointer === undefined ? undefined : elementAt(card, pointer) };
}

/** The element that a value is in. A lone element is the card itself, and is in no list. */
function elementAt(card: RecognisedCard, pointer: string): unknown {
  if (card.shape === 'element') return undefined;
  const steps = fromPointer(pointer);
  const lists = card.variants.map(({ path, elements }) => {
    const isAround = toPointer(steps.slice(0, path.length)) === toPointer(path);
    const index = steps[path.length];
    return isAround && index !== undefined && isArray(elements) ? elements[Number(index)] : undefined;
  });
  return lists.find((element) => element !== undefined);
}

function explain(message: string): undefined {
  void errorMessage(message, ...closing(message));
}
