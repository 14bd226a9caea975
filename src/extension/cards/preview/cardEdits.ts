import * as vscode from 'vscode';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import type { TextEdit } from '../../../cards/edit/textEdits';
import { CardEditError } from '../../../cards/edit/cardEdit';
import { toTextEdits } from '../../../cards/edit/toTextEdits';
import type { FrameMessage } from '../../../webview/cardPreview/protocol';
import { workspaceEdit } from '../source/editorRange';
import type { CardEditLock } from './cardEditLock';
import type { SourceText } from '../source/sourceText';

export type ImageWish = Extract<FrameMessage, { readonly type: 'chooseImage' }>;

/**
 * Changes a card in its document as one step to undo, by the shortest replacements of its text.
 * @param source what the preview shows; undefined when it is gone.
 * @param version of the document for which the pointers hold.
 * @returns why nothing was changed, in words; undefined when it was.
 */
export async function editCard(
  source: SourceText | undefined,
  edits: readonly CardEdit[],
  version: number,
  lock: CardEditLock,
): Promise<string | undefined> {
  if (!source) return vscode.l10n.t('The file no longer exists.');
  const { document, text, start } = source;
  lock.forget();
  const locked = await lock.reason(document);
  if (locked !== undefined) return locked;
  const stale = vscode.l10n.t('The text has changed. This is the current card. Try again.');
  if (document.version !== version) return stale;
  const changes = textEdits(text, edits);
  if (!changes) return stale;
  if (changes.length === 0) return undefined;
  const edit = workspaceEdit(document, changes, start);
  return (await vscode.workspace.applyEdit(edit)) ? undefined : stale;
}

/** What puts an image where the frame asked for it. */
export function imageEdit(into: ImageWish['into'], base64: string): CardEdit {
  if ('pointer' in into) return { kind: 'set', pointer: `${into.pointer}/image/content`, value: base64 };
  return { kind: 'insert', ...into, value: { element_type: 'image', image: { content: base64 } } };
}

/** Undefined when the edits don't fit the text. */
function textEdits(text: string, edits: readonly CardEdit[]): readonly TextEdit[] | undefined {
  try {
    return toTextEdits(text, edits);
  } catch (error) {
    if (error instanceof CardEditError) return undefined;
    throw error;
  }
}
