import type { ChatMessage } from '../contract/inbound';
import { chatMessage } from '../contract/inbound';

/**
 * The messages inside a forwarded record, in the order of the record; they may hold records themselves. Empty for a message
 * of another kind. A record of a shape that isn't known is left out. They are read one by one as they are asked for.
 */
export function* forwardedMessages(message: ChatMessage): Generator<ChatMessage> {
  for (const record of message.combined_forwarded_chat_history?.content ?? []) {
    const { success, data } = chatMessage.safeParse(record);
    if (success) yield data;
  }
}
