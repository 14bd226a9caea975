import type { LiveWorld } from '../change';
import type { ChatPlace, DraftBody, MessageRecord, SenderRef } from '../messageRecords';
import { chatKey, indexAt } from '../messages';
import type { ChatState, WorldState } from '../state';
import { amend, STATE } from '../state';
import { keepBody } from './bodies';

export interface NewMessage {
  readonly place: ChatPlace;
  readonly sender: SenderRef;
  readonly sentAtMs: number;
  readonly body: DraftBody;
  readonly root?: MessageRecord | undefined;
  readonly quoted?: MessageRecord | undefined;
  /** Unix ms, of a message that arrives edited; 0 by default. */
  readonly editedAtMs?: number | undefined;
}

/** Puts a message into its chat, and its thread, by time. */
export function addMessage(live: LiveWorld, message: NewMessage): MessageRecord {
  const state = live[STATE];
  const { place, sender, sentAtMs, body, root, quoted, editedAtMs = 0 } = message;
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
  }
  live.onWrite?.({ kind: 'message_added', place, message: record, by: sender });
  return record;
}

/** @param atMs when it was edited, Unix ms. */
export function editMessage(
  live: LiveWorld,
  uid: number,
  body: DraftBody,
  { atMs, by }: { readonly atMs: number; readonly by: SenderRef },
): MessageRecord {
  const state = live[STATE];
  const { now } = amend(state.messages, uid, { body: keepBody(state, uid, body), editedAtMs: atMs });
  live.onWrite?.({ kind: 'message_edited', place: placeOf(state, now), message: now, by });
  return now;
}

/** The bot that sent a card replaces what is in it. */
export function updateCard(live: LiveWorld, uid: number, body: DraftBody): void {
  const state = live[STATE];
  const { now } = amend(state.messages, uid, { body: keepBody(state, uid, body) });
  live.onWrite?.({ kind: 'card_updated', place: placeOf(state, now), message: now, by: now.sender });
}

/** A recalled message stays known, and is not shown any more. */
export function recallMessage(live: LiveWorld, uid: number, by: SenderRef): MessageRecord {
  const state = live[STATE];
  const { now, before } = amend(state.messages, uid, { recalled: true });
  if (now !== before)
    live.onWrite?.({ kind: 'message_recalled', place: placeOf(state, now), message: now, by });
  return now;
}

/** Shows a bot typing until `untilMs`, Unix ms; in a thread where there is a root. */
export function showTyping(
  live: LiveWorld,
  typing: {
    readonly place: ChatPlace;
    readonly appId: string;
    readonly by: SenderRef;
    readonly untilMs: number;
    readonly rootUid: number | undefined;
  },
): void {
  const { appId, ...shown } = typing;
  live[STATE].typing.set(`${chatKey(shown.place)} ${appId}`, shown.untilMs);
  live.onWrite?.({ kind: 'typing_shown', ...shown });
}

/** The place of a message that is in the world. */
export function placeOf({ chats }: WorldState, message: MessageRecord): ChatPlace {
  const chat = chats.get(message.chat);
  if (!chat) throw new Error(`There is no chat ${message.chat}`);
  return chat.place;
}

/** The chat of a place, made on first use. */
function chatOf({ chats }: WorldState, place: ChatPlace): ChatState {
  const key = chatKey(place);
  let chat = chats.get(key);
  if (!chat) {
    chat = { key, place, messages: [], threads: new Map() };
    chats.set(key, chat);
  }
  return chat;
}

function insertByTime(state: WorldState, uids: number[], { uid, sentAtMs }: MessageRecord): void {
  uids.splice(indexAt(state, uids, sentAtMs + 1), 0, uid);
}
