import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { plainLines } from '../../cards/markdown/parseMarkdown';
import type { CardBlock } from '../../cards/view/cardView';
import { layoutCard } from '../../cards/view/layoutCard';
import { messageTimeMs, present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { isThreadRoot, messageKind, messageText } from '../../contract/inbound';
import { SenderType } from '../../contract/person';
import type { Conversation } from '../../conversations/conversation';
import { forwardedMessages } from '../../conversations/forwarded';
import { messageGist } from '../../conversations/messageGist';
import { messageKey } from '../../conversations/messageList';
import type { PeopleDirectory } from '../../directory/peopleDirectory';
import type { Entry, EntryBody, EntrySender } from '../../webview/conversation/protocol';
import type { Media } from '../groups/media/saveMedia';
import { gistWords, kindWords, senderWords } from '../messages/messageWords';

type People = Pick<PeopleDirectory, 'label' | 'isOwnBot'>;

/** An attachment, or a picture that came inside of a card. */
export type EntryMedia = Media | { readonly uri: string };

const NAME_CHARS = 80;
const SENDER_KINDS: ReadonlyMap<number | null | undefined, EntrySender['kind']> = new Map([
  [SenderType.bot, 'bot'],
  [SenderType.systemAccount, 'system_account'],
]);

interface Made {
  readonly entry: Entry;
  /** What the entry was made of beside the message. */
  readonly of: string;
}

/**
 * The messages of a conversation as entries. A message that reads as before is the same object as before, so that what has changed can be
 * told by comparing.
 */
export class HistoryEntries {
  readonly #people: People;
  readonly #conversation: Conversation;
  readonly #made = new WeakMap<ChatMessage, Made>();
  readonly #media = new Map<string, EntryMedia>();
  readonly #mediaIds = new Map<string, string>();

  constructor(people: People, conversation: Conversation) {
    this.#people = people;
    this.#conversation = conversation;
  }

  /** The messages of the group, oldest first, replies left to their threads. */
  ofGroup(): Entry[] {
    const known = this.#knownIds();
    return this.#conversation.entries
      .map(({ message, seenReplies }) => {
        const threadId = present(message.thread_id);
        const thread = threadId === undefined ? undefined : this.#conversation.knownThread(threadId);
        const read = thread?.messages.filter((reply) => reply.message_id !== threadId).length ?? 0;
        return this.#entry(message, Math.max(seenReplies, read), known);
      })
      .toReversed();
  }

  /** The messages of a thread, oldest first, its root in front where that was read anywhere. */
  ofThread(threadId: string): Entry[] {
    const known = this.#knownIds();
    const { messages } = this.#conversation.thread(threadId);
    const hasRoot = messages.some(({ message_id: id }) => id === threadId);
    const root = hasRoot ? undefined : this.#rootOf(threadId);
    return [...(root ? [root] : []), ...messages].map((message) => this.#entry(message, 0, known));
  }

  /** Whether a message has no thread yet, which its first reply makes. */
  canBegin(threadId: string): boolean {
    const root = this.#rootOf(threadId);
    return root !== undefined && present(root.thread_id) === undefined;
  }

  media(id: string): EntryMedia | undefined {
    return this.#media.get(id);
  }

  #rootOf(threadId: string): ChatMessage | undefined {
    return this.#conversation.latest.messages.find(({ message_id: id }) => id === threadId);
  }

  /** Messages that a quote can name without another call. */
  #knownIds(): ReadonlySet<string | undefined> {
    return new Set(this.#conversation.latest.messages.map(({ message_id: id }) => present(id)));
  }

  #entry(message: ChatMessage, replies: number, known: ReadonlySet<string | undefined>): Entry {
    const sender = this.#sender(message);
    const quote = this.#quote(message, known);
    const isMine = message.sender ? this.#people.isOwnBot(message.sender) === true : false;
    const of = JSON.stringify([sender.name, replies, quote, isMine]);
    const before = this.#made.get(message);
    if (before?.of === of) return before.entry;
    const gist = messageGist(message);
    const threadId = present(message.thread_id);
    const entry: Entry = {
      id: messageKey(message),
      sender,
      isMine,
      sentAtMs: messageTimeMs(message),
      isEdited: gist.edited,
      isRecalled: false,
      isStreaming: false,
      ...(threadId !== undefined && { rootId: threadId }),
      replies,
      ...(threadId !== undefined && (replies === 0 || !isThreadRoot(message)) && { hasThread: true }),
      ...(quote && { quote }),
      body: this.#body(message),
      gist: gistWords(gist),
    };
    this.#made.set(message, { entry, of });
    return entry;
  }

  #sender(message: ChatMessage): EntrySender {
    return {
      id: present(message.sender?.seatalk_id) ?? present(message.sender?.employee_code) ?? '',
      name: oneLine(senderWords(this.#people, message), NAME_CHARS),
      kind: SENDER_KINDS.get(message.sender?.sender_type) ?? 'person',
    };
  }

  #quote(message: ChatMessage, known: ReadonlySet<string | undefined>): Entry['quote'] {
    const id = present(message.quoted_message_id);
    const lookup = this.#conversation.quoteOf(message);
    if (id === undefined || !lookup) return undefined;
    // From memory; any other is read when somebody asks for it.
    if (lookup.state === 'new' && known.has(id)) void lookup.load();
    const { value } = lookup;
    if (value)
      return {
        id,
        name: oneLine(senderWords(this.#people, value), NAME_CHARS),
        gist: gistWords(messageGist(value)),
      };
    const gist =
      lookup.state === 'error'
        ? vscode.l10n.t('The quoted message is no longer available')
        : lookup.state === 'loading'
          ? vscode.l10n.t('Loading…')
          : vscode.l10n.t('Show the quoted message');
    return { id, name: '', gist };
  }

  #body(message: ChatMessage): EntryBody {
    const kind = messageKind(message);
    const other: EntryBody = { kind: 'other', tag: kindWords(kind) };
    switch (kind) {
      case 'text': {
        const source = messageText(message) ?? '';
        // A message that is read back has lost its formatting.
        const content = [{ kind: 'paragraph' as const, children: plainLines(source) }];
        return { kind, source, content, names: {} };
      }
      case 'image':
      case 'video': {
        const fileId = this.#mediaId(kind, message[kind]?.content, undefined);
        return fileId === undefined ? other : { kind, fileId, bytes: 0 };
      }
      case 'file': {
        const filename = oneLine(present(message.file?.filename) ?? kindWords(kind), 200);
        const fileId = this.#mediaId(kind, message.file?.content, filename);
        return fileId === undefined ? other : { kind, fileId, filename, bytes: 0 };
      }
      case 'interactive_message':
        return { kind: 'card', blocks: this.#blocks(message.interactive_message?.elements ?? []) };
      case 'combined_forwarded_chat_history':
        return {
          kind: 'forwarded',
          items: [...forwardedMessages(message)].map((inner) => ({
            sender: this.#sender(inner),
            sentAtMs: messageTimeMs(inner),
            body: this.#body(inner),
          })),
        };
      default:
        return other;
    }
  }

  #blocks(
    elements: readonly {
      readonly image?: { readonly content?: string | null | undefined } | null | undefined;
    }[],
  ): readonly CardBlock[] {
    const { blocks, images } = layoutCard(elements);
    return blocks.map((block, index) => {
      const { pointer } = block;
      if (block.kind === 'image') {
        const uri = images.find(({ id }) => id === block.imageId)?.uri ?? '';
        return { ...block, imageId: this.#keep(uri, { uri }) };
      }
      const address = present(elements[index]?.image?.content);
      if (block.kind !== 'problem' || address === undefined || !/^https?:/u.test(address)) return block;
      const imageId = this.#mediaId('image', address, undefined) ?? '';
      return { kind: 'image', pointer, imageId, bytes: 0 };
    });
  }

  #mediaId(
    kind: string,
    url: string | null | undefined,
    claimedName: string | undefined,
  ): string | undefined {
    const address = present(url);
    return address === undefined ? undefined : this.#keep(address, { url: address, kind, claimedName });
  }

  /** The frame knows a number; addresses stay here. */
  #keep(address: string, media: EntryMedia): string {
    const known = this.#mediaIds.get(address);
    if (known !== undefined) return known;
    const id = String(this.#mediaIds.size + 1);
    this.#mediaIds.set(address, id);
    this.#media.set(id, media);
    return id;
  }
}
