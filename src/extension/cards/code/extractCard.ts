import * as vscode from 'vscode';
import { errorMessage, warningMessage } from '../../base/dialogs';
import type { CodeCard } from '../../../cards/inCode/codeCard';
import { countPlaceholders } from '../../../cards/inCode/standIns';
import { closing, showNotice } from '../../base/notices';
import { openNewDocument } from '../../base/documents/newDocument';
import { enterText } from '../../base/wizard';
import { CARD_FILE_ENDING } from '../source/isCardFile';
import { commandIds } from '../../contributions';

/** Characters that some file system rejects, or reads as the end of a folder's name. */
const NOT_IN_NAMES = /[/\\:*?"<>|\p{Cc}]/u;

/** Names tried; after that, one that is taken is suggested. */
const MAX_TRIED = 20;

/** Writes a card to a file beside its code, under a name that is asked for, and shows it with its preview. */
export async function extractCard(document: vscode.TextDocument, card: CodeCard): Promise<void> {
  const folder = folderOf(document);
  const name = await askName(document, folder);
  if (name === undefined) return;
  const shown = folder ? await createFile(folder, name, card.json) : await openUnsaved(name, card.json);
  if (!shown) return;
  await vscode.commands.executeCommand(commandIds.previewCard, shown.document.uri);
  showPlaceholders(countPlaceholders(card.holes));
}

async function askName(
  document: vscode.TextDocument,
  folder: vscode.Uri | undefined,
): Promise<string | undefined> {
  const base = nameOf(document).replace(/\.[^.]*$/, '');
  const entered = await enterText(vscode.l10n.t('Extract Card to File'), {
    prompt: vscode.l10n.t('File name next to {0}. It ends with {1}.', nameOf(document), CARD_FILE_ENDING),
    value: await freeName(base === '' || NOT_IN_NAMES.test(base) ? 'card' : base, folder),
    check: (name) => {
      if (name === '' || /^\.*$/.test(name)) return vscode.l10n.t('Enter a name.');
      return NOT_IN_NAMES.test(name) ? vscode.l10n.t('A name can\'t contain / \\ : * ? " < > |.') : undefined;
    },
  });
  if (entered === undefined) return undefined;
  return entered.endsWith(CARD_FILE_ENDING)
    ? entered
    : `${entered.replace(/\.json$/i, '')}${CARD_FILE_ENDING}`;
}

/** The name, or one with a number that no file beside the code has yet. */
async function freeName(base: string, folder: vscode.Uri | undefined): Promise<string> {
  if (!folder) return base;
  for (let count = 1; count <= MAX_TRIED; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!(await exists(vscode.Uri.joinPath(folder, `${name}${CARD_FILE_ENDING}`)))) return name;
  }
  return base;
}

function nameOf(document: vscode.TextDocument): string {
  return document.uri.path.split('/').at(-1) ?? '';
}

/** The folder of the code; that of the workspace for code that was never saved. */
function folderOf({ uri, isUntitled }: vscode.TextDocument): vscode.Uri | undefined {
  if (isUntitled) return vscode.workspace.workspaceFolders?.[0]?.uri;
  const isWritable = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
  return isWritable ? vscode.Uri.joinPath(uri, '..') : undefined;
}

/** Creates a file; undefined when the person keeps the file that is there, or it can't be created. */
async function createFile(
  folder: vscode.Uri,
  name: string,
  json: string,
): Promise<vscode.TextEditor | undefined> {
  const uri = vscode.Uri.joinPath(folder, name);
  const overwrite = await exists(uri);
  if (overwrite && !(await mayReplace(name))) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(`${json}\n`), overwrite });
  if (await vscode.workspace.applyEdit(edit)) return vscode.window.showTextDocument(uri);
  const message = vscode.l10n.t("Couldn't write {0}.", name);
  await errorMessage(message, ...closing(message));
  return undefined;
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = vscode.l10n.t('Replace');
  const chosen = await warningMessage(
    vscode.l10n.t('{0} already exists.', name),
    { modal: true, detail: vscode.l10n.t('Its content will be replaced by the card.') },
    replace,
  );
  return chosen === replace;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function openUnsaved(name: string, json: string): Promise<vscode.TextEditor> {
  const stem = name.slice(0, -CARD_FILE_ENDING.length);
  return openNewDocument({ stem, ending: CARD_FILE_ENDING, text: `${json}\n` });
}

function showPlaceholders(count: number): void {
  if (count === 0) return;
  const message =
    count === 1
      ? vscode.l10n.t('Fill in 1 placeholder: «…» stands for a value from code.')
      : vscode.l10n.t('Fill in {0} placeholders: «…» stands for a value from code.', count);
  showNotice(message);
}
