import * as vscode from 'vscode';
import { informationMessage, viewProgress } from '../base/dialogs';
import { present } from '../../contract/absent';
import { chatMessage, isThreadReply } from '../../contract/inbound';
import { commandIds, internalCommands, viewIds } from '../contributions';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import type { SendTarget } from '../../sending/sendTarget';
import { gistWords } from '../messages/messageWords';
import { enterThreadId } from '../send/target/threadPicker';
import type { GroupsView } from './groupsView';
import { mediaOf, openMedia, saveMediaAs } from './media/mediaActions';
import type { MessageDocuments } from './messageDocuments';
import { DetailsNode } from './nodes/detailsNode';
import { GroupNode } from './nodes/groupNode';
import { LoadMoreNode } from './nodes/loadMoreNode';
import { MessageNode } from './nodes/messageNode';
import type { MessageRow } from './nodes/messageRow';
import { QuotedNode } from './nodes/quotedNode';
import { ThreadReplyNode } from './nodes/threadReplyNode';
import { ViewNode } from './nodes/viewNode';

/** What can be done with the rows of the groups view. Each action takes the row it was chosen on, else the selected one. */
export class GroupActions {
  readonly #services: Services;
  readonly #view: GroupsView;
  readonly #documents: MessageDocuments;

  constructor(services: Services, view: GroupsView, documents: MessageDocuments) {
    this.#services = services;
    this.#view = view;
    this.#documents = documents;
  }

  /** Reads a row again; without one, the list of groups with all that is open. */
  async refresh(given: unknown): Promise<void> {
    const node = given instanceof ViewNode ? given : undefined;
    await viewProgress(viewIds.groups, async () => {
      if (node instanceof GroupNode || node instanceof MessageNode || node instanceof DetailsNode) {
        await node.refresh();
      } else if (node?.parent) {
        await this.refresh(node.parent);
      } else {
        const root = await this.#view.root();
        // The view shows why it failed, in the place where the groups would be.
        await root?.refresh(AbortSignal.timeout(REFRESH_DEADLINE_MS)).catch(() => undefined);
      }
    });
  }

  /** Reads the next page and puts the selection on the first message that is new. */
  async loadMore(given: unknown): Promise<void> {
    const node = given instanceof LoadMoreNode ? given : this.#view.selected;
    if (!(node instanceof LoadMoreNode)) return;
    const { owner } = node;
    const before = new Set(owner.children().map(({ id }) => id));
    await owner.loadMore();
    const first = owner.children().find((row) => !before.has(row.id) && row instanceof MessageNode);
    if (first) await this.#view.reveal(first, { focus: false });
  }

  async pin(given: unknown, isPinned: boolean): Promise<void> {
    const node = this.#node(given);
    if (node instanceof GroupNode) await (await this.#session())?.marks.pin(node.groupId, isPinned);
  }

  /** Reads members of groups, so that the filter finds groups by them. */
  async loadMembers(): Promise<void> {
    const session = await this.#session();
    if (!session) return;
    const { loadMembers } = await import('./membersSearch');
    try {
      await loadMembers(session);
    } finally {
      this.#view.redraw();
    }
  }

  async copyId(given: unknown): Promise<void> {
    const node = this.#node(given);
    if (node instanceof GroupNode) await vscode.env.clipboard.writeText(node.groupId);
  }

  async copyMessageId(given: unknown): Promise<void> {
    const id = present(this.#row(given)?.message.message_id);
    if (id !== undefined) await vscode.env.clipboard.writeText(id);
  }

  async copyText(given: unknown): Promise<void> {
    const text = this.#row(given)?.gist.text;
    if (text !== undefined) return vscode.env.clipboard.writeText(text);
    void informationMessage(vscode.l10n.t('This message has no text.'));
  }

  /** Sends into the thread of a message; the first reply makes the thread. */
  async reply(given: unknown): Promise<unknown> {
    const row = this.#row(given);
    if (row?.groupId === undefined || row.replyThreadId === undefined) return undefined;
    const name = (await this.#view.root())?.find(row.groupId)?.name;
    const target: SendTarget = { kind: 'group', groupId: row.groupId, name, threadId: row.replyThreadId };
    return vscode.commands.executeCommand(commandIds.send, { target, appId: this.#view.appId });
  }

  async sendHere(given: unknown): Promise<unknown> {
    const node = this.#node(given);
    if (!(node instanceof GroupNode)) return undefined;
    const target: SendTarget = { kind: 'group', groupId: node.groupId, name: node.name };
    return vscode.commands.executeCommand(commandIds.send, { target, appId: this.#view.appId });
  }

  /** Gives the group, or the thread of a message, a name in the settings. */
  async saveTarget(given: unknown): Promise<void> {
    const node = this.#node(given);
    if (node instanceof GroupNode) {
      const target: SendTarget = { kind: 'group', groupId: node.groupId, name: node.name };
      await vscode.commands.executeCommand(commandIds.saveTarget, target);
      return;
    }
    const row = this.#row(given);
    if (row?.groupId === undefined || row.replyThreadId === undefined) return;
    const name = (await this.#view.root())?.find(row.groupId)?.name;
    const target: SendTarget = { kind: 'group', groupId: row.groupId, name, threadId: row.replyThreadId };
    await vscode.commands.executeCommand(commandIds.saveTarget, target);
  }

  async openMessage(given: unknown): Promise<void> {
    const row = this.#row(given);
    if (row) await this.#documents.open(row.message, gistWords(row.gist));
  }

  /** A click on a row: the focus stays in the list, so that the arrows go on. */
  async openRow(given: unknown): Promise<unknown> {
    const row = this.#row(given);
    if (!row) return undefined;
    if (row.gist.kind === 'interactive_message')
      return vscode.commands.executeCommand(commandIds.groupsPreviewCard, row);
    const session = await this.#session();
    const media = mediaOf(row);
    if (media && session) return openMedia(this.#services, session, media, { preserveFocus: true });
    const messageId = present(row.message.message_id);
    // Inside a forwarded record a message has no id, and one that is quoted may be of any group.
    if (row.groupId === undefined || messageId === undefined)
      return this.#documents.open(row.message, gistWords(row.gist), { preserveFocus: true });
    const threadId = isThreadReply(row.message) ? present(row.message.thread_id) : undefined;
    return vscode.commands.executeCommand(internalCommands.showMessage, {
      groupId: row.groupId,
      messageId,
      threadId,
    });
  }

  /** Opens a message as JSON that another part of the extension shows. */
  async openJson(given: unknown, words: unknown): Promise<void> {
    const message = chatMessage.safeParse(given).data;
    if (message) await this.#documents.open(message, typeof words === 'string' ? words : '');
  }

  async openMedia(given: unknown): Promise<void> {
    const media = this.#media(given);
    const session = await this.#session();
    if (media && session) await openMedia(this.#services, session, media);
  }

  async saveMedia(given: unknown): Promise<void> {
    const media = this.#media(given);
    const session = await this.#session();
    if (media && session) await saveMediaAs(session, media);
  }

  /** Shows a thread that can't be reached through the history. */
  async openThread(given: unknown): Promise<void> {
    const node = this.#node(given);
    const group = node instanceof GroupNode ? node : node?.parent;
    if (!(group instanceof GroupNode)) return;
    const threadId = await enterThreadId();
    if (threadId === undefined) return;
    const opened = await group.openThread(threadId, AbortSignal.timeout(REFRESH_DEADLINE_MS));
    if (opened) return this.#view.reveal(opened, { focus: true, expand: true });
    void informationMessage(vscode.l10n.t('This thread has no messages from the last 7 days.'));
  }

  /** After a send: what is shown of that chat is read again. Nothing is read that was not asked for before. */
  async sent(given: unknown): Promise<void> {
    const { groupId, threadId } = readPlace(given);
    const conversation =
      groupId === undefined ? undefined : (await this.#session())?.conversations.get(groupId);
    if (!conversation?.isLoaded) return;
    await conversation.latest.refresh();
    if (threadId !== undefined) await conversation.knownThread(threadId)?.refresh();
  }

  /** Brings a message, a thread or a group into sight. */
  async show(given: unknown): Promise<void> {
    const { groupId, threadId, messageId } = readPlace(given);
    if (groupId === undefined) return;
    this.#view.filter = '';
    const root = await this.#view.root();
    root?.place();
    const group = root && (root.find(groupId) ?? (await readAgain(root, groupId)));
    if (!group) {
      void informationMessage(vscode.l10n.t("Your bot isn't a member of this group."));
      return;
    }
    await this.#view.reveal(group, { focus: false, expand: true });
    await group.refresh();
    if (threadId !== undefined) await this.#openThreadRow(group, threadId);
    const row =
      (messageId === undefined ? undefined : group.find(messageId, threadId)) ??
      (threadId === undefined ? undefined : group.threadRow(threadId));
    await this.#view.reveal(row ?? group, { focus: true, expand: row === undefined });
  }

  async #openThreadRow(group: GroupNode, threadId: string): Promise<void> {
    const row =
      group.threadRow(threadId) ??
      (await group.openThread(threadId, AbortSignal.timeout(REFRESH_DEADLINE_MS)).catch(() => undefined));
    await row?.refresh();
  }

  async #session(): Promise<Session | undefined> {
    return this.#services.sessions.active();
  }

  #node(given: unknown): ViewNode | undefined {
    return given instanceof ViewNode ? given : this.#view.selected;
  }

  #row(given: unknown): MessageRow | undefined {
    const node = this.#node(given);
    return node instanceof MessageNode || node instanceof ThreadReplyNode || node instanceof QuotedNode
      ? node
      : undefined;
  }

  #media(given: unknown) {
    const row = this.#row(given);
    return row && mediaOf(row);
  }
}

/** Longest time a refresh by hand may take, in milliseconds. */
const REFRESH_DEADLINE_MS = 120_000;

interface Place {
  readonly groupId?: string | undefined;
  readonly threadId?: string | undefined;
  readonly messageId?: string | undefined;
}

function readPlace(given: unknown): Place {
  if (typeof given !== 'object' || given === null) return {};
  const fields = given as Readonly<Record<string, unknown>>;
  const text = (key: string) => {
    const value = fields[key];
    return typeof value === 'string' ? value : undefined;
  };
  return { groupId: text('groupId'), threadId: text('threadId'), messageId: text('messageId') };
}

/** A group the bot was added to since, or a list that was never read. */
async function readAgain(
  root: NonNullable<Awaited<ReturnType<GroupsView['root']>>>,
  groupId: string,
): Promise<GroupNode | undefined> {
  await root.refresh(AbortSignal.timeout(REFRESH_DEADLINE_MS));
  return root.find(groupId);
}
