import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Debounced } from '../../base/debounced';
import { Disposables } from '../../base/disposables';
import type { ChatChange, ChatMembersJson, ChatMessageJson } from '../../emulator/control/chatSchema';
import type { ChatFrame, ChatHead, ChatHost, Writing } from '../../webview/chat/protocol';
import type { Page } from '../../webview/conversation/protocol';
import { markDone } from '../base/contextKey';
import { contextKeys } from '../contributions';
import type { FrameHost } from '../frames/frameHost';
import { openFrame } from '../frames/openFrame';
import type { BotTroubles } from './botTroubles';
import { chatEntry } from './chatEntry';
import type { Names } from './chatGist';
import { messageGist } from './chatGist';
import { chatKind } from './chatKind';
import type { ChatListJson, ChatPageJson, PersonChats } from './personChats';
import type { Unread } from './unread';

export interface ChatPanelOptions {
  readonly panel: vscode.WebviewPanel;
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  readonly chats: PersonChats;
  readonly unread: Unread;
  readonly troubles: Pick<BotTroubles, 'notices'>;
  /** SeaTalk ID or name of the person. */
  readonly person: string;
  /** Key of the chat to open. */
  readonly chat: string | undefined;
  /** What the person does that needs dialogs of the editor. */
  readonly actions: ChatActions;
  readonly onError: (error: unknown) => void;
}

/** What needs more than the page: dialogs, other panels. */
export interface ChatActions {
  readonly choosePerson: (panel: ChatPanel) => Promise<void>;
  readonly newGroup: (panel: ChatPanel) => Promise<void>;
  /** Starts the local SeaTalk. */
  readonly help: () => Promise<void>;
  readonly chatActions: (panel: ChatPanel, chat: string) => Promise<void>;
  readonly forward: (panel: ChatPanel, message: ChatMessageJson) => Promise<void>;
  readonly attach: (panel: ChatPanel, where: { chat: string; rootUid?: number }) => Promise<void>;
  readonly openFile: (fileId: string, message: ChatMessageJson | undefined) => Promise<void>;
  readonly openLink: (message: ChatMessageJson, pointer: string) => Promise<void>;
  readonly notice: (chat: string, id: string, action: string) => Promise<void>;
}

/** Milliseconds in which changes of lists are gathered. */
const GATHER_MS = 60;
/** Messages that are remembered of what was posted, for what a person does with them. */
const KNOWN_MAX = 20_000;
/** Members that are named in the head of a chat. */
const NAMED_MAX = 6;

/** The window of one person of the local SeaTalk: their chats, and the one that is open. */
export class ChatPanel {
  readonly #options: ChatPanelOptions;
  readonly #owned = new Disposables();
  readonly #frame: FrameHost<ChatHost, ChatFrame>;
  /** Reads the lists again. */
  readonly #lists: Debounced;
  /** Posts the lists that are known: in a flood of messages not for each of them. */
  readonly #rows: Debounced;
  /** By number. */
  readonly #known = new Map<number, ChatMessageJson>();
  /** By SeaTalk ID and email: of people; the platform sends those of bots with the message. */
  #names: Names = new Map();
  #person: string;
  #list: ChatListJson | undefined;
  #chat: string | undefined;

  constructor(options: ChatPanelOptions) {
    const { panel, extensionUri, clock } = options;
    this.#options = options;
    this.#person = options.person;
    this.#chat = options.chat;
    this.#frame = openFrame({
      panel,
      kind: chatKind,
      extensionUri,
      clock,
      title: vscode.l10n.t('Chat'),
      onReady: () => this.refresh(),
      onMessage: (message) => this.#handle(message),
      answers: {
        write: async (writing) => this.#write(writing),
        edit: async ({ id, text }) => this.#done(options.chats.edit(Number(id), text)),
        recall: async ({ id }) => this.#done(options.chats.recall(Number(id))),
        older: async ({ chat, before, rootId }) =>
          this.#page(
            await options.chats.page(chat, {
              before: Number(before),
              thread: rootId === undefined ? undefined : Number(rootId),
            }),
          ),
        tap: async ({ id, pointer }) => this.#done(options.chats.tap(this.person, Number(id), pointer)),
        picture: async ({ fileId }) => this.#picture(fileId),
      },
    });
    this.#lists = this.#owned.add(new Debounced(clock, GATHER_MS, () => this.#run(this.#showLists())));
    this.#rows = this.#owned.add(new Debounced(clock, GATHER_MS, () => this.#postLists()));
    this.#owned.add(panel.onDidChangeViewState(() => this.#markRead()));
    this.#owned.add(panel.onDidDispose(() => this.#owned.dispose()));
    this.#setTitle();
  }

  /** SeaTalk ID of the person, once the lists were read. */
  get person(): string {
    return this.#list?.me.seatalk_id ?? this.#person;
  }

  get list(): ChatListJson | undefined {
    return this.#list;
  }

  get chat(): string | undefined {
    return this.#chat;
  }

  /** Becomes the window of another person. */
  async become(person: string): Promise<void> {
    this.#person = person;
    this.#list = undefined;
    await this.#show(false);
  }

  async openChat(chat: string): Promise<void> {
    this.#options.panel.reveal();
    await this.#open(chat, false);
  }

  /** Reads everything again, as after a start of the local SeaTalk. */
  refresh(): void {
    this.#run(this.#show(true));
  }

  /** Says why nothing can be shown. @param action the words of the button that helps. */
  away(words: string, action?: string): void {
    this.#list = undefined;
    this.#frame.post({ type: 'away', words, ...(action !== undefined && { action }) });
  }

  /** Shows what there is to know of the bots in the chat that is open. */
  showNotices(): void {
    const chat = this.#chat;
    if (chat === undefined) return;
    const nameOf = (appId: string) =>
      this.#list?.chats.find((row) => row.kind === 'direct' && row.app_id === appId)?.title ?? appId;
    this.#frame.post({
      type: 'notices',
      chat,
      notices: this.#options.troubles.notices(chat, nameOf),
    });
  }

  /** Takes a change of the local SeaTalk. */
  take(change: ChatChange): void {
    if (!this.#list || change.kind === 'listening') return;
    if (change.kind === 'lists_changed') return this.#lists.trigger();
    if (change.kind === 'typing_shown') {
      const { chat, root_uid: root, by, until_ms: until, at_ms: at } = change;
      if (by.seatalk_id === this.person) return;
      this.#frame.post({
        type: 'typing',
        chat,
        ...(root !== null && { rootId: String(root) }),
        name: by.name,
        forMs: Math.max(0, until - at),
      });
      return;
    }
    const { message, kind } = change;
    const row = this.#list.chats.find(({ key }) => key === message.chat);
    // A chat with the first service notice isn't in the list yet.
    if (!row) return message.chat.endsWith(`:${this.person}`) ? this.#lists.trigger() : undefined;
    this.#remember(message);
    if (message.chat === this.#chat)
      this.#frame.post({
        type: 'entry',
        chat: message.chat,
        entry: chatEntry(message, this.person, this.#names),
        isNew: kind === 'message_added',
      });
    if (kind === 'message_added' || row.last?.uid === message.uid) row.last = message;
    if (kind === 'message_added') this.#count(message);
    this.#rows.trigger();
  }

  #handle(message: ChatFrame['messages']): void {
    const { actions } = this.#options;
    switch (message.type) {
      case 'open':
        return this.#run(this.#open(message.chat, false));
      case 'thread':
        return this.#run(this.#openThread(message.chat, message.rootId));
      case 'choosePerson':
        return this.#run(actions.choosePerson(this));
      case 'newGroup':
        return this.#run(actions.newGroup(this));
      case 'help':
        return this.#run(actions.help());
      case 'chatActions':
        return this.#run(actions.chatActions(this, message.chat));
      case 'attach': {
        const { chat, rootId } = message;
        const where = { chat, ...(rootId !== undefined && { rootUid: Number(rootId) }) };
        return this.#run(actions.attach(this, where));
      }
      case 'forward': {
        const known = this.#known.get(Number(message.id));
        return known && this.#run(actions.forward(this, known));
      }
      case 'link': {
        const known = this.#known.get(Number(message.id));
        return known && this.#run(actions.openLink(known, message.pointer));
      }
      case 'openFile': {
        const { fileId } = message;
        const holder = [...this.#known.values()].findLast(({ file_bytes: files }) => fileId in files);
        return this.#run(actions.openFile(fileId, holder));
      }
      case 'notice':
        return this.#run(actions.notice(message.chat, message.id, message.action));
    }
  }

  async #show(isAgain: boolean): Promise<void> {
    await this.#showLists();
    const { chats = [] } = this.#list ?? {};
    const chat =
      this.#chat !== undefined && chats.some(({ key }) => key === this.#chat) ? this.#chat : chats[0]?.key;
    if (chat !== undefined) await this.#open(chat, isAgain);
  }

  async #showLists(): Promise<void> {
    const { chats, unread } = this.#options;
    const person = this.#person;
    const list = await chats.list(person);
    if (person !== this.#person) return;
    this.#list = list;
    this.#names = new Map(
      list.people.flatMap(({ seatalk_id: id, email, name }) => [[id, name] as const, [email, name] as const]),
    );
    unread.begin(list.me.seatalk_id, list.chats);
    this.#setTitle();
    this.#postLists();
    if (this.#chat !== undefined && list.chats.some(({ key }) => key === this.#chat))
      this.#frame.post({ type: 'head', chat: await this.#head(this.#chat) });
  }

  #postLists(): void {
    const { me, chats } = this.#list ?? {};
    if (!me || !chats) return;
    this.#frame.post({
      type: 'lists',
      me: { id: me.seatalk_id, name: me.name, email: me.email },
      chats: chats.map(({ key, kind, title, last, disbanded }) => ({
        key,
        kind,
        title,
        gist: last ? `${last.sender.name}: ${messageGist(last, this.#names)}` : '',
        lastAtMs: last?.sent_at_ms ?? 0,
        unread: this.#options.unread.of(me.seatalk_id, key),
        isDisbanded: disbanded,
      })),
    });
  }

  async #open(chat: string, isAgain: boolean): Promise<void> {
    const { chats } = this.#options;
    const isEntry = !isAgain && chat !== this.#chat;
    this.#chat = chat;
    const [page, head] = await Promise.all([chats.page(chat), this.#head(chat)]);
    if (chat !== this.#chat) return;
    this.#frame.post({ type: 'opened', chat: head, page: this.#page(page), isAgain });
    this.showNotices();
    this.#markRead();
    const row = this.#list?.chats.find(({ key }) => key === chat);
    // Switching back to a window that shows the chat already is no entry.
    if (isEntry && row?.kind === 'direct' && row.app_id !== null) await chats.enter(this.person, row.app_id);
  }

  async #openThread(chat: string, rootId: string): Promise<void> {
    const page = await this.#options.chats.page(chat, { thread: Number(rootId) });
    this.#frame.post({ type: 'thread', chat, rootId, page: this.#page(page) });
  }

  async #head(chat: string): Promise<ChatHead> {
    const row = this.#list?.chats.find(({ key }) => key === chat);
    const members = await this.#options.chats.members(chat);
    return {
      key: chat,
      kind: row?.kind ?? 'group',
      title: row?.title ?? '',
      members: membersWords(members),
      mentionable: row?.kind === 'group' ? mentionable(members, this.person) : [],
      canWrite: row?.kind !== 'notice' && row?.disbanded !== true,
    };
  }

  async #write({ chat, text, rootId, quotedId, file }: Writing): Promise<null> {
    const written = await this.#done(
      this.#options.chats.write({
        chat,
        from: this.person,
        ...(file ? { file } : { text }),
        ...(rootId !== undefined && { rootUid: Number(rootId) }),
        ...(quotedId !== undefined && { quotedUid: Number(quotedId) }),
      }),
    );
    markDone(contextKeys.didChat);
    return written;
  }

  async #done(work: Promise<unknown>): Promise<null> {
    await work;
    return null;
  }

  async #picture(fileId: string): Promise<string | null> {
    const { bytes, contentType } = await this.#options.chats.file(fileId);
    if (!contentType.startsWith('image/')) return null;
    return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
  }

  #page({ messages, has_older: hasOlder }: ChatPageJson): Page {
    for (const message of messages) this.#remember(message);
    return { entries: messages.map((message) => chatEntry(message, this.person, this.#names)), hasOlder };
  }

  #remember(message: ChatMessageJson): void {
    this.#known.set(message.uid, message);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest);
  }

  #count(message: ChatMessageJson): void {
    const { unread, panel } = this.#options;
    const isRead =
      (panel.visible && message.chat === this.#chat) || message.sender.seatalk_id === this.person;
    if (isRead) unread.read(this.person, message.chat, message.uid);
    else unread.add(this.person, message.chat, message.uid);
  }

  #markRead(): void {
    const { panel, unread } = this.#options;
    if (!panel.visible || this.#chat === undefined || !this.#list) return;
    const row = this.#list.chats.find(({ key }) => key === this.#chat);
    unread.read(this.person, this.#chat, row?.last?.uid ?? 0);
    this.#postLists();
  }

  #setTitle(): void {
    this.#options.panel.title = this.#list
      ? vscode.l10n.t('Chat as {0}', this.#list.me.name)
      : vscode.l10n.t('Chat');
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#options.onError(error));
  }
}

function membersWords({ people, bots }: ChatMembersJson): string {
  const names = [...bots, ...people].map(({ name }) => name);
  const named = names.slice(0, NAMED_MAX).join(', ');
  return names.length > NAMED_MAX
    ? vscode.l10n.t('{0} and {1} more', named, names.length - NAMED_MAX)
    : named;
}

function mentionable({ people, bots, may_notify_all: mayNotifyAll }: ChatMembersJson, me: string) {
  return [
    ...bots.map(({ seatalk_id: id, name }) => ({ id, name, kind: 'bot' as const })),
    ...people
      .filter(({ seatalk_id: id }) => id !== me)
      .map(({ seatalk_id: id, name }) => ({ id, name, kind: 'person' as const })),
    ...(mayNotifyAll ? [{ id: '0', name: vscode.l10n.t('All'), kind: 'everyone' as const }] : []),
  ];
}
