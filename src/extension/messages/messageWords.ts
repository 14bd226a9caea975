import * as vscode from 'vscode';
import { messageTimeMs } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { SenderType } from '../../contract/person';
import type { PeopleDirectory } from '../../directory/peopleDirectory';
import { oneLine } from '../../base/plainText';
import type { MessageGist } from '../../conversations/messageGist';
import { relativeTime } from '../../base/relativeTime';

const SNIPPET_CHARS = 90;

interface Kind {
  readonly icon: string;
  readonly name: () => string;
}

/** The kinds of messages by icon and name; a kind that is not here is shown by its own tag. */
const KINDS: Readonly<Record<string, Kind>> = {
  text: { icon: 'comment', name: () => vscode.l10n.t('Text') },
  image: { icon: 'file-media', name: () => vscode.l10n.t('Image') },
  video: { icon: 'device-camera-video', name: () => vscode.l10n.t('Video') },
  file: { icon: 'file', name: () => vscode.l10n.t('File') },
  interactive_message: { icon: 'credit-card', name: () => vscode.l10n.t('Card') },
  combined_forwarded_chat_history: { icon: 'references', name: () => vscode.l10n.t('Forwarded messages') },
  gif: { icon: 'smiley', name: () => vscode.l10n.t('GIF') },
  sticker: { icon: 'smiley', name: () => vscode.l10n.t('Sticker') },
  audio: { icon: 'unmute', name: () => vscode.l10n.t('Voice message') },
  redirect_message: { icon: 'link', name: () => vscode.l10n.t('Redirect') },
  group_invitation_link: { icon: 'organization', name: () => vscode.l10n.t('Invitation to a group') },
  link: { icon: 'link', name: () => vscode.l10n.t('Link') },
  location: { icon: 'location', name: () => vscode.l10n.t('Location') },
  note: { icon: 'note', name: () => vscode.l10n.t('Note') },
  contact_card: { icon: 'person', name: () => vscode.l10n.t('Contact') },
  unreadable: { icon: 'warning', name: () => vscode.l10n.t('Unreadable message') },
  unknown: { icon: 'circle-outline', name: () => vscode.l10n.t('Message') },
};

/** Name of a message's kind. */
export function kindWords(kind: string): string {
  return known(kind)?.name() ?? oneLine(kind, 40);
}

/** Icon of a message's kind. */
export function kindIcon(kind: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(known(kind)?.icon ?? 'circle-outline');
}

/** The tag comes from the chat: it may be called `constructor`. */
function known(kind: string): Kind | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}

/** The message in a few words: what it says, else what it is. */
export function gistWords(gist: MessageGist): string {
  const words = gist.text === undefined ? '' : oneLine(gist.text, SNIPPET_CHARS);
  return words === '' ? kindWords(gist.kind) : words;
}

/** Enough of an id to distinguish two bots; the whole of it would fill the row. */
const ID_TAIL_CHARS = 4;

/** Who sent a message, by name where it is known; bots and people from outside often have an id only. */
export function senderWords(people: Pick<PeopleDirectory, 'label'>, { sender }: ChatMessage): string {
  const name = sender ? oneLine(people.label(sender), 60) : '';
  if (name === '') return vscode.l10n.t('Unknown sender');
  if (name !== sender?.seatalk_id) return name;
  const tail = name.slice(-ID_TAIL_CHARS);
  if (sender.sender_type === SenderType.bot) return vscode.l10n.t('Bot …{0}', tail);
  if (sender.sender_type === SenderType.systemAccount) return vscode.l10n.t('System account …{0}', tail);
  return name;
}

/** "5 min. ago", in the language of the editor. */
export function agoWords(message: ChatMessage, nowMs: number): string {
  const sentMs = messageTimeMs(message);
  return sentMs > 0 ? relativeTime(sentMs, nowMs, vscode.env.language) : '';
}

/** Date and time of a message in the language of the editor. */
export function sentAtWords(message: ChatMessage): string {
  const sentMs = messageTimeMs(message);
  return sentMs > 0 ? new Date(sentMs).toLocaleString(vscode.env.language) : '';
}
