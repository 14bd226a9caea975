import * as z from 'zod';
import { cardBody } from './cards';
import { characters } from './characters';
import {
  FILE_MIN_BASE64_BYTES,
  FILENAME_MAX_CHARACTERS,
  MEDIA_MAX_BASE64_BYTES,
  TEXT_MAX_CHARACTERS,
} from './limits';

/**
 * Messages as they are sent. They differ from what is read back (`inbound.ts`): text is `content` here and `plain_text`
 * there, media is Base64 here and a URL there.
 */

/** 1 is formatted (the platform's default when the field is missing), 2 is plain. */
export const TextFormat = { markdown: 1, plain: 2 } as const;
export const textFormat = z.union([z.literal(TextFormat.markdown), z.literal(TextFormat.plain)]);

const text = z.strictObject({
  format: textFormat.optional(),
  content: characters(1, TEXT_MAX_CHARACTERS),
});

/** PNG, JPG or GIF as Base64 without a `data:` prefix. */
const image = z.strictObject({ content: characters(1, MEDIA_MAX_BASE64_BYTES) });

const file = z.strictObject({
  content: characters(FILE_MIN_BASE64_BYTES, MEDIA_MAX_BASE64_BYTES),
  /** With its extension. */
  filename: characters(1, FILENAME_MAX_CHARACTERS),
});

const markdown = z.strictObject({ content: characters(1, TEXT_MAX_CHARACTERS) });

/**
 * Inside `message`: a top-level `thread_id` is ignored by the platform without an error, and the message lands in the main chat.
 */
const inThread = { thread_id: z.string().min(1).optional() };
/** Documented for groups only; the quoted message must be in the same feed and at most 7 days old. */
const quoting = { quoted_message_id: z.string().min(1).optional() };

const textMessage = z.strictObject({ tag: z.literal('text'), text, ...inThread });
const imageMessage = z.strictObject({ tag: z.literal('image'), image, ...inThread });
const fileMessage = z.strictObject({ tag: z.literal('file'), file, ...inThread });
const cardMessage = z.strictObject({
  tag: z.literal('interactive_message'),
  interactive_message: cardBody,
  ...inThread,
});
const markdownMessage = z.strictObject({ tag: z.literal('markdown'), markdown, ...inThread });

/** A message to a person. https://open.seatalk.io/docs/messaging_send-message-to-bot-user_ */
export const userMessage = z.discriminatedUnion('tag', [
  textMessage,
  imageMessage,
  fileMessage,
  cardMessage,
  markdownMessage,
]);
export type UserMessage = z.infer<typeof userMessage>;

/** A message to a group. https://open.seatalk.io/docs/Send-Message-to-Group-Chat */
export const groupMessage = z.discriminatedUnion('tag', [
  textMessage.extend(quoting),
  imageMessage.extend(quoting),
  fileMessage.extend(quoting),
  cardMessage,
]);
export type GroupMessage = z.infer<typeof groupMessage>;

/**
 * A message of a system account. Mentions may stand in lists here, which the platform puts before the text; images have
 * a key of their own. https://open.seatalk.io/docs/system-account
 */
export const systemAccountMessage = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('text'),
    text: text.extend({
      /** SeaTalk IDs of members. */
      mentioned_list: z.array(z.string()).optional(),
      mentioned_email_list: z.array(z.string()).optional(),
      at_all: z.boolean().optional(),
    }),
  }),
  z.strictObject({ tag: z.literal('image'), image_base64: image }),
  z.strictObject({ tag: z.literal('file'), file }),
  z.strictObject({ tag: z.literal('interactive_message'), interactive_message: cardBody }),
  z.strictObject({ tag: z.literal('markdown'), markdown }),
]);
export type SystemAccountMessage = z.infer<typeof systemAccountMessage>;

/** What opens a stream: a placeholder that is visible at once. */
export const userStreamMessage = z.discriminatedUnion('tag', [textMessage, cardMessage]);
export const groupStreamMessage = z.discriminatedUnion('tag', [
  textMessage.extend(quoting),
  cardMessage.extend(quoting),
]);

/** What continues a stream: the whole content so far, without a tag. */
export const streamUpdate = z.union([
  z.strictObject({ text }),
  z.strictObject({ interactive_message: cardBody }),
]);

/** `desktop` includes the web client; the excluded platform shows a fixed placeholder. */
export const usablePlatform = z.enum(['all', 'mobile', 'desktop']);
