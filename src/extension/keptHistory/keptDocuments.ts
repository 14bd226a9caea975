import * as vscode from 'vscode';
import { escaped, transcript } from '../../conversations/transcript';
import type { Transcript } from '../../conversations/transcript';
import { oneLine } from '../../base/plainText';
import { schemes } from '../contributions';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';
import { transcriptWords } from './transcriptWords';

const TITLE_CHARS = 40;

/** What is kept of groups, each a read-only Markdown document. */
export class KeptDocuments {
  readonly #sessions: Sessions;
  /** Of the document that was made last: where its messages stand. */
  #last: { readonly uri: string; readonly lineOf: Transcript['lineOf'] } | undefined;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** Opens what is kept of a group. @param messageId where it is to be opened; without one, at its end */
  async open(session: Session, groupId: string, messageId?: string): Promise<void> {
    const name = session.groups.get(groupId)?.name ?? groupId;
    const title = oneLine(name.replaceAll(/[/\\]/g, ' '), TITLE_CHARS) || vscode.l10n.t('Group');
    const path = `/${encodeURIComponent(session.profile.id)}/${encodeURIComponent(groupId)}/${title}.md`;
    const uri = vscode.Uri.from({ scheme: schemes.keptHistory, path });
    const document = await vscode.workspace.openTextDocument(uri);
    const line = messageId === undefined ? undefined : (await this.#lines(session, uri)).get(messageId);
    const at = new vscode.Position(Math.min(line ?? Infinity, document.lineCount - 1), 0);
    await vscode.window.showTextDocument(document, { preview: true, selection: new vscode.Range(at, at) });
  }

  /** The text of such a document. */
  async text(uri: vscode.Uri): Promise<string> {
    const session = await this.#sessions.active();
    if (session?.profile.id !== placeOf(uri).profileId)
      return `> ${vscode.l10n.t('This history belongs to another app. Switch to that app, and open it again.')}\n`;
    return (await this.#make(session, uri)).text;
  }

  async #lines(session: Session, uri: vscode.Uri): Promise<Transcript['lineOf']> {
    if (this.#last?.uri === uri.toString()) return this.#last.lineOf;
    // Another one was made since, and this one is still open.
    return (await this.#make(session, uri)).lineOf;
  }

  async #make(session: Session, uri: vscode.Uri): Promise<Transcript> {
    const { text, lineOf } = await made(session, placeOf(uri).groupId);
    this.#last = { uri: uri.toString(), lineOf };
    return { text, lineOf };
  }
}

/** Which history such a document shows. */
function placeOf({ path }: vscode.Uri): { readonly profileId: string; readonly groupId: string } {
  const [, profileId = '', groupId = ''] = path.split('/').map((part) => decodeURIComponent(part));
  return { profileId, groupId };
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
