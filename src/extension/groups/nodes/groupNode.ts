import * as vscode from 'vscode';
import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { isThreadReply } from '../../../contract/inbound';
import type { GroupEntry } from '../../../directory/groupDirectory';
import { oneLine } from '../../../base/plainText';
import { isPermissionError, errorRow, noHistoryRows } from '../errorRow';
import { MessageList, identity } from '../../../conversations/messageList';
import { DetailsNode } from './detailsNode';
import { endRow, staleRows } from './listRows';
import type { Pageable } from './loadMoreNode';
import { MessageNode } from './messageNode';
import type { TreeContext } from './treeContext';
import { ViewNode } from './viewNode';
import { groupItems } from '../../contributions';

/** Messages kept at most of one group; the platform reaches back 7 days. */
const MAX_MESSAGES = 2000;

/** A group the bot is in, with its latest messages below. */
export class GroupNode extends ViewNode implements Pageable {
  readonly #context: TreeContext;
  readonly groupId: string;
  readonly #details: DetailsNode;
  readonly #messages = new Map<string, MessageNode>();
  /** Threads opened by id, newest first. */
  readonly #opened = new Map<string, MessageNode>();
  #entry: GroupEntry;
  #history: MessageList | undefined;

  constructor(context: TreeContext, entry: GroupEntry) {
    super(undefined, `group:${context.session.profile.id}:${entry.groupId}`);
    this.#context = context;
    this.groupId = entry.groupId;
    this.#entry = entry;
    this.#details = new DetailsNode(context, this, entry.groupId);
  }

  /** The group's name, or its id until the name is known; one line of plain text. */
  get name(): string {
    return oneLine(this.#entry.name ?? '', 120) || this.groupId;
  }

  /** Messages held below this row. */
  get heldCount(): number {
    let count = this.#history?.messages.length ?? 0;
    for (const node of this.#messages.values()) count += node.heldCount;
    return count;
  }

  /** Whether messages were asked for. */
  get isLoaded(): boolean {
    return this.#history !== undefined;
  }

  update(entry: GroupEntry): void {
    this.#entry = entry;
  }

  override treeItem(): vscode.TreeItem {
    const { memberTotal, external } = this.#entry;
    // A group that hides its members says 0.
    const members = memberTotal ? memberWords(memberTotal) : undefined;
    const outside = external ? vscode.l10n.t('with other organisations') : undefined;
    const facts = [members, outside].filter((fact) => fact !== undefined);
    const item = new vscode.TreeItem(this.name, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.description = facts.join(' · ');
    item.contextValue = groupItems.group;
    item.iconPath = new vscode.ThemeIcon(external ? 'globe' : 'organization');
    item.tooltip = [
      this.name,
      ...facts,
      vscode.l10n.t('ID {0}', this.groupId),
      ...(this.#entry.stale ? [vscode.l10n.t('Name and number of members are from an earlier time')] : []),
    ].join('\n');
    item.accessibilityInformation = {
      label: [vscode.l10n.t('Group {0}', this.name), ...facts].join(', '),
    };
    return item;
  }

  override children(): readonly ViewNode[] {
    const list = this.#list();
    if (list.state === 'new') void list.load();
    const failed = list.state === 'error' && list.messages.length === 0;
    return [
      this.#details,
      ...this.#opened.values(),
      ...staleRows(this, list, this.#context.session.profile),
      ...this.#messageNodes(list.messages),
      ...(failed ? this.#failureRows(list.error) : this.#endRows(list)),
    ];
  }

  /** Reads the newest messages again, or for the first time, and what is open below. */
  async refresh(): Promise<void> {
    await this.#list().refresh();
  }

  /** Reads the newest messages unless they are there. */
  async load(): Promise<void> {
    await this.#list().load();
  }

  async loadMore(): Promise<void> {
    const more = this.#list().loadMore();
    this.#context.changed(this);
    await more;
  }

  /** Reads a thread that can't be found in the history and shows it on top. Rejects when it can't be read. */
  async openThread(threadId: string, signal: AbortSignal): Promise<MessageNode | undefined> {
    const page = await this.#context.session.history.thread(this.groupId, threadId, undefined, signal);
    const root = page.messages.find((message) => message.message_id === threadId) ?? page.messages[0];
    if (!root) return undefined;
    const message = { ...root, thread_id: threadId };
    const node = new MessageNode(this.#context, this, message, this.groupId, `thread:${threadId}`);
    this.#opened.get(threadId)?.dispose();
    this.#opened.set(threadId, node);
    this.#context.changed(this);
    return node;
  }

  /** Takes a message that has changed since it was read, wherever it stands: pages far down are not read again. */
  replace(message: ChatMessage): void {
    this.#history?.replace(message);
    const threadId = present(message.thread_id);
    if (threadId !== undefined) this.threadRow(threadId)?.replaceReply(message);
    this.#context.changed(this);
  }

  /** The row of a message that has been read; replies are looked for in the threads that were opened. */
  find(messageId: string, threadId?: string): ViewNode | undefined {
    const rows = [...this.children()].filter((row) => row instanceof MessageNode);
    if (threadId !== undefined && threadId !== messageId) {
      return this.threadRow(threadId)?.findReply(messageId);
    }
    return rows.find((row) => row.message.message_id === messageId);
  }

  /** The row under which the replies of a thread stand. */
  threadRow(threadId: string): MessageNode | undefined {
    return [...this.children()]
      .filter((row) => row instanceof MessageNode)
      .find((row) => (row.threadId ?? row.message.message_id) === threadId);
  }

  /** Lets go of all messages; they are read again when the row is opened. */
  forget(): void {
    this.#history?.dispose();
    this.#history = undefined;
    for (const node of [...this.#messages.values(), ...this.#opened.values()]) node.dispose();
    this.#messages.clear();
    this.#opened.clear();
  }

  #list(): MessageList {
    const { session, now } = this.#context;
    this.#history ??= new MessageList({
      fetch: (cursor, signal) => session.history.page(this.groupId, cursor, signal),
      order: 'newest_first',
      maxMessages: MAX_MESSAGES,
      onEnd: () => {
        this.#context.changed(this);
        this.#context.grown();
      },
      now,
    });
    return this.#history;
  }

  /** Replies stand under their root; where that is out of reach, the newest reply stands for the thread. */
  #messageNodes(messages: readonly ChatMessage[]): MessageNode[] {
    const roots = new Set(messages.map((message) => present(message.message_id)));
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
      if (!roots.has(threadId) && earlier === 0) shown.push(message);
    }
    return shown.map((message) => {
      const node = this.#messageNode(message);
      node.seenReplies = replies.get(present(message.message_id) ?? '') ?? 0;
      return node;
    });
  }

  #messageNode(message: ChatMessage): MessageNode {
    const key = identity(message);
    const known = this.#messages.get(key);
    if (known) {
      known.update(message);
      return known;
    }
    const made = new MessageNode(this.#context, this, message, this.groupId);
    this.#messages.set(key, made);
    return made;
  }

  #failureRows(error: unknown): ViewNode[] {
    const app = this.#context.session.profile;
    if (isPermissionError(error)) return noHistoryRows(this, error, app);
    return [errorRow(this, 'error', { error, label: vscode.l10n.t('Could not read messages'), app })];
  }

  #endRows(list: MessageList): ViewNode[] {
    return endRow(this, list, {
      empty: vscode.l10n.t('No messages in the last 7 days'),
      horizon: vscode.l10n.t('Older than 7 days: not available from the platform'),
    });
  }
}

function memberWords(total: number): string {
  return total === 1 ? vscode.l10n.t('1 member') : vscode.l10n.t('{0} members', total);
}
