import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { Outbox } from '../../sending/outbox';
import { schemes } from '../contributions';

const TITLE_CHARS = 40;

/** Opens what is left of a send as read-only JSON. @param words what it is called, for the title of the tab */
export async function openKept(id: unknown, words: unknown): Promise<void> {
  if (typeof id !== 'string' || typeof words !== 'string') return;
  const title = oneLine(words.replaceAll(/[/\\]/g, ' '), TITLE_CHARS) || vscode.l10n.t('Message');
  const uri = vscode.Uri.from({ scheme: schemes.outbox, path: `/${encodeURIComponent(id)}/${title}.json` });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

export async function keptText(outbox: Pick<Outbox, 'kept'>, { path }: vscode.Uri): Promise<string> {
  const id = decodeURIComponent(path.split('/')[1] ?? '');
  const send = (await outbox.kept()).find((one) => one.id === id);
  if (!send) return `// ${vscode.l10n.t('This was sent or discarded meanwhile.')}\n`;
  const { messages } = send.content;
  return `${JSON.stringify(messages.length === 1 ? messages[0] : messages, undefined, 2)}\n`;
}
