import * as z from 'zod';
import { present } from './absent';
import { receivedCard } from './cards';
import { mention, optionalText, sender } from './person';
import { unreadableIn } from './tolerant';

/**
 * Messages as history, threads and lookup answer them. Loose throughout: unknown tags and fields survive, and a field
 * that is `""`, `null` or missing means the same (read it with `present`).
 */

const receivedText = z.looseObject({
  /** Formatting is gone when a message is read back. Events of direct chats say `content` instead. */
  plain_text: optionalText,
  content: optionalText,
  /** Unix seconds; 0 when never edited. */
  last_edited_time: z.number().nullish(),
  mentioned_list: z.array(mention).nullish(),
});

const receivedMedia = z.looseObject({ content: optionalText });
const receivedFile = z.looseObject({ content: optionalText, filename: optionalText });

/** Forwarded records nest up to three levels; items are looked at only when shown, so they are not parsed here. */
const forwardedRecord = z.looseObject({ content: z.array(z.looseObject({ tag: optionalText })).nullish() });

export const chatMessage = z.looseObject({
  /** `""` inside a forwarded record. */
  message_id: optionalText,
  quoted_message_id: optionalText,
  /** Equals `message_id` on the root message of a thread. */
  thread_id: optionalText,
  sender: sender.nullish(),
  /** Unix seconds. */
  message_sent_time: z.number().nullish(),
  tag: optionalText,
  text: receivedText.nullish(),
  image: receivedMedia.nullish(),
  video: receivedMedia.nullish(),
  file: receivedFile.nullish(),
  combined_forwarded_chat_history: forwardedRecord.nullish(),
  interactive_message: receivedCard.nullish(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** The kinds of messages we know; any other tag stays itself. */
export const MESSAGE_OBJECTS = [
  'text',
  'image',
  'video',
  'file',
  'combined_forwarded_chat_history',
  'interactive_message',
] as const;
export type MessageObject = (typeof MESSAGE_OBJECTS)[number];

/**
 * What a message is: the name of its filled object where there is one (samples of the documentation carry wrong tags),
 * else `unreadable` for one that could not be read, else its tag (`sticker`, `audio`, `change_members`, …), else `unknown`.
 */
export function messageKind(message: ChatMessage): string {
  const tag = present(message.tag);
  if (tag !== undefined && isObjectName(tag) && message[tag]) return tag;
  for (const name of MESSAGE_OBJECTS) {
    if (message[name]) return name;
  }
  const isContentMissing = tag === undefined || isObjectName(tag);
  if (isContentMissing && unreadableIn(message).length > 0) return 'unreadable';
  // Both names are in use for forwarded records.
  if (tag === 'combined_forwarded_message_history') return 'combined_forwarded_chat_history';
  return tag ?? 'unknown';
}

function isObjectName(tag: string): tag is MessageObject {
  return (MESSAGE_OBJECTS as readonly string[]).includes(tag);
}

/** The text of a message, whichever of the two names it stands under. */
export function messageText(message: ChatMessage): string | undefined {
  return present(message.text?.plain_text) ?? present(message.text?.content);
}

/** Whether a message is the root of a thread, as far as the message itself shows. */
export function isThreadRoot(message: ChatMessage): boolean {
  const threadId = present(message.thread_id);
  return threadId !== undefined && threadId === message.message_id;
}

/** Whether a message is a reply inside a thread. */
export function isThreadReply(message: ChatMessage): boolean {
  const threadId = present(message.thread_id);
  return threadId !== undefined && threadId !== message.message_id;
}
