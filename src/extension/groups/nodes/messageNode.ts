import * as vscode from 'vscode';
import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { isThreadRoot } from '../../../contract/inbound';
import { errorRow } from '../errorRow';
import { MessageList, identity } from '../../../conversations/messageList';
import { ChatMessageNode } from './chatMessageNode';
import { InfoNode } from './infoNode';
import { endRow, staleRows } from './listRows';
import type { Pageable } from './loadMoreNode';
import { messageItem } from './messageRow';
import { ThreadReplyNode } from './threadReplyNode';
import type { TreeContext } from './treeContext';
import type { ViewNode } from './viewNode';
import { groupItems } from '../../contributions';

/** Replies kept at most under one root. */
const MAX_REPLIES = 500;

/** A message of a group: alone, the root of a thread, or the newest reply of a thread whose root is out of reach. */
export class MessageNode extends ChatMessageNode implements Pageable {
  readonly #replies = new Map<string, ThreadReplyNode>();
  #thread: MessageList | undefined;
  /** Replies met in the group's history; the least there are. */
  seenReplies = 0;

  constructor(context: TreeContext, parent: ViewNode, message: ChatMessage, groupId: string, key?: string) {
    super(context, parent, message, groupId, key ?? identity(message));
  }

  /** The thread under this row. */
  get threadId(): string | undefined {
    return present(this.message.thread_id);
  }

  override get replyThreadId(): string | undefined {
    return this.threadId ?? present(this.message.message_id);
  }

  /** Messages held below this row. */
  get heldCount(): number {
    return this.#thread?.messages.length ?? 0;
  }

  override treeItem(): vscode.TreeItem {
    const isRoot = isThreadRoot(this.message);
    return messageItem(this.context, this, {
      id: this.id,
      contextValue: isRoot ? groupItems.threadRoot : groupItems.message,
      collapsible: this.threadId !== undefined || this.quote !== undefined,
      notes: this.#notes(isRoot),
      ...(isRoot ? { icon: new vscode.ThemeIcon('comment-discussion') } : {}),
    });
  }

  override children(): readonly ViewNode[] {
    const quoted = this.quote ? [this.quote.row()] : [];
    return [...quoted, ...this.#threadRows()];
  }

  /** Reads the thread again, or for the first time. */
  async refresh(): Promise<void> {
    this.quote?.forget();
    await this.#list()?.refresh();
  }

  /** Reads the thread unless it is there. */
  async load(): Promise<void> {
    await this.#list()?.load();
  }

  async loadMore(): Promise<void> {
    const more = this.#list()?.loadMore();
    this.context.changed(this);
    await more;
  }

  /** Takes a reply that was read by itself, if it is one of this thread that has been read. */
  replaceReply(message: ChatMessage): void {
    this.#thread?.replace(message);
    this.context.changed(this);
  }

  /** The reply with this id, if it has been read. */
  findReply(messageId: string): ThreadReplyNode | undefined {
    this.#threadRows();
    return [...this.#replies.values()].find((reply) => reply.message.message_id === messageId);
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#thread?.dispose();
    this.#thread = undefined;
    this.#replies.clear();
  }

  #list(): MessageList | undefined {
    const { threadId, groupId } = this;
    if (threadId === undefined) return undefined;
    this.#thread ??= new MessageList({
      fetch: async (cursor, signal) => {
        const page = await this.context.session.history.thread(groupId, threadId, cursor, signal);
        return { messages: page.messages, nextCursor: page.nextCursor };
      },
      order: 'oldest_first',
      maxMessages: MAX_REPLIES,
      onEnd: () => {
        this.context.changed(this);
        this.context.grown();
      },
      now: this.context.now,
    });
    return this.#thread;
  }

  #threadRows(): ViewNode[] {
    const { threadId } = this;
    const list = this.#list();
    if (!list || threadId === undefined) return [];
    const app = this.context.session.profile;
    if (list.state === 'new') void list.load();
    if (list.state === 'error' && list.messages.length === 0) {
      const label = vscode.l10n.t('Could not read the thread');
      return [errorRow(this, 'error', { error: list.error, label, app })];
    }
    const replies = list.messages.filter((message) => identity(message) !== identity(this.message));
    const end = { empty: vscode.l10n.t('No replies in the last 7 days') };
    const none = list.state === 'ready' && replies.length === 0 && !list.hasMore;
    return [
      ...staleRows(this, list, app),
      ...replies.map((message) => this.#replyNode(message, threadId)),
      ...(none ? [new InfoNode(this, 'more', { label: end.empty, icon: 'info' })] : endRow(this, list, end)),
    ];
  }

  #replyNode(message: ChatMessage, threadId: string): ThreadReplyNode {
    const key = identity(message);
    const known = this.#replies.get(key);
    if (known) {
      known.update(message);
      return known;
    }
    const made = new ThreadReplyNode(this.context, this, message, this.groupId, threadId);
    this.#replies.set(key, made);
    return made;
  }

  #notes(isRoot: boolean): string[] {
    if (this.threadId === undefined) return [];
    if (!isRoot) return [vscode.l10n.t('in a thread')];
    const list = this.#thread;
    const read = list?.state === 'ready' ? list.messages.length - 1 : 0;
    const count = Math.max(read, this.seenReplies);
    if (count <= 0) return [vscode.l10n.t('thread')];
    return [count === 1 ? vscode.l10n.t('1 reply') : vscode.l10n.t('{0} replies', count)];
  }
}
