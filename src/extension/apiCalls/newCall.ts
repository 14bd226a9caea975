import * as vscode from 'vscode';
import { CALL_FILE_ENDING, fileCallNames } from '../../client/callFile/callFile';
import { emptyRequest } from '../../client/callFile/callSchema';
import type { ClientCallName } from '../../client/seaTalkClient';
import { endpoints } from '../../contract/endpoints';
import { openNewDocument } from '../base/documents/newDocument';
import { pickOne } from '../base/quickPick';

/** Spaces. */
const INDENTATION = 2;

/**
 * Asks for a call and opens a new file with it.
 * @param given the name of a call, from another command; anybody's keybinding may give anything.
 */
export async function newCall(given: unknown): Promise<vscode.TextDocument | undefined> {
  const name = fileCallNames.find((each) => each === given) ?? (await askCall());
  if (name === undefined) return undefined;
  const editor = await openNewDocument({
    stem: name,
    ending: CALL_FILE_ENDING,
    text: `${JSON.stringify({ call: name, request: emptyRequest(name) }, null, INDENTATION)}\n`,
    languageId: 'jsonc',
  });
  editor.options = { tabSize: INDENTATION, insertSpaces: true };
  const { document } = editor;
  // The first empty text is what is filled in first.
  const empty = document.getText().indexOf('""');
  if (empty >= 0) {
    const place = document.positionAt(empty + 1);
    editor.selection = new vscode.Selection(place, place);
  }
  return document;
}

async function askCall(): Promise<ClientCallName | undefined> {
  const items = fileCallNames.map((name) => {
    const { title, method, path, permission } = endpoints[name];
    return {
      label: title,
      description: `${method} ${path}`,
      ...(permission === undefined ? {} : { detail: vscode.l10n.t('Permission: {0}', permission) }),
      name,
    };
  });
  const chosen = await pickOne(
    items.toSorted((one, other) => one.label.localeCompare(other.label, vscode.env.language)),
    {
      title: vscode.l10n.t('New API Call'),
      placeHolder: vscode.l10n.t('Choose a call. Nothing is sent until you choose "Call" in its file.'),
      matchOnDescription: true,
    },
  );
  return chosen?.name;
}
