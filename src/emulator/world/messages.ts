import type { CardElement } from '../../contract/cards';
import type { World } from './world';

export type SenderKind = 'person' | 'bot' | 'system_account';

export interface SenderRef {
  readonly kind: SenderKind;
  readonly seatalkId: string;
}

export interface MentionRecord {
  /** `"0"` for everyone. */
  readonly seatalkId: string;
  /** The name as it stands in the text; `""` for everyone. */
  readonly username: string;
}

/** A message inside a forwarded record: it has lost its id. */
export interface ForwardedItem {
  readonly sender: SenderRef;
  readonly sentAtMs: number;
  readonly body: MessageBody;
}

export type MessageBody =
  | {
      readonly kind: 'text';
      /** What was sent, formatting included. */
      readonly source: string;
      readonly format: 1 | 2;
      /** What is read back. */
      readonly plain: string;
      readonly mentions: readonly MentionRecord[];
    }
  | { readonly kind: 'image' | 'video'; readonly fileId: string }
  | { readonly kind: 'file'; readonly fileId: string; readonly filename: string }
  | {
      readonly kind: 'card';
      readonly elements: readonly CardElement[];
      readonly mentions: readonly MentionRecord[];
      /** Ids of the image elements' files, in order. */
      readonly imageFileIds: readonly string[];
    }
  | { readonly kind: 'forwarded'; readonly items: readonly ForwardedItem[] }
  /** Sticker, audio, location and so on: the platform shows their tag and nothing else. */
  | { readonly kind: 'other'; readonly tag: string };

export interface MessageRecord {
  readonly uid: number;
  readonly chat: string;
  readonly sender: SenderRef;
  readonly sentAtMs: number;
  /** The root of its thread; its own number on a root, undefined outside threads. Stays when all replies are gone. */
  rootUid: number | undefined;
  readonly quotedUid: number | undefined;
  body: MessageBody;
  recalled: boolean;
  /** Unix ms; 0 when never edited. */
  editedAtMs: number;
}

export interface ChatRecord {
  readonly key: string;
  readonly place: ChatPlace;
  /** By time of sending, oldest first. */
  readonly messages: MessageRecord[];
  /** Replies by the number of their root, oldest first. */
  readonly threads: Map<number, MessageRecord[]>;
}

/** Where a message stands: in a group, or between one app's bot and one person. */
export type ChatPlace =
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'direct' | 'notice'; readonly appId: string; readonly seatalkId: string };

export function chatKey(place: ChatPlace): string {
  return place.kind === 'group'
    ? `group:${place.groupId}`
    : `${place.kind}:${place.appId}:${place.seatalkId}`;
}

/** The chat of a place, made on first use. */
export function chatAt(world: World, place: ChatPlace): ChatRecord {
  const key = chatKey(place);
  let chat = world.chats.get(key);
  if (!chat) {
    chat = { key, place, messages: [], threads: new Map() };
    world.chats.set(key, chat);
  }
  return chat;
}

export interface NewMessage {
  readonly chat: ChatRecord;
  readonly sender: SenderRef;
  readonly sentAtMs: number;
  readonly body: MessageBody;
  readonly root?: MessageRecord | undefined;
  readonly quoted?: MessageRecord | undefined;
}

/** Puts a message into its chat, and its thread, by time. */
export function addMessage(world: World, message: NewMessage): MessageRecord {
  const { chat, sender, sentAtMs, body, root, quoted } = message;
  const record: MessageRecord = {
    uid: world.nextUid++,
    chat: chat.key,
    sender,
    sentAtMs,
    rootUid: root?.uid,
    quotedUid: quoted?.uid,
    body,
    recalled: false,
    editedAtMs: 0,
  };
  world.messages.set(record.uid, record);
  insertByTime(chat.messages, record);
  if (root) {
    root.rootUid = root.uid;
    let replies = chat.threads.get(root.uid);
    if (!replies) chat.threads.set(root.uid, (replies = []));
    insertByTime(replies, record);
  }
  claimFiles(world, record);
  return record;
}

/** The messages sent at or after `fromMs`, oldest first, without recalled ones. */
export function messagesSince(messages: readonly MessageRecord[], fromMs: number): MessageRecord[] {
  return messages.slice(firstAt(messages, fromMs)).filter((message) => !message.recalled);
}

/** Links the files of a body to their message. */
export function claimFiles(world: World, message: MessageRecord): void {
  for (const id of fileIdsOf(message.body)) {
    const file = world.files.get(id);
    if (file) file.messageUid = message.uid;
  }
}

function fileIdsOf(body: MessageBody): readonly string[] {
  switch (body.kind) {
    case 'image':
    case 'video':
    case 'file':
      return [body.fileId];
    case 'card':
      return body.imageFileIds;
    case 'forwarded':
      return body.items.flatMap((item) => fileIdsOf(item.body));
    case 'text':
    case 'other':
      return [];
  }
}

function insertByTime(messages: MessageRecord[], record: MessageRecord): void {
  const last = messages.at(-1);
  if (!last || last.sentAtMs <= record.sentAtMs) messages.push(record);
  else messages.splice(firstAt(messages, record.sentAtMs + 1), 0, record);
}

/** Index of the first message sent at or after `fromMs`. */
function firstAt(messages: readonly MessageRecord[], fromMs: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.sentAtMs ?? Infinity) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
