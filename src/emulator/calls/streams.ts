import { Code } from '../../contract/codes';
import type { RequestOf } from '../../contract/endpoints';
import { PlatformError } from '../platformError';
import type { GroupRecord } from '../world/groups';
import type { ChatPlace } from '../world/messages';
import { chatKey, claimFiles } from '../world/messages';
import type { StreamRecord } from '../world/streams';
import { isOpen, openStream } from '../world/streams';
import type { AppCallContext, AppHandler } from './context';
import { bodyIn, post } from './post';
import { joinedGroup, reachablePerson } from './reach';

/**
 * Messages that grow in place. Whether the placeholder's `message_id` is answered is not known; it is not, so that a client
 * does not come to need it. The codes for a stream that is over or out of step are not documented either.
 */

export const initSingleChatStream: AppHandler<'initSingleChatStream'> = (context, request) =>
  open(context, personPlace(context, request.employee_code), request.message);

export const initGroupChatStream: AppHandler<'initGroupChatStream'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  return open(context, { kind: 'group', groupId: group.groupId }, request.message, group);
};

export const updateSingleChatStream: AppHandler<'updateSingleChatStream'> = (context, request) =>
  update(context, personPlace(context, request.employee_code), request);

export const updateGroupChatStream: AppHandler<'updateGroupChatStream'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  return update(context, { kind: 'group', groupId: group.groupId }, request, group);
};

function personPlace(context: AppCallContext, employeeCode: string): ChatPlace {
  const { seatalkId } = reachablePerson(context, employeeCode);
  return { kind: 'direct', appId: context.app.appId, seatalkId };
}

function open(
  context: AppCallContext,
  place: ChatPlace,
  message: RequestOf<'initGroupChatStream'>['message'] | RequestOf<'initSingleChatStream'>['message'],
  group?: GroupRecord,
) {
  const placeholder = post(context, place, message, group);
  const stream = openStream(
    context.world,
    { appId: context.app.appId, messageUid: placeholder.uid, chat: placeholder.chat },
    context.nowMs,
  );
  return { stream_id: stream.id };
}

type Update = Pick<RequestOf<'updateGroupChatStream'>, 'stream_id' | 'seq' | 'finish' | 'message'>;

function update(context: AppCallContext, place: ChatPlace, request: Update, group?: GroupRecord) {
  const stream = context.world.streams.get(request.stream_id);
  const message = stream && context.world.messages.get(stream.messageUid);
  if (!stream || !message || stream.appId !== context.app.appId || stream.chat !== chatKey(place))
    throw new PlatformError(Code.invalidInput, 'stream_id: no such stream in this chat');
  if (!isOpen(stream, context.nowMs))
    refuse(stream, 'stream_id: the stream is over (finished, failed, or more than 30 s without an update)');
  if (request.seq !== stream.seq + 1)
    refuse(stream, `seq: expected ${stream.seq + 1}, got ${request.seq}; the stream is over`);
  message.body = bodyIn(
    context,
    'text' in request.message
      ? { tag: 'text', text: request.message.text }
      : { tag: 'interactive_message', interactive_message: request.message.interactive_message },
    group,
  );
  claimFiles(context.world, message);
  stream.seq = request.seq;
  stream.lastAtMs = context.nowMs;
  stream.over = request.finish;
  return {};
}

/** An error ends the stream. */
function refuse(stream: StreamRecord, message: string): never {
  stream.over = true;
  throw new PlatformError(Code.invalidInput, message);
}
