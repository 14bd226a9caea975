import { present } from '../contract/absent';
import type { ChatMessage } from '../contract/inbound';
import { messageKind, messageText } from '../contract/inbound';

/** A message as one line of a list. */
export interface Snippet {
  /** See `messageKind`. */
  readonly kind: string;
  /** The kind in English; a tag nobody knows stands for itself. */
  readonly label: string;
  /** Its words on one line, without control characters; empty where it has none. */
  readonly text: string;
}

/** Names of all documented tags, and of those that only events carry. */
export const MESSAGE_LABELS: Readonly<Record<string, string>> = {
  text: 'Text',
  image: 'Image',
  video: 'Video',
  file: 'File',
  combined_forwarded_chat_history: 'Forwarded messages',
  interactive_message: 'Card',
  gif: 'GIF',
  sticker: 'Sticker',
  audio: 'Voice message',
  contact_card: 'Contact',
  link: 'Link',
  redirect_message: 'Redirect',
  group_invitation_link: 'Invitation to a group',
  location: 'Location',
  note: 'Note',
  change_members: 'Members changed',
  recall_msgs: 'Message recalled',
  group_removed: 'Group removed',
  edit: 'Message edited',
  unknown: 'Message',
};

/** Control characters, and those that turn the direction of the text around them. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * What a message says, on one line. Never throws.
 * @param maxCharacters cut above this, in UTF-16 units, with an ellipsis.
 */
export function snippet(message: ChatMessage, maxCharacters = 120): Snippet {
  const kind = messageKind(message);
  const label = Object.hasOwn(MESSAGE_LABELS, kind) ? MESSAGE_LABELS[kind] : undefined;
  return {
    kind,
    label: label ?? oneLine(kind, 40),
    text: oneLine(wordsOf(message, kind) ?? '', maxCharacters),
  };
}

function wordsOf(message: ChatMessage, kind: string): string | undefined {
  if (kind === 'file') return present(message.file?.filename);
  if (kind === 'interactive_message') return cardWords(message);
  if (kind === 'combined_forwarded_chat_history') return forwardedWords(message);
  return messageText(message);
}

/** The title, else a description, else a button. */
function cardWords(message: ChatMessage): string | undefined {
  const elements = message.interactive_message?.elements ?? [];
  const texts = [
    ...elements.map(({ title }) => title?.text),
    ...elements.map(({ description }) => description?.text),
    ...elements.flatMap(({ button, button_group }) =>
      [button, ...(button_group ?? [])].map((each) => each?.text),
    ),
  ];
  return texts.find((text) => present(text?.trim()) !== undefined) ?? undefined;
}

/** The first record that has words; the records are not parsed before they are looked at. */
function forwardedWords(message: ChatMessage): string | undefined {
  for (const record of message.combined_forwarded_chat_history?.content ?? []) {
    const text = record['text'];
    if (typeof text !== 'object' || text === null) continue;
    for (const value of [Reflect.get(text, 'plain_text'), Reflect.get(text, 'content')] as unknown[]) {
      if (typeof value === 'string' && value.trim() !== '') return value;
    }
  }
  return undefined;
}

function oneLine(text: string, maxCharacters: number): string {
  // Cut first: a message has up to 4096 characters, and more where somebody means ill.
  const line = text
    .slice(0, maxCharacters * 8)
    .replaceAll(UNPRINTABLE, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= maxCharacters) return line;
  // Never half of a surrogate pair.
  return `${line.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
