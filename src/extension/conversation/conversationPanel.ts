import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Debounced } from '../../base/debounced';
import { Disposables } from '../../base/disposables';
import { oneLine } from '../../base/plainText';
import { DisposableSlot } from '../../base/slot';
import type { ChatMessage } from '../../contract/inbound';
import type { Conversation } from '../../conversations/conversation';
import { messageKey } from '../../conversations/messageList';
import type { MessageList } from '../../conversations/messageList';
import type {
  GroupFrame,
  GroupHead,
  GroupHost,
  GroupPage,
  MessageAction,
} from '../../webview/groupConversation/protocol';
import { describeError } from '../base/describeError';
import type { FrameHost } from '../frames/frameHost';
import { openFrame } from '../frames/openFrame';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { conversationKind } from './conversationKind';
import { groupHead } from './groupHead';
import { groupPage, PostedPage } from './postedPage';
import { HistoryEntries } from './historyEntries';
import type { EntryMedia } from './historyEntries';
import { adviceFor, sendWritten } from './panelSending';
import { Pictures } from './pictures';

export interface ConversationPanelOptions {
  readonly services: Services;
  readonly panel: vscode.WebviewPanel;
  readonly clock: Clock;
  readonly groupId: string;
  /** Profile of the app that reads it. */
  readonly appId: string;
  /** What a person does that needs more than the page. */
  readonly actions: ConversationActions;
  readonly onError: (error: unknown) => void;
}

export interface ConversationActions {
  readonly act: (panel: ConversationPanel, action: MessageAction, message: ChatMessage) => Promise<void>;
  readonly open: (panel: ConversationPanel, media: EntryMedia) => Promise<void>;
  readonly link: (message: ChatMessage, pointer: string) => Promise<void>;
  readonly attach: (panel: ConversationPanel, rootId: string | undefined) => Promise<void>;
  readonly help: (panel: ConversationPanel) => Promise<void>;
  readonly send: (panel: ConversationPanel) => Promise<void>;
}

/** A message to bring into sight. */
export interface Place {
  readonly messageId?: string | undefined;
  readonly threadId?: string | undefined;
}

/** Milliseconds in which changes are gathered. */
const GATHER_MS = 50;
/** Pages that are read to find a message; behind that it is shown by itself. */
const PAGES_TO_FIND = 20;

/** A group's conversation as its bot reads it. */
export class ConversationPanel {
  readonly groupId: string;
  readonly appId: string;
  readonly #options: ConversationPanelOptions;
  readonly #owned = new Disposables();
  readonly #live = this.#owned.add(new DisposableSlot());
  readonly #frame: FrameHost<GroupHost, GroupFrame>;
  readonly #soon: Debounced;
  #session: Session | undefined;
  #conversation: Conversation | undefined;
  #entries: HistoryEntries | undefined;
  #pictures: Pictures | undefined;
  #group: PostedPage | undefined;
  #thread: { readonly id: string; readonly posted: PostedPage } | undefined;
  #head = '';
  #trouble = '';
  #place: Place | undefined;

  constructor(options: ConversationPanelOptions) {
    const { panel, services, clock, groupId, appId } = options;
    this.#options = options;
    this.groupId = groupId;
    this.appId = appId;
    this.#soon = this.#owned.add(new Debounced(clock, GATHER_MS, () => this.#post()));
    this.#frame = openFrame({
      panel,
      kind: conversationKind,
      extensionUri: services.context.extensionUri,
      clock,
      title: vscode.l10n.t('Conversation'),
      given: { appId, groupId },
      onReady: () => this.#begin(),
      onMessage: (message) => this.#handle(message),
      answers: {
        write: async (writing) => {
          await sendWritten(services, { groupId, name: this.name, appId }, writing);
          await this.#readAgain(writing.rootId);
          return null;
        },
        older: async ({ rootId }) => this.#older(rootId),
        advise: async ({ text, isPlain }) => adviceFor(text, isPlain),
        picture: async ({ fileId }) => {
          const media = this.#entries?.media(fileId);
          return media && this.#pictures ? this.#pictures.read(media) : null;
        },
      },
    });
    this.#owned.add(services.sessions.onDidChange(() => this.#begin()));
    this.#owned.add(panel.onDidDispose(() => this.#owned.dispose()));
    panel.title = this.name;
  }

  /** The group's name, or its id until the name is known; one line of plain text. */
  get name(): string {
    const known = this.#session?.groups.get(this.groupId)?.name;
    return oneLine(known ?? this.#conversation?.details.value?.group_name ?? '', 80) || this.groupId;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Brings a message or a thread into sight, and reads further back until it is found. */
  show(place: Place): void {
    this.#place = place;
    this.#options.panel.reveal();
    if (this.#frame.isListening) this.#run(this.#reveal());
  }

  /** The page is there, or the app has changed: shows what there is from anew. */
  #begin(): void {
    this.#run(this.#attach());
  }

  async #attach(): Promise<void> {
    const { services } = this.#options;
    const session = await services.sessions.active();
    if (session?.profile.id !== this.appId) {
      this.#detach();
      return this.#sayAway();
    }
    if (session !== this.#session) {
      this.#detach();
      this.#follow(session);
    }
    this.#group = undefined;
    this.#thread = undefined;
    this.#head = '';
    // The page may still show what kept the one before from being read.
    if (this.#trouble !== '') this.#frame.post({ type: 'trouble' });
    this.#trouble = '';
    const { latest, details } = this.#conversation ?? {};
    void details?.load();
    await latest?.load();
    this.#post();
    await this.#reveal();
  }

  #follow(session: Session): void {
    const live = new Disposables();
    const conversation = session.conversations.get(this.groupId);
    this.#session = session;
    this.#conversation = conversation;
    this.#entries = new HistoryEntries(session.people, conversation);
    this.#pictures = live.add(new Pictures(session.client));
    live.add(session.conversations.hold(conversation));
    const soon = () => this.#soon.trigger();
    live.add(conversation.onDidChange(soon));
    live.add(session.people.onDidChange(soon));
    live.add(session.groups.onDidChange(soon));
    this.#live.set(live);
  }

  #detach(): void {
    this.#live.clear();
    this.#session = undefined;
    this.#conversation = undefined;
    this.#entries = undefined;
    this.#group = undefined;
    this.#thread = undefined;
  }

  #sayAway(): void {
    const { apps } = this.#options.services;
    const app = apps.profile(this.appId);
    const words =
      app === undefined
        ? apps.waitsForLocal
          ? vscode.l10n.t("The local SeaTalk isn't running.")
          : vscode.l10n.t('The app that reads this conversation was removed.')
        : vscode.l10n.t(
            'This conversation belongs to {0}, which is not the active app.',
            oneLine(app.name, 60),
          );
    const action =
      app === undefined
        ? apps.waitsForLocal
          ? vscode.l10n.t('Start Local SeaTalk')
          : undefined
        : vscode.l10n.t('Switch to {0}', oneLine(app.name, 60));
    this.#frame.post({ type: 'away', words, ...(action !== undefined && { action }) });
  }

  /** Posts what has changed since it was posted last. */
  #post(): void {
    const conversation = this.#conversation;
    const entries = this.#entries;
    if (!conversation || !entries) return;
    this.#postHead();
    const { latest } = conversation;
    if (latest.messages.length === 0 && latest.state === 'error') return this.#sayFailed(latest.error);
    if (latest.state === 'new') return void latest.load();
    if (latest.messages.length === 0 && latest.state === 'loading') return;
    if (!this.#group) {
      const page = groupPage(entries.ofGroup(), latest);
      this.#group = new PostedPage(page);
      this.#frame.post({ type: 'opened', head: this.#headNow(), page });
    } else this.#postChange(this.#group, groupPage(entries.ofGroup(), latest), undefined);
    const thread = this.#thread;
    if (thread) {
      const list = conversation.thread(thread.id);
      if (list.state === 'new' && !entries.canBegin(thread.id)) void list.load();
      else
        this.#postChange(thread.posted, groupPage(entries.ofThread(thread.id), list, thread.id), thread.id);
    }
    this.#postTrouble(latest, thread && conversation.thread(thread.id));
  }

  #postChange(posted: PostedPage, page: GroupPage, rootId: string | undefined): void {
    const change = posted.change(page);
    if (change) this.#frame.post({ type: 'changed', ...change, ...(rootId !== undefined && { rootId }) });
  }

  #postHead(): void {
    this.#options.panel.title = this.name;
    const head = this.#headNow();
    const now = JSON.stringify(head);
    if (now === this.#head) return;
    this.#head = now;
    this.#frame.post({ type: 'head', head });
  }

  #headNow(): GroupHead {
    const { people, profile } = this.#session ?? {};
    return groupHead({
      groupId: this.groupId,
      title: this.name,
      bot: oneLine(profile?.bot?.name ?? profile?.name ?? '', 60),
      info: this.#conversation?.details.value,
      messages: this.#conversation?.latest.messages ?? [],
      label: (person) => people?.label(person) ?? '',
    });
  }

  #sayFailed(error: unknown): void {
    this.#group = undefined;
    const { message, silent } = describeError(error, { app: this.#session?.profile });
    const words = silent ? vscode.l10n.t('Reading was canceled.') : message;
    this.#frame.post({ type: 'away', words, action: vscode.l10n.t('Try Again') });
  }

  #postTrouble(...lists: readonly (MessageList | undefined)[]): void {
    const failed = lists.find((list) => list?.state === 'error');
    const words = failed && describeError(failed.error, { app: this.#session?.profile }).message;
    if ((words ?? '') === this.#trouble) return;
    this.#trouble = words ?? '';
    this.#frame.post({
      type: 'trouble',
      ...(words !== undefined && { trouble: { words, action: vscode.l10n.t('Try Again') } }),
    });
  }

  #handle(message: GroupFrame['messages']): void {
    const { actions } = this.#options;
    switch (message.type) {
      case 'refresh':
        return this.#run(this.#readAgain(this.#thread?.id));
      case 'help':
        return this.#session ? this.#run(this.#readAgain(this.#thread?.id)) : this.#run(actions.help(this));
      case 'send':
        return this.#run(actions.send(this));
      case 'thread':
        return this.#run(this.#openThread(message.rootId));
      case 'closeThread':
        this.#thread = undefined;
        return;
      case 'quoted':
        return this.#run(this.#showQuoted(message.id));
      case 'act': {
        const found = this.#find(message.id);
        return found && this.#run(actions.act(this, message.action, found));
      }
      case 'attach':
        return this.#run(actions.attach(this, message.rootId));
      case 'openFile': {
        const media = this.#entries?.media(message.fileId);
        return media && this.#run(actions.open(this, media));
      }
      case 'link': {
        const found = this.#find(message.id);
        return found && this.#run(actions.link(found, message.pointer));
      }
    }
  }

  /** Reads the newest messages, and those of a thread, once more. */
  async #readAgain(threadId: string | undefined): Promise<void> {
    const conversation = this.#conversation;
    if (!conversation) return;
    if (threadId !== undefined) await conversation.thread(threadId).refresh();
    await conversation.latest.refresh();
    this.#post();
  }

  async #older(threadId: string | undefined): Promise<GroupPage> {
    const conversation = this.#conversation;
    const entries = this.#entries;
    if (!conversation || !entries) return { entries: [], hasOlder: false };
    const list = threadId === undefined ? conversation.latest : conversation.thread(threadId);
    await list.loadMore();
    if (list.state === 'error') throw list.error;
    const all = threadId === undefined ? entries.ofGroup() : entries.ofThread(threadId);
    const page = groupPage(all, list, threadId);
    const posted = threadId === undefined ? this.#group : this.#thread?.posted;
    const added = posted?.add(page.entries) ?? page.entries;
    this.#soon.trigger();
    return { ...page, entries: added };
  }

  async #openThread(id: string): Promise<void> {
    const conversation = this.#conversation;
    const entries = this.#entries;
    if (!conversation || !entries) return;
    const list = conversation.thread(id);
    // Of a message without a thread there is nothing to read.
    if (!entries.canBegin(id)) await list.load();
    const page = groupPage(entries.ofThread(id), list, id);
    this.#thread = { id, posted: new PostedPage(page) };
    this.#frame.post({ type: 'thread', rootId: id, page });
    this.#post();
  }

  async #showQuoted(id: string): Promise<void> {
    const quoting = this.#conversation?.latest.messages.find(
      ({ quoted_message_id: quoted }) => quoted === id,
    );
    if (quoting) await this.#conversation?.quoteOf(quoting)?.load();
    this.#place = { messageId: id };
    await this.#reveal();
  }

  async #reveal(): Promise<void> {
    const place = this.#place;
    const conversation = this.#conversation;
    if (!place || !conversation) return;
    this.#place = undefined;
    const { messageId, threadId } = place;
    const isReply = threadId !== undefined && threadId !== messageId;
    if (threadId !== undefined) await this.#openThread(threadId);
    if (messageId === undefined) return;
    const list = isReply ? conversation.thread(threadId) : conversation.latest;
    const isThere = () => list.messages.some(({ message_id: id }) => id === messageId);
    for (let pages = 0; pages < PAGES_TO_FIND && !isThere() && list.hasMore; pages += 1) {
      await list.loadMore();
      if (list.state === 'error') break;
    }
    this.#post();
    if (isThere())
      return this.#frame.post({ type: 'reveal', id: messageId, ...(isReply && { rootId: threadId }) });
    const told = vscode.l10n.t("The message is older than what can be read, or isn't in this group.");
    this.#trouble = told;
    this.#frame.post({ type: 'trouble', trouble: { words: told } });
  }

  #find(id: string): ChatMessage | undefined {
    const lists = [
      this.#conversation?.latest,
      this.#thread && this.#conversation?.knownThread(this.#thread.id),
    ];
    for (const list of lists) {
      const found = list?.messages.find((message) => messageKey(message) === id);
      if (found) return found;
    }
    return undefined;
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#options.onError(error));
  }
}
