import { Code } from '../../contract/codes';
import type { ChatMessage } from '../../contract/inbound';
import type { ReadContext } from '../messages/readMessage';
import { readMessage } from '../messages/readMessage';
import { PlatformError } from '../refusal';
import type { ChatRecord } from '../world/messageRecords';
import { chatAt, messagesOf, uidsSince } from '../world/messages';
import type { AppCallContext, AppHandler } from './context';
import { FileAnswer } from './context';
import {
  joinedGroup,
  messageInChat,
  reachablePerson,
  visibleFromMs,
  visibleMessage,
  windowStartMs,
} from './reach';

export const getMessageByMessageId: AppHandler<'getMessageByMessageId'> = (context, request) =>
  readMessage(readContext(context), visibleMessage(context, request.message_id));

/** Newest first. Replies are among the other messages, with their `thread_id`. */
export const getChatHistory: AppHandler<'getChatHistory'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  const chat = chatAt(context.world, { kind: 'group', groupId: group.groupId });
  const page = context.cursors.page(pageOf(context, `history ${chat.key}`, request), context.nowMs, () =>
    visibleUids(context, chat, chat.messages).toReversed(),
  );
  return { next_cursor: page.nextCursor, chat_history: readAll(context, page.items) };
};

export const getGroupThread: AppHandler<'getGroupThread'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  return thread(context, chatAt(context.world, { kind: 'group', groupId: group.groupId }), request);
};

export const getSingleChatThread: AppHandler<'getSingleChatThread'> = (context, request) => {
  const { seatalkId } = reachablePerson(context, request.employee_code);
  const place = { kind: 'direct', appId: context.app.appId, seatalkId } as const;
  return thread(context, chatAt(context.world, place), request);
};

/** The token alone opens a file, for seven days, and only to an app that is in the chat. */
export const downloadFile = (context: AppCallContext, request: { opaque: string }): FileAnswer => {
  const { world, app, nowMs } = context;
  const file = world.files.get(request.opaque);
  const message = file && world.messages.get(file.messageUid);
  const place = message && world.chats.get(message.chat)?.place;
  const mine =
    place?.kind === 'group'
      ? world.groups.get(place.groupId)?.bots.has(app.appId)
      : place?.appId === app.appId;
  if (!file || !message || message.recalled || !mine || message.sentAtMs < windowStartMs(nowMs))
    // The status for a dead link is not documented. Bytes are expected, so an HTTP error is the clearest.
    throw new PlatformError(Code.notFound, 'no such file, or its link is older than 7 days', 404);
  return new FileAnswer(file.bytes, file.contentType);
};

interface ThreadRequest {
  readonly thread_id: string;
  readonly page_size?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The root comes back even when it is older than the window, so an old thread looks nearly empty. */
function thread(context: AppCallContext, chat: ChatRecord, request: ThreadRequest) {
  const root = messageInChat(context, chat, request.thread_id);
  if (!root || root.rootUid !== root.uid)
    throw new PlatformError(Code.threadNotFound, 'thread not found, or the message is not the root of one');
  const page = context.cursors.page(
    pageOf(context, `thread ${chat.key} ${root.uid}`, request),
    context.nowMs,
    () => {
      const replies = visibleUids(context, chat, chat.threads.get(root.uid) ?? []);
      const all = root.recalled ? replies : [root.uid, ...replies];
      return context.world.threadOrder === 'oldest_first' ? all : all.toReversed();
    },
  );
  return { next_cursor: page.nextCursor, thread_messages: readAll(context, page.items) };
}

function pageOf({ app }: AppCallContext, name: string, request: Omit<ThreadRequest, 'thread_id'>) {
  return { listing: `${app.appId} ${name}`, cursor: request.cursor, pageSize: request.page_size };
}

/** A listing keeps numbers, so that later pages show each message in its current state. */
function visibleUids(context: AppCallContext, chat: ChatRecord, uids: readonly number[]): number[] {
  return uidsSince(context.world, uids, visibleFromMs(context, chat));
}

function readAll(context: AppCallContext, uids: readonly number[]): ChatMessage[] {
  const reading = readContext(context);
  return messagesOf(context.world, uids).map((message) => readMessage(reading, message));
}

function readContext({ world, app, origin }: AppCallContext): ReadContext {
  return { world, appId: app.appId, origin };
}
