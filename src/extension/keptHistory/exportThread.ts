import * as vscode from 'vscode';
import { escaped, transcript } from '../../conversations/transcript';
import { messageGist } from '../../conversations/messageGist';
import { present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { showNotice } from '../base/notices';
import { withProgress } from '../base/withProgress';
import { gistWords } from '../messages/messageWords';
import type { Session } from '../session/session';
import { learnSenders, transcriptWords } from './transcriptWords';

/** A thread takes no more pages than this: 100 messages each. */
const MAX_PAGES = 20;

/**
 * Reads a thread to its end and saves it as Markdown, where the person says. Replies that are kept on this machine, and that the
 * platform no longer shows, are part of it.
 */
export async function exportThread(session: Session, groupId: string, threadId: string): Promise<void> {
  const group = session.groups.get(groupId)?.name ?? groupId;
  const messages = await withProgress(vscode.l10n.t('Reading the thread'), async (signal) => {
    const byId = new Map<string, ChatMessage>();
    const take = (all: readonly ChatMessage[]) => {
      for (const message of all) byId.set(present(message.message_id) ?? JSON.stringify(message), message);
    };
    const kept = await session.keptHistory.read(groupId);
    take(kept.filter((message) => message.thread_id === threadId || message.message_id === threadId));
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const read = await session.history.thread(groupId, threadId, cursor, signal);
      take(read.messages);
      cursor = read.nextCursor;
      if (cursor === undefined) break;
    }
    const all = [...byId.values()];
    await learnSenders(session.people, all, signal);
    return all;
  });
  if (!messages || messages.length === 0) {
    if (messages) showNotice(vscode.l10n.t('This thread has no messages that the bot can read.'));
    return;
  }
  const root = messages.find(({ message_id: id }) => id === threadId);
  const title = root ? gistWords(messageGist(root)) : threadId;
  const head = [`# ${escaped(title)}`, '', escaped(vscode.l10n.t('A thread in {0}', group))];
  const { text } = transcript(messages, head, transcriptWords(session.people));
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `${fileName(title) || 'thread'}.md`;
  const uri = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
    filters: { Markdown: ['md'] },
    title: vscode.l10n.t('Export Thread as Markdown'),
  });
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri, { preview: false });
}

/** A name proposed for a file, from words that come from a chat. */
function fileName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 40);
}
