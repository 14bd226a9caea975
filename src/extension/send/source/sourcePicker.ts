import * as path from 'node:path';
import * as vscode from 'vscode';
import { informationMessage } from '../../base/dialogs';
import { quickPick } from '../../base/quickPick';
import type { Form } from '../../../compose/model/source';
import { suggestTypedForm } from '../../../compose/suggestForms';
import { oneLine } from '../../../base/plainText';
import { closing } from '../../base/notices';
import { fileSources } from './fileSources';
import { gitItems, moreItems } from './moreItems';
import { looksPasted, withPastedLines } from './pastedLines';
import type { PickedSource, SourceItem } from './sourceItem';
import { activeFile, clipboardSource, selectionSource } from './sources';
import { targetWords } from '../target/targetWords';
import type { SendTarget } from '../../../sending/sendTarget';

/**
 * Asks what to send to a chat: typed text first, so that a reply is typing and Enter; else the selection, the file in
 * front, the clipboard or a file. Undefined when the person gave up.
 */
export async function pickSource(target: SendTarget | undefined): Promise<PickedSource | undefined> {
  const pick = quickPick<SourceItem>();
  const editor = vscode.window.activeTextEditor;
  let others = otherItems();
  const pasted = new Set<string>();
  let value = '';
  const show = () => {
    const text = withPastedLines(pick.value, pasted);
    pick.items = text.trim() === '' ? others : [...typedItems(text), ...others];
  };
  const changed = async () => {
    const mayBePasted = looksPasted(value, pick.value);
    value = pick.value;
    show();
    if (!mayBePasted) return;
    // Not every editor lets an extension read the clipboard. What is typed stays on one line then.
    const text = await vscode.env.clipboard.readText().then(
      (found) => found,
      () => '',
    );
    pasted.add(text);
    show();
  };
  // Git takes a moment to answer; nobody waits for its row.
  const addGit = async () => {
    const items = await gitItems(editor);
    if (items.length === 0) return;
    const [active] = pick.activeItems;
    others = [...others, ...items];
    show();
    // The row a person is on stays, unless new rows of typed text stand in its place.
    if (active && pick.items.includes(active)) pick.activeItems = [active];
  };
  try {
    const item = await new Promise<SourceItem | undefined>((resolve) => {
      pick.title = target
        ? vscode.l10n.t('Send to {0}', targetWords(target))
        : vscode.l10n.t('Send to SeaTalk');
      pick.placeholder = vscode.l10n.t('Type a message or choose what to send');
      // What is being written must survive a look into another window.
      pick.ignoreFocusOut = true;
      pick.onDidChangeValue(changed);
      pick.onDidAccept(() => resolve(pick.selectedItems[0]));
      pick.onDidHide(() => resolve(undefined));
      show();
      pick.show();
      void addGit();
    });
    pick.hide();
    return await item?.pick?.();
  } finally {
    pick.dispose();
  }
}

/** A single line is a message as people type it. Several lines were pasted and take the form that suits them. */
function typedItems(text: string): SourceItem[] {
  const item = (label: string, description: string, form?: Form): SourceItem => ({
    // The field holds the text already; showing it again as a label would turn `$(x)` into an icon.
    label,
    description,
    iconPath: new vscode.ThemeIcon('send'),
    alwaysShow: true,
    pick: async () => ({ sources: [{ kind: 'text', text }], ...(form && { form }) }),
  });
  const label = vscode.l10n.t('Send typed text');
  const lines = text.split('\n').length;
  if (lines > 1) return [item(label, vscode.l10n.t('{0} lines', lines))];
  if (suggestTypedForm(text) === 'text') return [item(label, '', 'text')];
  return [
    item(label, vscode.l10n.t('as plain text, because formatting would remove characters'), 'plain'),
    item(vscode.l10n.t('Send with formatting'), '', 'text'),
  ];
}

function otherItems(): SourceItem[] {
  const editor = vscode.window.activeTextEditor;
  const selection = selectionSource(editor);
  const items: SourceItem[] = [];
  if (selection?.kind === 'text') {
    const lines = selection.text.split('\n').length;
    items.push({
      label: vscode.l10n.t('Selection'),
      description: lines === 1 ? vscode.l10n.t('1 line') : vscode.l10n.t('{0} lines', lines),
      iconPath: new vscode.ThemeIcon('list-selection'),
      alwaysShow: true,
      pick: async () => ({ sources: [selection] }),
    });
  }
  const front = activeFile();
  if (front) {
    items.push({
      label: vscode.l10n.t('Active file'),
      description: oneLine(path.posix.basename(front.path), 80),
      iconPath: new vscode.ThemeIcon('file-code'),
      alwaysShow: true,
      pick: () => picked([front]),
    });
  }
  items.push(
    {
      label: vscode.l10n.t('Clipboard'),
      iconPath: new vscode.ThemeIcon('clippy'),
      alwaysShow: true,
      pick: async () => {
        const source = await clipboardSource();
        if (source) return { sources: [source] };
        showEmptyClipboard();
        return undefined;
      },
    },
    {
      label: vscode.l10n.t('Choose Files…'),
      iconPath: new vscode.ThemeIcon('folder-opened'),
      alwaysShow: true,
      pick: async () => {
        const uris = await vscode.window.showOpenDialog({
          canSelectMany: true,
          title: vscode.l10n.t('Send'),
        });
        return uris && picked(uris);
      },
    },
    ...moreItems(editor),
  );
  return items;
}

async function picked(uris: readonly vscode.Uri[]): Promise<PickedSource | undefined> {
  const sources = await fileSources(uris);
  return sources && { sources };
}

/** The editor's clipboard is text only: a picture in it can't be read. */
export function showEmptyClipboard(): void {
  const message = vscode.l10n.t(
    "The clipboard doesn't contain text. To send a picture, save it and send the file.",
  );
  void informationMessage(message, ...closing(message));
}
