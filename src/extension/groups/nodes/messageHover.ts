import * as vscode from 'vscode';
import { shortened } from '../../../base/clusters';
import { oneLine } from '../../../base/plainText';
import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { isThreadReply } from '../../../contract/inbound';
import { unreadableIn } from '../../../contract/tolerant';
import { Markdown } from '../../base/markdown';
import { internalCommands } from '../../contributions';
import { kindWords, senderWords, sentAtWords } from '../../messages/messageWords';
import { hoverPicture } from '../media/hoverPicture';
import { idLine } from '../../base/idLine';
import type { MessageRow } from './messageRow';
import type { TreeContext } from './viewNode';

const TEXT_CHARS = 1_000;
const ELEMENTS_MAX = 8;

/** What a hover tells of a message: who and when, its text, its picture, or its card in short, and its ids to copy. */
export async function messageHover(
  context: TreeContext,
  { message, gist, groupId }: Pick<MessageRow, 'message' | 'gist' | 'groupId'>,
  signal: AbortSignal,
): Promise<vscode.MarkdownString> {
  const words = new Markdown({ commands: [internalCommands.copyId, internalCommands.showMessage] });
  const facts = [message.sender?.email, sentAtWords(message), kindWords(gist.kind)].filter(Boolean);
  words.add`**${senderWords(context.session.people, message)}** ${facts.join(' · ')}\n\n`;
  if (gist.edited) words.add`*${vscode.l10n.t('edited')}*\n\n`;
  if (gist.kind === 'interactive_message') cardLines(words, message);
  else if (gist.text !== undefined) words.add`${shortened(gist.text, TEXT_CHARS)}\n\n`;
  if (gist.kind === 'image' && gist.mediaUrl !== undefined)
    await hoverPicture(words, context.session.client, gist.mediaUrl, signal);
  const faults = unreadableIn(message).flatMap((each) => each.faults);
  if (faults.length > 0)
    words.add`${vscode.l10n.t('Unreadable: {0}', shortened(faults.join('\n'), TEXT_CHARS))}\n\n`;
  words.add`---\n\n`;
  const id = present(message.message_id);
  const threadId = present(message.thread_id);
  const senderCode = present(message.sender?.employee_code);
  if (senderCode !== undefined) idLine(words, vscode.l10n.t('Employee code'), senderCode);
  if (id !== undefined) idLine(words, vscode.l10n.t('Message ID'), id);
  if (threadId !== undefined && threadId !== id) idLine(words, vscode.l10n.t('Thread ID'), threadId);
  if (groupId !== undefined && id !== undefined) {
    const place = { groupId, messageId: id, ...(isThreadReply(message) ? { threadId } : {}) };
    words.command(vscode.l10n.t('Open in Conversation'), internalCommands.showMessage, place);
  }
  return words.value;
}

/** Titles, texts and buttons of a card, one below the other. */
function cardLines(words: Markdown, { interactive_message: card }: ChatMessage): void {
  const elements = card?.elements ?? [];
  for (const { title, description, image, button, button_group: group } of elements.slice(0, ELEMENTS_MAX)) {
    const heading = present(title?.text?.trim());
    const text = present(description?.text?.trim());
    const labels = [button, ...(group ?? [])].flatMap((each) => present(each?.text?.trim()) ?? []);
    if (heading !== undefined) words.add`**${oneLine(heading, 200)}**\n\n`;
    if (text !== undefined) words.add`${shortened(text, TEXT_CHARS)}\n\n`;
    if (image) words.add`${vscode.l10n.t('Image')}\n\n`;
    if (labels.length > 0) words.add`${labels.map((label) => `[${oneLine(label, 60)}]`).join(' ')}\n\n`;
  }
  if (elements.length > ELEMENTS_MAX) words.add`…\n\n`;
}
