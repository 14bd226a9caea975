import type { LiveWorld } from '../change';
import type { ChatPlace, DraftBody, MessageRecord, SenderRef } from '../messageRecords';
import { chatKey, indexAt } from '../messages';
import type { ChatState, WorldState } from '../state';
import { amend, ANNOUNCE, STATE } from '../state';
import { keepBody } from './bodies';
import { boundMessages } from './bounds';
import { noteFollowers } from './followers';

export interface NewMessage {
  readonly place: ChatPlace;
  readonly sender: SenderRef;
  /** Unix ms. */
  readonly sentAtMs: number;
  readonly body: DraftBody;
  /** The root of the thread it replies in. */
  readonly root?: MessageRecord | undefined;
  readonly quoted?: MessageRecord | undefined;
  /** When it was last edited, Unix ms; 0, the default, for never. */
  readonly editedAtMs?: number | undefined;
  /** Whether it only fills in what was written before; false by default. */
  readonly isPast?: boolean | undefined;
}

/** Adds a message to its chat and its thread, at its place in time. */
export function addMessage(live: LiveWorld, message: NewMessage): MessageRecord {
  const state = live[STATE];
  const { place, sender, sentAtMs, body, root, quoted, editedAtMs = 0, isPast = false } = message;
  const chat = chatOf(state, place);
  const uid = state.nextUid++;
  const record: MessageRecord = {
    uid,
    chat: chat.key,
    sender,
    sentAtMs,
    rootUid: root?.uid,
    quotedUid: quoted?.uid,
    body: keepBody(state, uid, body),
    recalled: false,
    editedAtMs,
  };
  state.messages.set(uid, record);
  insertByTime(state, chat.messages, record);
  if (root) {
    amend(state.messages, root.uid, { rootUid: root.uid });
    let replies = chat.threads.get(root.uid);
    if (!replies) chat.threads.set(root.uid, (replies = []));
    insertByTime(state, replies, record);
    noteFollowers(state, chat, root, record);
  }
  boundMessages(state);
  live[ANNOUNCE]({ kind: 'message_added', place, message: record, by: sender, isPast });
  return record;
}

/** Replaces the body of a message by its author. @param edit `atMs`: when, Unix ms. */
export function editMessage(
  live: LiveWorld,
  uid: number,
  body: DraftBody,
  edit: { readonly atMs: number; readonly by: SenderRef },
): MessageRecord {
  const state = live[STATE];
  const { now } = amend(state.messages, uid, { body: keepBody(state, uid, body), editedAtMs: edit.atMs });
  live[ANNOUNCE]({ kind: 'message_edited', place: placeOfMessage(state, now), message: now, by: edit.by });
  return now;
}

/** Replaces the elements of a card, by the bot that sent it. @param atMs when, Unix ms. */
export function updateCard(live: LiveWorld, uid: number, body: DraftBody, atMs: number): void {
  const state = live[STATE];
  const { now } = amend(state.messages, uid, { body: keepBody(state, uid, body), editedAtMs: atMs });
  live[ANNOUNCE]({ kind: 'card_updated', place: placeOfMessage(state, now), message: now, by: now.sender });
}

/** Recalls a message: it is kept, but no longer shown. */
export function recallMessage(live: LiveWorld, uid: number, by: SenderRef): MessageRecord {
  const state = live[STATE];
  const { now, before } = amend(state.messages, uid, { recalled: true });
  if (now !== before)
    live[ANNOUNCE]({ kind: 'message_recalled', place: placeOfMessage(state, now), message: now, by });
  return now;
}

/** Shows somebody typing until `untilMs`, Unix ms, in the main chat or the thread of `rootUid`. */
export function showTyping(
  live: LiveWorld,
  typing: {
    readonly place: ChatPlace;
    readonly by: SenderRef;
    readonly untilMs: number;
    readonly rootUid: number | undefined;
  },
): void {
  live[STATE].typing.set(`${chatKey(typing.place)} ${typing.by.seatalkId}`, typing.untilMs);
  live[ANNOUNCE]({ kind: 'typing_shown', ...typing });
}

/** The place of a message. @throws Error when it isn't in the world. */
export function placeOfMessage({ chats }: WorldState, message: MessageRecord): ChatPlace {
  const chat = chats.get(message.chat);
  if (!chat) throw new Error(`There is no chat ${message.chat}`);
  return chat.place;
}

/** The chat of a place, created on first use. */
function chatOf({ chats }: WorldState, place: ChatPlace): ChatState {
  const key = chatKey(place);
  let chat = chats.get(key);
  if (!chat) {
    chat = { key, place, messages: [], threads: new Map(), followers: new Map() };
    chats.set(key, chat);
  }
  return chat;
}

function insertByTime(state: WorldState, uids: number[], { uid, sentAtMs }: MessageRecord): void {
  const last = state.messages.get(uids.at(-1) ?? 0);
  if (!last || last.sentAtMs <= sentAtMs) uids.push(uid);
  else uids.splice(indexAt(state, uids, sentAtMs + 1), 0, uid);
}
