import type { MessageBody, MessageRecord } from '../messageRecords';
import type { ChatState, WorldState } from '../state';

/**
 * Notes which bots follow a thread of a group from this reply on: the one that wrote its root, and those that are mentioned in it. It is
 * kept, as a thread can be too long to read it for each message. An edit or a recall changes nothing about it, and neither does
 * leaving the group: whether it does on the real platform isn't known.
 */
export function noteFollowers(
  state: WorldState,
  chat: ChatState,
  root: MessageRecord,
  reply: MessageRecord,
): void {
  if (chat.place.kind !== 'group') return;
  let followers = chat.followers.get(root.uid);
  if (!followers) {
    chat.followers.set(root.uid, (followers = new Map()));
    if (root.sender.kind === 'bot') followers.set(root.sender.seatalkId, root.uid);
    add(state, followers, root);
  }
  add(state, followers, reply);
}

function add({ people }: WorldState, followers: Map<string, number>, { uid, body }: MessageRecord): void {
  for (const { seatalkId } of mentionsIn(body))
    if (!people.has(seatalkId) && !followers.has(seatalkId)) followers.set(seatalkId, uid);
}

function mentionsIn(body: MessageBody) {
  return body.kind === 'text' || body.kind === 'card' ? body.mentions : [];
}
