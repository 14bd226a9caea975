import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { layoutCard } from '../../cards/view/layoutCard';
import type { CardBlock } from '../../cards/view/cardView';
import { parseMarkdown, plainLines } from '../../cards/markdown/parseMarkdown';
import type { ChatBody, ChatMessageJson, ChatSender } from '../../emulator/control/chatSchema';
import type { Entry, EntryBody, EntrySender } from '../../webview/conversation/protocol';

/** Characters of a message in one line. */
const GIST_MAX = 120;

/** Names by SeaTalk ID and by email. */
export type Names = ReadonlyMap<string, string>;

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

/** What a message says, in one line. */
export function messageGist(
  { recalled, body }: Pick<ChatMessageJson, 'recalled' | 'body'>,
  names: Names,
): string {
  return recalled ? vscode.l10n.t('recalled') : gistOf(body, names);
}

function gistOf(body: ChatBody, names: Names): string {
  switch (body.kind) {
    case 'text':
      return oneLine(withNames(body, names), GIST_MAX);
    case 'card':
      return oneLine(vscode.l10n.t('Card: {0}', titleOf(body.elements)), GIST_MAX);
    case 'image':
      return vscode.l10n.t('Image');
    case 'video':
      return vscode.l10n.t('Video');
    case 'file':
      return oneLine(body.filename, GIST_MAX);
    case 'forwarded':
      return vscode.l10n.t('Chat history');
    case 'other':
      return body.tag;
  }
}

const MENTION = /<mention-tag target="seatalk:\/\/user\?(?:id|email)=([^"\s]{1,320})"\s*\/>/gu;

type TextBody = Extract<ChatBody, { kind: 'text' }>;

/** Who is mentioned in a text: what stands in the tag, and the name. */
function mentionNames({ source, mentions }: TextBody, names: Names): readonly (readonly [string, string])[] {
  const all: readonly (readonly [string, string])[] = [['0', vscode.l10n.t('All')]];
  const known = new Map([
    ...mentions.map(({ seatalkId, username }) => [seatalkId, username] as const),
    ...all,
  ]);
  return [...source.matchAll(MENTION)].map(([, id = '']) => [id, names.get(id) ?? known.get(id) ?? id]);
}

function withNames(body: TextBody, names: Names): string {
  const known = new Map(mentionNames(body, names));
  return body.source.replaceAll(MENTION, (_tag, id: string) => `@${known.get(id) ?? id}`);
}

function titleOf(elements: readonly unknown[]): string {
  for (const block of layoutCard(elements).blocks)
    if (block.kind === 'title' || block.kind === 'description') return block.text;
  return '';
}
