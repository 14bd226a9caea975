import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { trimmed } from '../../../compose/text/sourceText';
import type { Source } from '../../../compose/model/source';
import { showNotice } from '../../base/notices';

/**
 * What is selected in the terminal in front. No extension can read it, so it goes by way of the clipboard, which holds what it held
 * before afterwards. Undefined, after saying why, when nothing is selected.
 */
export async function terminalSource(): Promise<Source | undefined> {
  if (!vscode.window.activeTerminal) {
    showNotice(vscode.l10n.t('Open a terminal and select what to send.'));
    return undefined;
  }
  const { clipboard } = vscode.env;
  const before = await readable();
  if (before === undefined) {
    showNotice(
      vscode.l10n.t("The clipboard can't be read here. Copy the selection, then send the clipboard."),
    );
    return undefined;
  }
  // Told apart from a selection that is the same as what was copied last.
  const mark = randomUUID();
  let text: string;
  try {
    await clipboard.writeText(mark);
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    text = await clipboard.readText();
  } finally {
    await clipboard.writeText(before);
  }
  if (text === mark || text.trim() === '') {
    showNotice(vscode.l10n.t('Select what to send in the terminal.'));
    return undefined;
  }
  return { kind: 'text', text: trimmed(text), languageId: 'log', fileName: 'terminal.log' };
}

/** Not every editor lets an extension read the clipboard. */
async function readable(): Promise<string | undefined> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return undefined;
  }
}
