import { readPersonRef } from '../messages/readMessage';
import type { DirectPlace, GroupPlace, MentionRecord, MessageRecord } from '../world/messageRecords';
import type { EventType } from '../../contract/eventTable';
import { directMessage, groupContent, groupMessage } from './eventMessage';
import { hearsAll } from './groupEvents';
import type { Occasion } from './occasion';
import { isTold, raise, toldIn } from './occasion';
import type { OutgoingEvent } from './outgoingEvent';

/** Somebody wrote. */

/** A person wrote to a bot in their direct chat. Stickers, audio and the like raise nothing. */
export function directMessageEvents(
  occasion: Occasion,
  { appId }: DirectPlace,
  message: MessageRecord,
): OutgoingEvent[] {
  const app = occasion.world.apps.get(appId);
  if (!app || message.sender.kind !== 'person' || !isTold(occasion, app)) return [];
  if (message.body.kind === 'other' || message.body.kind === 'card') return [];
  const sender = readPersonRef(occasion.world, message.sender.seatalkId);
  const body = { ...sender, message: directMessage(occasion, appId, message) };
  return [raise(occasion, app, 'message_from_bot_subscriber', body)];
}

/**
 * Somebody wrote in a group. A bot is told when the message names it, in the main chat or in a thread, and when it is in a thread that
 * the bot followed before. Whether a message for which both is true comes once or twice isn't documented: here it comes as both
 * events, with one `message_id`, so that a bot learns to expect it.
 */
export function groupMessageEvents(
  occasion: Occasion,
  { groupId }: GroupPlace,
  message: MessageRecord,
): OutgoingEvent[] {
  const { world } = occasion;
  const group = world.groups.get(groupId);
  if (!group) return [];
  const mentions = mentionsIn(occasion, message);
  const followers = followersOf(occasion, message);
  const events: OutgoingEvent[] = [];
  let content: ReturnType<typeof groupContent> | undefined;
  for (const app of toldIn(occasion, group)) {
    const types: GroupMessageEvent[] = [];
    if (mentions.some(({ seatalkId }) => seatalkId === app.botSeatalkId))
      types.push('new_mentioned_message_received_from_group_chat');
    if (followers && followedBefore(followers, app.botSeatalkId, message))
      types.push('new_message_received_from_thread');
    if (hearsAll(app)) types.push('new_message_received_from_group_chat');
    if (types.length === 0) continue;
    content ??= groupContent(occasion, message);
    const body = { group_id: groupId, message: groupMessage(occasion, app.appId, message, content) };
    for (const type of types) events.push(raise(occasion, app, type, body));
  }
  return events;
}

type GroupMessageEvent = Extract<
  EventType,
  | 'new_mentioned_message_received_from_group_chat'
  | 'new_message_received_from_thread'
  | 'new_message_received_from_group_chat'
>;

/** Who is mentioned. Everyone is the id `"0"`, which is no bot's. */
function mentionsIn({ switches }: Occasion, { body }: MessageRecord): readonly MentionRecord[] {
  if (body.kind === 'text') return body.mentions;
  return body.kind === 'card' && switches.cardsInEvents ? body.mentions : [];
}

/** Which bots follow the thread of a message, since which message; undefined where that raises nothing. */
function followersOf(
  { world, switches }: Occasion,
  { chat, rootUid, body }: MessageRecord,
): ReadonlyMap<string, number> | undefined {
  if (rootUid === undefined || body.kind === 'other') return undefined;
  if (body.kind === 'card' && !switches.cardsInEvents) return undefined;
  return world.chats.get(chat)?.followers.get(rootUid);
}

function followedBefore(
  followers: ReadonlyMap<string, number>,
  botSeatalkId: string,
  { uid }: MessageRecord,
): boolean {
  const since = followers.get(botSeatalkId);
  return since !== undefined && since !== uid;
}
