import * as vscode from 'vscode';
import { MESSAGE_FILE_ENDING } from '../../messageFiles/messageFileEnding';
import { MESSAGE_STARTS } from '../../messageFiles/messageStarts';
import { openNewDocument } from '../base/documents/newDocument';
import { pickOne } from '../base/quickPick';
import { namedTargets } from '../send/target/namedTargets';

/** Asks what kind of message, and opens a new file with it. Undefined when the person gave up. */
export async function newMessage(): Promise<vscode.TextDocument | undefined> {
  const items = MESSAGE_STARTS.map(({ id, title, summary, text }) => ({
    label: vscode.l10n.t(title),
    detail: vscode.l10n.t(summary),
    id,
    text,
  }));
  const chosen = await pickOne(items, {
    title: vscode.l10n.t('New Message File'),
    placeHolder: vscode.l10n.t('Choose a template'),
    matchOnDetail: true,
  });
  if (!chosen) return undefined;
  // The chat is chosen when it is sent, unless the workspace has a name for one already.
  const [named] = namedTargets();
  const editor = await openNewDocument({
    stem: chosen.id,
    ending: MESSAGE_FILE_ENDING,
    text: chosen.text.replace('to:\n', named ? `to: ${JSON.stringify(named.name)}\n` : 'to:\n'),
    languageId: 'markdown',
  });
  return editor.document;
}
