import { Code } from '../../contract/codes';
import { HISTORY_WINDOW_SEC } from '../../contract/limits';
import { PlatformError } from '../refusal';
import { inServiceScope } from '../world/apps';
import { messageUid } from '../world/messageIds';
import type { ChatRecord, MessageRecord, SenderRef } from '../world/messageRecords';
import { chatKey } from '../world/messages';
import { employeeByCode } from '../world/people';
import type { AppRecord, GroupRecord, PersonRecord } from '../world/records';
import type { World } from '../world/world';
import type { AppCallContext } from './context';

/** What an app can reach, and the codes for what it can't. */

/** @throws PlatformError 7000 for an unknown or disbanded group. */
function existingGroup(world: World, groupId: string): GroupRecord {
  const group = world.groups.get(groupId);
  if (!group || group.disbanded) throw new PlatformError(Code.groupNotFound, `group not found: ${groupId}`);
  return group;
}

/** @throws PlatformError 7000, or 7001 when the bot is not a member. */
export function joinedGroup({ world, app }: AppCallContext, groupId: string): GroupRecord {
  const group = existingGroup(world, groupId);
  if (!group.bots.has(app.appId))
    throw new PlatformError(Code.botNotInGroup, 'the bot is not in the group; a member has to add it');
  return group;
}

/** The code that keeps an app from reaching a person, or undefined. */
export function whyOutOfReach({ world, app }: AppCallContext, code: string): number | undefined {
  const person = employeeByCode(world, code);
  if (!person) return Code.employeeUnknown;
  if (!inServiceScope(app, person)) return Code.outOfScope;
  if (!person.signedIn) return Code.neverSignedIn;
  return person.contactable ? undefined : Code.notContactable;
}

/** @throws PlatformError 3001, 3002, 3003 or 4013. */
export function reachablePerson(context: AppCallContext, code: string): PersonRecord {
  const refusal = whyOutOfReach(context, code);
  const person = employeeByCode(context.world, code);
  if (refusal !== undefined || !person)
    throw new PlatformError(refusal ?? Code.employeeUnknown, whyText(refusal ?? Code.employeeUnknown, code));
  return person;
}

/** The bot of an app, as sender or actor. */
export function botOf(app: AppRecord): SenderRef {
  return { kind: 'bot', seatalkId: app.botSeatalkId };
}

export function whyText(refusal: number, code: string): string {
  switch (refusal) {
    case Code.outOfScope:
      return `outside the service scope of the app: ${code}`;
    case Code.neverSignedIn:
      return `has not signed in to SeaTalk: ${code}`;
    case Code.notContactable:
      return `organization policy forbids contacting: ${code}`;
    default:
      return `no employee with this code: ${code}`;
  }
}

/** The earliest moment history, threads, quotes and updates reach back to, Unix ms. */
export function windowStartMs(nowMs: number): number {
  return nowMs - HISTORY_WINDOW_SEC * 1000;
}

/** How far back an app may read a chat: seven days, and in a group no further than it was let in. */
export function visibleFromMs({ world, app, nowMs }: AppCallContext, chat: ChatRecord): number {
  const group = chat.place.kind === 'group' ? world.groups.get(chat.place.groupId) : undefined;
  return Math.max(windowStartMs(nowMs), group?.bots.get(app.appId)?.visibleFromMs ?? 0);
}

/** A message of one chat by the id this app knows it by, however old; undefined when there is none. */
export function messageInChat(
  { world, app }: AppCallContext,
  chat: ChatRecord,
  id: string,
): MessageRecord | undefined {
  const uid = messageUid(app.appId, id);
  const message = uid === undefined ? undefined : world.messages.get(uid);
  return message?.chat === chat.key ? message : undefined;
}

/**
 * A message by the id this app knows it by, in any chat the app is part of.
 * @throws PlatformError 4008 for an id that is cut or another app's, 4009 for one that is too old or recalled,
 * 7001 when the bot has left the group (which code the real platform has for that is not documented).
 */
export function visibleMessage(context: AppCallContext, id: string): MessageRecord {
  const { world, app } = context;
  const uid = messageUid(app.appId, id);
  if (uid === undefined)
    throw new PlatformError(
      Code.messageIdInvalid,
      'message id invalid: it is cut, or belongs to another app',
    );
  const message = world.messages.get(uid);
  const chat = message && world.chats.get(message.chat);
  if (!message || !chat || message.recalled)
    throw new PlatformError(Code.messageGone, 'no message with this id');
  if (chat.place.kind === 'group') joinedGroup(context, chat.place.groupId);
  else if (chat.key !== chatKey({ ...chat.place, appId: app.appId }))
    throw new PlatformError(Code.messageIdInvalid, 'message id invalid: it belongs to another app');
  if (message.sentAtMs < visibleFromMs(context, chat))
    throw new PlatformError(
      Code.messageGone,
      'the message is older than 7 days, or from before the bot joined',
    );
  return message;
}
