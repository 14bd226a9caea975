import { draftText } from '../messages/draftBody';
import { resolveInGroup } from '../messages/mentions';
import type { LiveWorld } from '../world/change';
import { addMessage, editMessage, recallMessage } from '../world/changes/messages';
import type { NewMessage } from '../world/changes/messages';
import type { ChatPlace, MessageRecord, SenderRef } from '../world/messageRecords';
import type { World } from '../world/world';

/**
 * What a person can do with messages. The control routes act in the name of people here, and also let bots and system accounts write
 * without a call.
 */

/** A message as a person writes it; whose it is comes beside it. */
export type WrittenMessage = Omit<NewMessage, 'sender' | 'editedAtMs'>;

/** Writes a message, which can be a reply in a thread and can quote another. */
export function writeAs(live: LiveWorld, by: SenderRef, message: WrittenMessage): MessageRecord {
  return addMessage(live, { ...message, sender: by });
}

/** Replaces the text of a message. @param edit `atMs`: when, Unix ms. */
export function editAs(
  live: LiveWorld,
  by: SenderRef,
  message: MessageRecord,
  edit: { readonly text: string; readonly atMs: number },
): MessageRecord {
  const place = live.world.chats.get(message.chat)?.place;
  const resolve = place && resolveAt(live.world, place);
  return editMessage(live, message.uid, draftText({ resolve }, edit.text, 1), { atMs: edit.atMs, by });
}

export function recallAs(live: LiveWorld, by: SenderRef, message: MessageRecord): MessageRecord {
  return recallMessage(live, message.uid, by);
}

function resolveAt(world: World, place: ChatPlace) {
  const group = place.kind === 'group' ? world.groups.get(place.groupId) : undefined;
  return group && resolveInGroup(world, group);
}
