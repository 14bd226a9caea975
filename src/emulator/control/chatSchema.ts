import * as z from 'zod';

/**
 * Chats and messages as the people of the local SeaTalk see them: what the control routes for chat windows answer. A chat window reads
 * the answers with these schemas, as the local SeaTalk may have been started by another version.
 */

const sender = z.object({
  kind: z.enum(['person', 'bot', 'system_account']),
  seatalk_id: z.string(),
  name: z.string(),
});
export type ChatSender = z.infer<typeof sender>;

const mentions = z.array(z.object({ seatalkId: z.string(), username: z.string() }));

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), source: z.string(), format: z.literal([1, 2]), mentions }),
  z.object({ kind: z.literal('other'), tag: z.string() }),
  z.object({ kind: z.literal(['image', 'video']), fileId: z.string() }),
  z.object({ kind: z.literal('file'), fileId: z.string(), filename: z.string() }),
  z.object({
    kind: z.literal('card'),
    elements: z.array(z.unknown()),
    mentions,
    imageFileIds: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('forwarded'),
    get items() {
      return z.array(z.object({ sender, sent_at_ms: z.number(), body }));
    },
  }),
]);
export type ChatBody = z.infer<typeof body>;

/** A message, without the ids that apps know it by. */
export const chatMessage = z.object({
  uid: z.int(),
  /** Key of the chat. */
  chat: z.string(),
  sender,
  sent_at_ms: z.number(),
  /** Number of the root of its thread; its own on a root; null outside of threads. */
  root_uid: z.int().nullable(),
  /** Replies, on a root. */
  replies: z.int(),
  quoted: z.object({ uid: z.int(), sender, body }).nullable(),
  recalled: z.boolean(),
  /** 0 when never edited. */
  edited_at_ms: z.number(),
  /** Whether its bot is still writing it. */
  is_streaming: z.boolean(),
  body,
  /** Bytes of its files by id. */
  file_bytes: z.record(z.string(), z.int()),
});
export type ChatMessageJson = z.infer<typeof chatMessage>;

const person = z.object({ seatalk_id: z.string(), name: z.string(), email: z.string() });
export type ChatPerson = z.infer<typeof person>;

/** A chat in a person's list. */
export const chatRow = z.object({
  key: z.string(),
  kind: z.enum(['group', 'direct', 'notice']),
  title: z.string(),
  /** Of the bot in a chat with one. */
  app_id: z.string().nullable(),
  group_id: z.string().nullable(),
  disbanded: z.boolean(),
  last: chatMessage.nullable(),
});
export type ChatRowJson = z.infer<typeof chatRow>;

export const chatList = z.object({ me: person, people: z.array(person), chats: z.array(chatRow) });

/** Who is in a chat. */
export const chatMembers = z.object({
  people: z.array(person),
  bots: z.array(z.object({ app_id: z.string(), seatalk_id: z.string(), name: z.string() })),
  may_notify_all: z.boolean(),
});
export type ChatMembersJson = z.infer<typeof chatMembers>;

export const chatPage = z.object({
  /** Oldest first. */
  messages: z.array(chatMessage),
  has_older: z.boolean(),
});

/** A line of the stream of changes for chat windows. */
export const chatChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('message_added'), message: chatMessage }),
  z.object({ kind: z.literal('message_changed'), message: chatMessage }),
  z.object({
    kind: z.literal('typing_shown'),
    chat: z.string(),
    by: sender,
    root_uid: z.int().nullable(),
    until_ms: z.number(),
    at_ms: z.number(),
  }),
  /** Groups, members, bots, people or apps are others now: lists have to be read again. */
  z.object({ kind: z.literal('lists_changed') }),
]);
export type ChatChange = z.infer<typeof chatChange>;
