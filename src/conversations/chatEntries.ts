import { present } from '../contract/absent';
import type { ChatMessage } from '../contract/inbound';
import { isThreadReply } from '../contract/inbound';

/** A message as a chat shows it: alone, as the root of a thread, or in place of a root that is out of reach. */
export interface ChatEntry {
  readonly message: ChatMessage;
  /** Replies to it among the messages of the chat; the least there are. */
  readonly seenReplies: number;
}

/**
 * The entries of a chat, in the order of its messages. Replies stand under their root, so they are counted there; where the
 * root isn't among the messages, the newest reply stands for the thread.
 * @param messages newest first.
 */
export function chatEntries(messages: readonly ChatMessage[]): ChatEntry[] {
  const ids = new Set(messages.map((message) => present(message.message_id)));
  const replies = new Map<string, number>();
  const shown: ChatMessage[] = [];
  for (const message of messages) {
    const threadId = isThreadReply(message) ? present(message.thread_id) : undefined;
    if (threadId === undefined) {
      shown.push(message);
      continue;
    }
    const earlier = replies.get(threadId) ?? 0;
    replies.set(threadId, earlier + 1);
    if (!ids.has(threadId) && earlier === 0) shown.push(message);
  }
  return shown.map((message) => ({
    message,
    seenReplies: replies.get(present(message.message_id) ?? '') ?? 0,
  }));
}
