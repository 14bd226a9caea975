import { layoutCard } from '../../cards/view/layoutCard';
import type { CardBlock } from '../../cards/view/cardView';
import { parseMarkdown, plainLines } from '../../cards/markdown/parseMarkdown';
import type { ChatBody, ChatMessageJson, ChatSender } from '../../emulator/control/chatSchema';
import type { Names } from './chatGist';
import { gistOf, mentionNames, messageGist } from './chatGist';
import type { Entry, EntryBody, EntrySender } from '../../webview/conversation/protocol';

/**
 * A message of the local SeaTalk as a person's window shows it.
 * @param me SeaTalk ID of that person.
 * @param names of those who can be mentioned.
 */
export function chatEntry(message: ChatMessageJson, me: string, names: Names): Entry {
  const { uid, sender, quoted, root_uid: rootUid, recalled } = message;
  return {
    id: String(uid),
    sender: senderOf(sender),
    isMine: sender.kind === 'person' && sender.seatalk_id === me,
    sentAtMs: message.sent_at_ms,
    isEdited: message.edited_at_ms > 0,
    isRecalled: recalled,
    isStreaming: message.is_streaming,
    ...(rootUid !== null && { rootId: String(rootUid) }),
    replies: message.replies,
    ...(quoted && {
      quote: { id: String(quoted.uid), name: quoted.sender.name, gist: gistOf(quoted.body, names) },
    }),
    body: bodyOf(message.body, message.file_bytes, names),
    gist: messageGist(message, names),
  };
}

function senderOf({ kind, seatalk_id: id, name }: ChatSender): EntrySender {
  return { id, name, kind };
}

type FileBytes = ChatMessageJson['file_bytes'];

function bodyOf(body: ChatBody, bytes: FileBytes, names: Names): EntryBody {
  switch (body.kind) {
    case 'text':
      return {
        kind: 'text',
        source: body.source,
        content:
          body.format === 2
            ? [{ kind: 'paragraph', children: plainLines(body.source) }]
            : parseMarkdown(body.source),
        names: Object.fromEntries(mentionNames(body, names)),
      };
    case 'card':
      return { kind: 'card', blocks: cardBlocks(body.elements, body.imageFileIds, bytes) };
    case 'image':
    case 'video':
      return { kind: body.kind, fileId: body.fileId, bytes: bytes[body.fileId] ?? 0 };
    case 'file':
      return { ...body, bytes: bytes[body.fileId] ?? 0 };
    case 'forwarded':
      return {
        kind: 'forwarded',
        items: body.items.map((item) => ({
          sender: senderOf(item.sender),
          sentAtMs: item.sent_at_ms,
          body: bodyOf(item.body, bytes, names),
        })),
      };
    case 'other':
      return body;
  }
}

/** The platform keeps a card's images as files, in the order of its elements. */
function cardBlocks(
  elements: readonly unknown[],
  imageFileIds: readonly string[],
  bytes: FileBytes,
): readonly CardBlock[] {
  let images = 0;
  return layoutCard(elements).blocks.map((block, index) => {
    const element = elements[index];
    const isImage =
      typeof element === 'object' &&
      element !== null &&
      'element_type' in element &&
      element.element_type === 'image';
    if (!isImage) return block;
    const imageId = imageFileIds[images++] ?? '';
    return { kind: 'image', pointer: block.pointer, imageId, bytes: bytes[imageId] ?? 0 };
  });
}
