import { Code } from '../../../contract/codes';
import type { GroupMessage, UserMessage } from '../../../contract/outbound';
import { draftBody } from '../../messages/draftBody';
import { resolveInGroup } from '../../messages/mentions';
import { hasMentionAll } from '../../messages/plainText';
import { PlatformError, restRefusals } from '../../refusal';
import { addMessage } from '../../world/changes/messages';
import { messageId } from '../../world/messageIds';
import type { ChatPlace, ChatRecord, DraftBody, MessageRecord } from '../../world/messageRecords';
import { chatAt } from '../../world/messages';
import type { GroupRecord } from '../../world/records';
import type { AppCallContext } from '../context';
import { botOf, messageInChat, windowStartMs } from '../reach';

/**
 * Posts a message of the app's bot into a chat.
 * @param group the group of the chat; absent in a direct chat.
 * @throws PlatformError 4005, 4007, 4010, 4011.
 */
export function post(
  context: AppCallContext,
  place: ChatPlace,
  message: GroupMessage | UserMessage,
  group?: GroupRecord,
): MessageRecord {
  const chat = chatAt(context.world, place);
  const root = message.thread_id ? threadRoot(context, chat, message.thread_id) : undefined;
  const quotedId = 'quoted_message_id' in message ? message.quoted_message_id : undefined;
  const quoted = quotedId ? quotedMessage(context, chat, root, quotedId) : undefined;
  if (
    root &&
    group &&
    message.tag === 'text' &&
    message.text.format !== 2 &&
    hasMentionAll(message.text.content)
  )
    throw new PlatformError(Code.mentionAllInThread, 'mention-all is not allowed inside a thread');
  const { live, app, nowMs } = context;
  const body = draftIn(context, message, group);
  return addMessage(live, { place, sender: botOf(app), sentAtMs: nowMs, body, root, quoted });
}

/** The body of a message to a group, or to a direct chat when `group` is undefined. */
export function draftIn(
  { world }: AppCallContext,
  message: GroupMessage | UserMessage,
  group: GroupRecord | undefined,
): DraftBody {
  const resolve = group && resolveInGroup(world, group);
  return draftBody({ refusals: restRefusals, resolve, at: 'message' }, message);
}

/** The id under which the sending app knows a message. */
export function idFor({ app }: AppCallContext, message: MessageRecord): string {
  return messageId(app.appId, message.uid);
}

/** The root of a thread, or of one to be started: not a reply itself, and at most seven days old. */
export function threadRoot(context: AppCallContext, chat: ChatRecord, threadId: string): MessageRecord {
  const root = messageInChat(context, chat, threadId);
  if (!root || root.recalled) throw new PlatformError(Code.threadNotFound, 'thread not found in this chat');
  if (root.rootUid !== undefined && root.rootUid !== root.uid)
    throw new PlatformError(
      Code.threadNotFound,
      'thread_id names a reply; name the root message of the thread',
    );
  if (root.sentAtMs < windowStartMs(context.nowMs))
    throw new PlatformError(Code.threadNotFound, 'the root message of the thread is older than 7 days');
  return root;
}

/** The quoted message: at most seven days old, and in the same feed, which is the main chat or one thread. */
function quotedMessage(
  context: AppCallContext,
  chat: ChatRecord,
  root: MessageRecord | undefined,
  id: string,
): MessageRecord {
  const quoted = messageInChat(context, chat, id);
  if (!quoted || quoted.recalled || quoted.sentAtMs < windowStartMs(context.nowMs))
    throw new PlatformError(Code.quoteNotFound, 'quoted message not found, or older than 7 days');
  const inMainChat = quoted.rootUid === undefined || quoted.rootUid === quoted.uid;
  const sameFeed = root ? quoted.rootUid === root.uid || quoted.uid === root.uid : inMainChat;
  if (!sameFeed)
    throw new PlatformError(Code.quoteNotFound, 'quoted message is in another feed (main chat or thread)');
  return quoted;
}
