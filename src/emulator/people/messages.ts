import { draftText } from '../messages/draftBody';
import { resolveInGroup } from '../messages/mentions';
import type { LiveWorld } from '../world/change';
import { addMessage, editMessage, recallMessage } from '../world/changes/messages';
import type { ChatPlace, DraftBody, MessageRecord, SenderRef } from '../world/messageRecords';
import type { World } from '../world/world';

/**
 * What a person can do with messages. The control routes do it in the name of people, and of bots and system accounts too, which
 * they may let write without a call.
 */

export interface WrittenMessage {
  readonly place: ChatPlace;
  readonly body: DraftBody;
  /** Unix ms. */
  readonly sentAtMs: number;
  /** The root of the thread it replies in. */
  readonly root?: MessageRecord | undefined;
  readonly quoted?: MessageRecord | undefined;
}

/** Writes a message, replies and quotes. */
export function writeMessage(live: LiveWorld, by: SenderRef, message: WrittenMessage): MessageRecord {
  return addMessage(live, { ...message, sender: by });
}

/** Puts another text in the place of what a message said. @param atMs Unix ms. */
export function rewriteMessage(
  live: LiveWorld,
  by: SenderRef,
  message: MessageRecord,
  { text, atMs }: { readonly text: string; readonly atMs: number },
): MessageRecord {
  const place = live.world.chats.get(message.chat)?.place;
  const resolve = place && resolveAt(live.world, place);
  return editMessage(live, message.uid, draftText({ resolve }, text, 1), { atMs, by });
}

export function takeBackMessage(live: LiveWorld, by: SenderRef, message: MessageRecord): MessageRecord {
  return recallMessage(live, message.uid, by);
}

function resolveAt(world: World, place: ChatPlace) {
  const group = place.kind === 'group' ? world.groups.get(place.groupId) : undefined;
  return group && resolveInGroup(world, group);
}
