import { Code } from '../../../contract/codes';
import { draftCard } from '../../messages/draftBody';
import { resolveInGroup } from '../../messages/mentions';
import { PlatformError, restRefusals } from '../../refusal';
import { inServiceScope } from '../../world/apps';
import { updateCard } from '../../world/changes/messages';
import { messageUid } from '../../world/messageIds';
import type { AppHandler } from '../context';
import { joinedGroup, reachablePerson, windowStartMs } from '../reach';
import { idFor, post } from './post';

export const sendMessageToBotUser: AppHandler<'sendMessageToBotUser'> = (context, request) => {
  const person = reachablePerson(context, request.employee_code);
  const place = { kind: 'direct', appId: context.app.appId, seatalkId: person.seatalkId } as const;
  return { message_id: idFor(context, post(context, place, request.message)) };
};

export const sendMessageToGroupChat: AppHandler<'sendMessageToGroupChat'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  const place = { kind: 'group', groupId: group.groupId } as const;
  return { message_id: idFor(context, post(context, place, request.message, group)) };
};

/** Replaces every element of a card the bot has sent. https://open.seatalk.io/docs/Update-Interactive-Message-Card */
export const updateMessage: AppHandler<'updateMessage'> = (context, request) => {
  const { world, live, app, nowMs } = context;
  const uid = messageUid(app.appId, request.message_id);
  if (uid === undefined)
    throw new PlatformError(
      Code.messageIdInvalid,
      'message id invalid: it is cut, or belongs to another app',
    );
  const message = world.messages.get(uid);
  if (!message || message.recalled || message.sentAtMs < windowStartMs(nowMs))
    throw new PlatformError(Code.messageGone, 'no message with this id, or older than 7 days');
  if (message.sender.seatalkId !== app.botSeatalkId)
    throw new PlatformError(Code.forbidden, 'only the bot that sent a card may update it');
  if (message.body.kind !== 'card')
    throw new PlatformError(Code.forbidden, 'only interactive cards can be updated');
  const place = world.chats.get(message.chat)?.place;
  const group = place?.kind === 'group' ? world.groups.get(place.groupId) : undefined;
  if (place?.kind === 'group' && (!group || group.disbanded || !group.bots.has(app.appId)))
    throw new PlatformError(Code.forbidden, 'the bot is no longer in the group, or the group is disbanded');
  if (place?.kind !== 'group') {
    const person = place && world.people.get(place.seatalkId);
    if (!person || !inServiceScope(app, person))
      throw new PlatformError(Code.forbidden, 'the person is no longer in the scope of the app');
  }
  const resolve = group && resolveInGroup(world, group);
  const { elements } = request.message.interactive_message;
  updateCard(
    live,
    uid,
    draftCard({ refusals: restRefusals, resolve, at: 'message.interactive_message' }, elements),
    nowMs,
  );
  return {};
};
