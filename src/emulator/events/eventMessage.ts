import type { ChatMessage } from '../../contract/inbound';
import { fileUrl, readCard, readMentions, readSender } from '../messages/readMessage';
import { messageId } from '../world/messageIds';
import type { ForwardedItem, MessageBody, MessageRecord } from '../world/messageRecords';
import type { Occasion } from './occasion';

/** Messages as events carry them, which differs from how they are read back, and between direct chats and groups. */

/** The name that text stands under: `content` in direct chats, where nobody can be mentioned, and `plain_text` in groups. */
type TextName = 'content' | 'plain_text';

/** Events of direct chats were seen with all objects, and `null` in those that are not filled. */
const NO_OBJECT = {
  text: null,
  combined_forwarded_chat_history: null,
  image: null,
  video: null,
  file: null,
} as const;

/**
 * A message in the event of a direct chat. Sender and time stand outside of it.
 * https://open.seatalk.io/docs/event_message_received_from_bot_subscriber
 */
export function directMessage(occasion: Occasion, appId: string, message: MessageRecord): ChatMessage {
  const { uid, quotedUid, rootUid } = message;
  return {
    message_id: messageId(appId, uid),
    quoted_message_id: idFor(appId, quotedUid),
    thread_id: rootUid === undefined ? occasion.switches.directThreadId : messageId(appId, rootUid),
    ...NO_OBJECT,
    ...contentOf(occasion, message, 'content'),
  };
}

/** A message in an event of a group. @param content its {@link groupContent}, which is the same for all apps. */
export function groupMessage(
  { world }: Occasion,
  appId: string,
  message: MessageRecord,
  content: ChatMessage,
): ChatMessage {
  return {
    message_id: messageId(appId, message.uid),
    quoted_message_id: idFor(appId, message.quotedUid),
    thread_id: idFor(appId, message.rootUid),
    sender: readSender(world, message.sender),
    message_sent_time: Math.floor(message.sentAtMs / 1000),
    ...content,
  };
}

/** The tag of a message and the object that it names. */
export function groupContent(occasion: Occasion, message: MessageRecord): ChatMessage {
  return contentOf(occasion, message, 'plain_text');
}

/** The id by which an app knows a message; `""` for none. */
export function idFor(appId: string, uid: number | undefined): string {
  return uid === undefined ? '' : messageId(appId, uid);
}

interface Content {
  readonly body: MessageBody;
  /** Unix ms; 0 for never. Undefined for a forwarded message, of which that isn't said. */
  readonly editedAtMs: number | undefined;
}

function contentOf(occasion: Occasion, content: Content, textName: TextName): ChatMessage {
  const { body, editedAtMs } = content;
  const links = { world: occasion.world, origin: occasion.linkOrigin };
  switch (body.kind) {
    case 'text': {
      const edited =
        occasion.switches.lastEditedTime && editedAtMs !== undefined
          ? { last_edited_time: Math.floor(editedAtMs / 1000) }
          : {};
      if (textName === 'content') return { tag: 'text', text: { content: body.plain, ...edited } };
      const mentioned_list = readMentions(occasion.world, body.mentions);
      return { tag: 'text', text: { plain_text: body.plain, mentioned_list, ...edited } };
    }
    case 'image':
    case 'video':
      return { tag: body.kind, [body.kind]: { content: fileUrl(links, body.fileId) } };
    case 'file':
      return { tag: 'file', file: { content: fileUrl(links, body.fileId), filename: body.filename } };
    case 'card':
      return { tag: 'interactive_message', interactive_message: readCard(links, body, editedAtMs ?? 0) };
    case 'forwarded':
      return {
        tag: 'combined_forwarded_chat_history',
        combined_forwarded_chat_history: {
          content: body.items.map((item) => forwardedItem(occasion, item, textName)),
        },
      };
    case 'other':
      return { tag: body.tag };
  }
}

function forwardedItem(occasion: Occasion, { sender, sentAtMs, body }: ForwardedItem, textName: TextName) {
  const { tag = '', ...content } = contentOf(occasion, { body, editedAtMs: undefined }, textName);
  return {
    tag,
    sender: readSender(occasion.world, sender),
    message_sent_time: Math.floor(sentAtMs / 1000),
    ...content,
  };
}
