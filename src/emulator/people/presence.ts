import type { ChatPlace, MessageRecord, SenderRef } from '../world/messageRecords';
import type { World } from '../world/world';
import { NotPossible } from './notPossible';

/** @throws NotPossible `not_in_chat` when a person isn't in a chat, or its group is disbanded. */
export function mustBeIn(world: World, { seatalkId }: SenderRef, place: ChatPlace): void {
  const group = place.kind === 'group' ? world.groups.get(place.groupId) : undefined;
  const isThere =
    place.kind === 'group'
      ? group?.disbanded === false && group.members.has(seatalkId)
      : place.seatalkId === seatalkId;
  if (!isThere) throw new NotPossible('not_in_chat', `the person ${seatalkId} is not in this chat`);
}

/**
 * A message as it is now, which a person has to be able to see.
 * @throws NotPossible `recalled` when it is gone; `not_in_chat`.
 */
export function seenBy(world: World, by: SenderRef, { uid }: MessageRecord): MessageRecord {
  const message = world.messages.get(uid);
  const place = message && world.chats.get(message.chat)?.place;
  if (!place || message.recalled) throw new NotPossible('recalled', 'the message was recalled, or dropped');
  mustBeIn(world, by, place);
  return message;
}
