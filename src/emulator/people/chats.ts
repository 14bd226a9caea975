import type { LiveWorld } from '../world/change';
import { openChat, subscribeToBot } from '../world/changes/acts';
import { showTyping } from '../world/changes/messages';
import type { ChatPlace, MessageRecord, SenderRef } from '../world/messageRecords';
import type { AppRecord } from '../world/records';
import { mustBeIn } from './presence';

/** What a person does in a chat without writing. `by` is that person. */

/** How long typing is shown after a key, as with a bot. */
const TYPING_SHOWN_MS = 4000;

/** Opens the direct chat with the bot of an app. https://open.seatalk.io/docs/user_enter_chatroom_with_bot */
export function openChatAs(live: LiveWorld, by: SenderRef, app: AppRecord): void {
  openChat(live, { kind: 'direct', appId: app.appId, seatalkId: by.seatalkId }, by);
}

/** Subscribes to the bot of an app, which clients have not offered since 2025-02-06. */
export function subscribeAs(live: LiveWorld, by: SenderRef, app: AppRecord): void {
  subscribeToBot(live, { kind: 'direct', appId: app.appId, seatalkId: by.seatalkId }, by);
}

/**
 * Shows the person typing. Bots are told nothing of it.
 * @param typing `root`: of the thread in which; `atMs`: when, Unix ms.
 * @throws NotPossible `not_in_chat`.
 */
export function typeAs(
  live: LiveWorld,
  by: SenderRef,
  {
    place,
    root,
    atMs,
  }: { readonly place: ChatPlace; readonly root?: MessageRecord | undefined; readonly atMs: number },
): void {
  mustBeIn(live.world, by, place);
  showTyping(live, { place, by, untilMs: atMs + TYPING_SHOWN_MS, rootUid: root?.uid });
}
