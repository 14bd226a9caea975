import { Code } from '../../contract/codes';
import { PlatformError } from '../platformError';
import { messageUid } from '../world/messageIds';
import { claimFiles } from '../world/messages';
import { inServiceScope } from '../world/people';
import { resolveInGroup } from '../messages/mentions';
import type { AppHandler } from './context';
import { cardBody } from '../messages/messageBody';
import { windowStartMs } from './reach';
import { restRefusals } from './refusals';

/** Replaces every element of a card the bot has sent. https://open.seatalk.io/docs/Update-Interactive-Message-Card */
export const updateMessage: AppHandler<'updateMessage'> = (context, request) => {
  const { world, app, nowMs } = context;
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
  message.body = cardBody(
    { world, refusals: restRefusals, resolve },
    request.message.interactive_message.elements,
  );
  claimFiles(world, message);
  return {};
};
