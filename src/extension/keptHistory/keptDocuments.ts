import * as vscode from 'vscode';
import { escaped, transcript } from '../../conversations/transcript';
import type { Transcript } from '../../conversations/transcript';
import { oneLine } from '../../base/plainText';
import { schemes } from '../contributions';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';
import { transcriptWords } from './transcriptWords';

const TITLE_CHARS = 40;

/** Opens what is kept of a group as a read-only Markdown document. @param messageId where it is to be opened */
export async function openKeptHistory(session: Session, groupId: string, messageId?: string): Promise<void> {
  const name = session.groups.get(groupId)?.name ?? groupId;
  const title = oneLine(name.replaceAll(/[/\\]/g, ' '), TITLE_CHARS) || vscode.l10n.t('Group');
  const path = `/${encodeURIComponent(session.profile.id)}/${encodeURIComponent(groupId)}/${title}.md`;
  const uri = vscode.Uri.from({ scheme: schemes.keptHistory, path });
  const document = await vscode.workspace.openTextDocument(uri);
  const line = messageId === undefined ? undefined : (await made(session, groupId)).lineOf.get(messageId);
  // Without a message, the newest ones at the end.
  const at = new vscode.Position(Math.min(line ?? Infinity, document.lineCount - 1), 0);
  await vscode.window.showTextDocument(document, { preview: true, selection: new vscode.Range(at, at) });
}

/** The text of such a document. */
export async function keptText(sessions: Sessions, { path }: vscode.Uri): Promise<string> {
  const [, profileId = '', groupId = ''] = path.split('/').map((part) => decodeURIComponent(part));
  const session = await sessions.active();
  if (session?.profile.id !== profileId)
    return `> ${vscode.l10n.t('This history belongs to another app. Switch to that app, and open it again.')}\n`;
  return (await made(session, groupId)).text;
}

async function made(session: Session, groupId: string): Promise<Transcript> {
  const messages = await session.keptHistory.read(groupId);
  const name = session.groups.get(groupId)?.name ?? groupId;
  const kept = (await session.keptHistory.groups()).find((group) => group.groupId === groupId);
  const about = kept
    ? vscode.l10n.t(
        'Kept on this computer for {0} days: {1} messages, as they were when they were read last. SeaTalk itself shows bots the last 7 days.',
        kept.days,
        messages.length,
      )
    : vscode.l10n.t('Nothing of this group is kept on this computer.');
  const head = [`# ${escaped(oneLine(name))}`, '', `> ${escaped(about)}`];
  return transcript(messages, head, transcriptWords(session.people));
}
