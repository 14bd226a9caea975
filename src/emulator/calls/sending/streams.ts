import { Code } from '../../../contract/codes';
import type { RequestOf } from '../../../contract/endpoints';
import { PlatformError } from '../../refusal';
import { advanceStream, failStream, openStream } from '../../world/changes/streams';
import type { ChatPlace } from '../../world/messageRecords';
import { chatKey, isOpen } from '../../world/messages';
import type { GroupRecord } from '../../world/records';
import type { AppCallContext, AppHandler } from '../context';
import { joinedGroup, reachablePerson } from '../reach';
import { draftIn, post } from './post';

/**
 * Messages that are updated part by part. Whether the real answer has the `message_id` of the placeholder isn't known. This one leaves
 * it out, so that no client depends on it. The codes for a stream that is over or out of step aren't documented either.
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
  const { live, app, nowMs } = context;
  return { stream_id: openStream(live, placeholder, { appId: app.appId, atMs: nowMs }).id };
}

type Update = Pick<RequestOf<'updateGroupChatStream'>, 'stream_id' | 'seq' | 'finish' | 'message'>;

function update(context: AppCallContext, place: ChatPlace, request: Update, group?: GroupRecord) {
  const { world, live, app, nowMs } = context;
  const { stream_id: id, seq, finish, message } = request;
  const stream = world.streams.get(id);
  if (!stream || stream.appId !== app.appId || stream.chat !== chatKey(place))
    throw new PlatformError(Code.invalidInput, 'stream_id: no such stream in this chat');
  const refuse = (reason: string): never => {
    // An error ends the stream.
    failStream(live, id);
    throw new PlatformError(Code.invalidInput, reason);
  };
  if (!isOpen(stream, nowMs))
    refuse('stream_id: the stream is over (finished, failed, or more than 30 s without an update)');
  if (seq !== stream.seq + 1) refuse(`seq: expected ${stream.seq + 1}, got ${seq}; the stream is over`);
  const body = draftIn(
    context,
    'text' in message
      ? { tag: 'text', text: message.text }
      : { tag: 'interactive_message', interactive_message: message.interactive_message },
    group,
  );
  advanceStream(live, id, { body, seq, finish, atMs: nowMs });
  return {};
}
