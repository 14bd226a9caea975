import * as vscode from 'vscode';
import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { isThreadRoot } from '../../../contract/inbound';
import type { Conversation } from '../../../conversations/conversation';
import { messageKey } from '../../../conversations/messageList';
import type { MessageList } from '../../../conversations/messageList';
import { groupItems } from '../../contributions';
import { ChatMessageNode } from './chatMessageNode';
import { errorRow } from './errorRow';
import { InfoNode } from './infoNode';
import { endRow, staleRows } from './listRows';
import type { Pageable } from './loadMoreNode';
import { messageItem } from './messageRow';
import { ThreadReplyNode } from './threadReplyNode';
import type { TreeContext, ViewNode } from './viewNode';

/** A message of a group: alone, the root of a thread, or the newest reply of a thread whose root is out of reach. */
export class MessageNode extends ChatMessageNode implements Pageable {
  readonly #replies = new Map<string, ThreadReplyNode>();
  /** Replies met in the group's history; the least there are. */
  seenReplies = 0;

  constructor(
    context: TreeContext,
    conversation: Conversation,
    parent: ViewNode,
    message: ChatMessage,
    key = messageKey(message),
  ) {
    super(context, conversation, parent, message, key);
  }

  /** The thread under this row. */
  get threadId(): string | undefined {
    return present(this.message.thread_id);
  }

  override get replyThreadId(): string | undefined {
    return this.threadId ?? present(this.message.message_id);
  }

  /** The rows of messages made so far: this one and its replies. */
  get rows(): readonly ChatMessageNode[] {
    return [this, ...this.#replies.values()];
  }

  override treeItem(): vscode.TreeItem {
    const isRoot = isThreadRoot(this.message);
    return messageItem(this.context, this, {
      id: this.id,
      contextValue: isRoot ? groupItems.threadRoot : groupItems.message,
      collapsible: this.threadId !== undefined || this.quotedId !== undefined,
      notes: this.#notes(isRoot),
      // A card with replies is a card.
      ...(isRoot && this.gist.kind === 'text' ? { icon: new vscode.ThemeIcon('comment-discussion') } : {}),
    });
  }

  override children(): readonly ViewNode[] {
    return [...this.quoteRows(), ...this.#threadRows()];
  }

  /** Reads the thread again, or for the first time. */
  async refresh(): Promise<void> {
    this.conversation.quoteOf(this.message)?.forgetError();
    await this.list?.refresh();
  }

  /** Reads the thread unless it is there. */
  async load(): Promise<void> {
    await this.list?.load();
  }

  async loadMore(): Promise<void> {
    await this.list?.loadMore();
  }

  /** The reply with this id, if it has been read. */
  findReply(messageId: string): ThreadReplyNode | undefined {
    this.#threadRows();
    return [...this.#replies.values()].find((reply) => reply.message.message_id === messageId);
  }

  /** The messages of the thread under this row. */
  get list(): MessageList | undefined {
    return this.threadId === undefined ? undefined : this.conversation.thread(this.threadId);
  }

  #threadRows(): ViewNode[] {
    const { threadId } = this;
    const list = this.list;
    if (!list || threadId === undefined) return [];
    const app = this.context.session.profile;
    if (list.state === 'new') void list.load();
    if (list.state === 'error' && list.messages.length === 0) {
      const label = vscode.l10n.t("Couldn't load thread");
      return [errorRow(this, 'error', { error: list.error, label, app })];
    }
    const replies = list.messages.filter((message) => messageKey(message) !== messageKey(this.message));
    const end = { empty: vscode.l10n.t('No replies in the last 7 days'), above: list.isMoreOlder };
    const none = list.state === 'ready' && replies.length === 0 && !list.hasMore;
    const more = none
      ? [new InfoNode(this, 'more', { label: end.empty, icon: 'info' })]
      : endRow(this, list, end);
    const rows = replies.map((message) => this.#replyNode(message, threadId));
    // The row stands where the messages that it reads will stand.
    return [...staleRows(this, list, app), ...(list.isMoreOlder ? [...more, ...rows] : [...rows, ...more])];
  }

  #replyNode(message: ChatMessage, threadId: string): ThreadReplyNode {
    const key = messageKey(message);
    const known = this.#replies.get(key);
    if (known) {
      known.update(message);
      return known;
    }
    const made = new ThreadReplyNode(this.context, this.conversation, this, message, threadId);
    this.#replies.set(key, made);
    return made;
  }

  #notes(isRoot: boolean): string[] {
    if (this.threadId === undefined) return [];
    if (!isRoot) return [vscode.l10n.t('in a thread')];
    const list = this.conversation.knownThread(this.threadId);
    const read = list?.state === 'ready' ? list.messages.length - 1 : 0;
    const count = Math.max(read, this.seenReplies);
    if (count <= 0) return [vscode.l10n.t('thread')];
    return [count === 1 ? vscode.l10n.t('1 reply') : vscode.l10n.t('{0} replies', count)];
  }
}
