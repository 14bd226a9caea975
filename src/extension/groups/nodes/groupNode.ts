import * as vscode from 'vscode';
import { markDone } from '../../base/contextKey';
import type { Disposable } from '../../../base/clock';
import { oneLine } from '../../../base/plainText';
import type { ChatMessage } from '../../../contract/inbound';
import type { Conversation, ConversationChange } from '../../../conversations/conversation';
import { messageKey } from '../../../conversations/messageList';
import type { MessageList } from '../../../conversations/messageList';
import type { GroupEntry } from '../../../directory/groupDirectory';
import { Markdown } from '../../base/markdown';
import { commandIds, contextKeys, groupItems, internalCommands } from '../../contributions';
import { idLine } from '../../base/idLine';
import type { ChatMessageNode } from './chatMessageNode';
import { DetailsNode } from './detailsNode';
import { isPermissionError, errorRow, noHistoryRows } from './errorRow';
import { endRow, staleRows } from './listRows';
import type { Pageable } from './loadMoreNode';
import { MessageNode } from './messageNode';
import { ViewNode } from './viewNode';
import type { TreeContext } from './viewNode';

/** A group the bot is in, with its conversation below. */
export class GroupNode extends ViewNode implements Pageable, Disposable {
  readonly groupId: string;
  readonly conversation: Conversation;
  readonly #context: TreeContext;
  readonly #details: DetailsNode;
  /** By {@link messageKey}. */
  readonly #messages = new Map<string, MessageNode>();
  /** Threads opened by id. */
  readonly #opened = new Map<string, MessageNode>();
  readonly #subscription: Disposable;
  #entry: GroupEntry;
  #member: string | undefined;

  constructor(context: TreeContext, entry: GroupEntry) {
    super(undefined, `group:${context.session.profile.id}:${entry.groupId}`);
    this.#context = context;
    this.groupId = entry.groupId;
    this.#entry = entry;
    this.conversation = context.session.conversations.get(entry.groupId);
    this.#details = new DetailsNode(context, this, this.conversation.details);
    this.#subscription = this.conversation.onDidChange((change) => this.#changed(change));
  }

  /** The group's name, or its id until the name is known; one line of plain text. */
  get name(): string {
    return oneLine(this.#entry.name ?? '', 120) || this.groupId;
  }

  /**
   * @param below the heading it stands below; undefined at the top of the tree.
   * @param member by whom it matches what was looked for.
   */
  update(entry: GroupEntry, below?: ViewNode, member?: string): void {
    this.#entry = entry;
    this.#member = member;
    this.moveBelow(below);
  }

  get isPinned(): boolean {
    return this.#context.session.marks.isPinned(this.groupId);
  }

  override treeItem(): vscode.TreeItem {
    const { memberTotal, external } = this.#entry;
    // A group that hides its members says 0.
    const members = memberTotal ? memberWords(memberTotal) : undefined;
    const outside = external ? vscode.l10n.t('external') : undefined;
    const who = this.#member === undefined ? undefined : vscode.l10n.t('with {0}', this.#member);
    const facts = [who, members, outside].filter((fact) => fact !== undefined);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(this.name, this.#context.startsOpen(this.id) ? Expanded : Collapsed);
    item.id = this.id;
    item.description = facts.join(' · ');
    item.contextValue = this.isPinned ? groupItems.pinnedGroup : groupItems.group;
    // Below a heading that says so, the icon has another use.
    const pin = this.isPinned && !this.parent;
    item.iconPath = new vscode.ThemeIcon(external ? 'globe' : pin ? 'pinned' : 'organization');
    item.tooltip = this.#tooltip(facts);
    item.command = {
      command: commandIds.openConversation,
      title: vscode.l10n.t('Open Conversation'),
      arguments: [this],
    };
    item.accessibilityInformation = {
      label: [
        vscode.l10n.t('Group {0}', this.name),
        ...(this.isPinned ? [vscode.l10n.t('pinned')] : []),
        ...facts,
      ].join(', '),
    };
    return item;
  }

  override children(): readonly ViewNode[] {
    const { latest, entries } = this.conversation;
    if (latest.state === 'new') void latest.load();
    if (entries.length > 0) markDone(contextKeys.didBrowse);
    const failed = latest.state === 'error' && latest.messages.length === 0;
    return [
      this.#details,
      ...this.#threadNodes(),
      ...staleRows(this, latest, this.#context.session.profile),
      ...entries.map(({ message, seenReplies }) => {
        const node = this.#messageNode(message);
        node.seenReplies = seenReplies;
        return node;
      }),
      ...(failed ? this.#failureRows(latest.error) : this.#endRows(latest)),
    ];
  }

  /** Reads the newest messages again, or for the first time. */
  refresh(): Promise<void> {
    return this.conversation.latest.refresh();
  }

  /** Reads the newest messages unless they are there. */
  load(): Promise<void> {
    return this.conversation.latest.load();
  }

  loadMore(): Promise<void> {
    return this.conversation.latest.loadMore();
  }

  /** Reads a thread that can't be found in the history and shows it on top. @throws SeaTalkError */
  async openThread(threadId: string, signal: AbortSignal): Promise<MessageNode | undefined> {
    const message = await this.conversation.openThread(threadId, signal);
    return message && this.#threadNode(threadId, message);
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

  dispose(): void {
    this.#subscription.dispose();
  }

  #tooltip(facts: readonly string[]): vscode.MarkdownString {
    const words = new Markdown({ commands: [internalCommands.copyId] });
    words.add`**${this.name}**\n\n`;
    for (const fact of facts) words.add`${fact}\n\n`;
    if (this.#entry.stale) words.add`${vscode.l10n.t('Name and member count may be out of date')}\n\n`;
    idLine(words, vscode.l10n.t('Group ID'), this.groupId);
    return words.value;
  }

  #changed(change: ConversationChange): void {
    switch (change.part) {
      case 'messages':
        return this.#context.changed(this);
      case 'details':
        return this.#context.changed(this.#details);
      case 'thread':
        for (const node of this.#nodes()) if (node.threadId === change.threadId) this.#context.changed(node);
        return;
      case 'quote':
        for (const row of this.#rows()) if (row.quotedId === change.messageId) this.#context.changed(row);
        return;
      case 'forgotten':
        this.#messages.clear();
        this.#opened.clear();
    }
  }

  #nodes(): MessageNode[] {
    return [...this.#opened.values(), ...this.#messages.values()];
  }

  #rows(): ChatMessageNode[] {
    return this.#nodes().flatMap((node) => node.rows);
  }

  #threadNodes(): MessageNode[] {
    return [...this.conversation.openedThreads].map(([threadId, message]) =>
      this.#threadNode(threadId, message),
    );
  }

  #threadNode(threadId: string, message: ChatMessage): MessageNode {
    const known = this.#opened.get(threadId);
    if (known) {
      known.update(message);
      return known;
    }
    const made = new MessageNode(this.#context, this.conversation, this, message, `thread:${threadId}`);
    this.#opened.set(threadId, made);
    return made;
  }

  #messageNode(message: ChatMessage): MessageNode {
    const key = messageKey(message);
    const known = this.#messages.get(key);
    if (known) {
      known.update(message);
      return known;
    }
    const made = new MessageNode(this.#context, this.conversation, this, message);
    this.#messages.set(key, made);
    return made;
  }

  #failureRows(error: unknown): ViewNode[] {
    const app = this.#context.session.profile;
    if (isPermissionError(error)) return noHistoryRows(this, error, app);
    return [errorRow(this, 'error', { error, label: vscode.l10n.t("Couldn't load messages"), app })];
  }

  #endRows(list: MessageList): ViewNode[] {
    return endRow(this, list, {
      empty: vscode.l10n.t('No messages in the last 7 days'),
      horizon: vscode.l10n.t("SeaTalk doesn't provide messages older than 7 days"),
    });
  }
}

function memberWords(total: number): string {
  return total === 1 ? vscode.l10n.t('1 member') : vscode.l10n.t('{0} members', total);
}
