import type { Disposable } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { SeaTalkClient } from '../client/seaTalkClient';
import { present } from '../contract/absent';
import type { GroupInfo } from '../contract/group';
import type { ChatMessage } from '../contract/inbound';
import type { HistoryDirectory } from '../directory/historyDirectory';
import { chatEntries } from './chatEntries';
import type { ChatEntry } from './chatEntries';
import { Lookup } from './lookup';
import { MessageList } from './messageList';

/** Messages kept at most of one chat, about 10 MB; the platform reaches back 7 days. */
const MAX_MESSAGES = 10_000;
/** Messages kept at most of one thread. */
const MAX_REPLIES = 500;

/** What looks different now: read it again from the conversation. */
export type ConversationChange =
  /** The messages of the chat, or the threads opened by their id. */
  | { readonly part: 'messages' }
  | { readonly part: 'thread'; readonly threadId: string }
  /** The message with this id, as a quote shows it. */
  | { readonly part: 'quote'; readonly messageId: string }
  | { readonly part: 'details' }
  /** All messages were forgotten; they are read again on demand. */
  | { readonly part: 'forgotten' };

export interface ConversationOptions {
  readonly groupId: string;
  readonly history: Pick<HistoryDirectory, 'page' | 'thread' | 'message'>;
  readonly client: Pick<SeaTalkClient, 'groupInfoAll'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called with what a listener throws. */
  readonly onError: (error: unknown) => void;
}

/**
 * A group's chat as its readers see it: its latest messages with paging, its threads, the messages that are quoted, and the
 * group's details. Every part is read on demand and holds its own state. A listener only learns what to read again, so an
 * answer can't be missed: the state holds it, whenever that is looked at. Several readers can watch one conversation.
 */
export class Conversation implements Disposable {
  readonly groupId: string;
  /** Members and settings of the group. */
  readonly details: Lookup<GroupInfo>;
  readonly #options: ConversationOptions;
  readonly #changed: Emitter<ConversationChange>;
  readonly #threads = new Map<string, MessageList>();
  readonly #opened = new Map<string, ChatMessage>();
  readonly #quotes = new Map<string, Lookup<ChatMessage>>();
  #latest: MessageList;

  readonly onDidChange: Emitter<ConversationChange>['subscribe'];

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.groupId = options.groupId;
    this.#changed = new Emitter(options.onError);
    this.onDidChange = this.#changed.subscribe;
    this.#latest = this.#latestList();
    this.details = new Lookup(
      (signal) => options.client.groupInfoAll(this.groupId, { signal }),
      () => this.#changed.fire({ part: 'details' }),
    );
  }

  /** The messages of the chat, newest first, those in threads included. */
  get latest(): MessageList {
    return this.#latest;
  }

  /** The latest messages as a chat shows them: replies are left to their threads. */
  get entries(): readonly ChatEntry[] {
    return chatEntries(this.#latest.messages);
  }

  /** Threads opened by their id: the message each is shown by, which has the thread's id. */
  get openedThreads(): ReadonlyMap<string, ChatMessage> {
    return this.#opened;
  }

  /** The root message of a thread, where it is held in memory. */
  root(threadId: string): ChatMessage | undefined {
    const isRoot = (message: ChatMessage) => message.message_id === threadId;
    return (
      this.#latest.messages.find(isRoot) ??
      this.#opened.get(threadId) ??
      this.#threads.get(threadId)?.messages.find(isRoot)
    );
  }

  /** How many messages are held in memory. */
  get heldCount(): number {
    let count = this.#latest.messages.length;
    for (const thread of this.#threads.values()) count += thread.messages.length;
    return count;
  }

  /** Whether messages of the chat were asked for. */
  get isLoaded(): boolean {
    return this.#latest.state !== 'new';
  }

  /** A thread's messages, from old to new, the root among them. Nothing is read before it is loaded. */
  thread(threadId: string): MessageList {
    const known = this.#threads.get(threadId);
    if (known) return known;
    const made = new MessageList({
      fetch: (cursor, signal, priority) =>
        this.#options.history.thread(this.groupId, threadId, cursor, signal, priority),
      order: 'oldest_first',
      maxMessages: MAX_REPLIES,
      onChange: () => this.#listChanged(made, { part: 'thread', threadId }),
      now: this.#options.now,
    });
    this.#threads.set(threadId, made);
    return made;
  }

  /** The thread if it was asked for before; undefined otherwise. */
  knownThread(threadId: string): MessageList | undefined {
    return this.#threads.get(threadId);
  }

  /**
   * Reads a thread that can't be reached through the history, and keeps it among {@link openedThreads}. Undefined when it has
   * no messages of the last seven days.
   * @throws SeaTalkError
   */
  async openThread(threadId: string, signal: AbortSignal): Promise<ChatMessage | undefined> {
    const page = await this.#options.history.thread(this.groupId, threadId, undefined, signal);
    const root =
      page.messages.find((message) => message.message_id === threadId) ??
      // Pages run from the newest reply back: the root of a long thread is on a later one.
      (page.nextCursor === undefined ? undefined : await this.#alone(threadId, signal)) ??
      page.messages[0];
    if (!root) return undefined;
    const message = { ...root, thread_id: threadId };
    this.#threads.get(threadId)?.dispose();
    this.#threads.delete(threadId);
    this.#opened.set(threadId, message);
    this.#changed.fire({ part: 'messages' });
    return message;
  }

  /** The message that a message quotes; undefined where it quotes none. Nothing is read before it is loaded. */
  quoteOf(message: ChatMessage): Lookup<ChatMessage> | undefined {
    const messageId = present(message.quoted_message_id);
    if (messageId === undefined) return undefined;
    const known = this.#quotes.get(messageId);
    if (known) return known;
    const made = new Lookup(
      (signal) => this.#options.history.message(messageId, signal),
      () => this.#changed.fire({ part: 'quote', messageId }),
    );
    this.#quotes.set(messageId, made);
    return made;
  }

  /**
   * Takes a message that has changed in place of the one that is there, wherever it is shown: in the chat, in a thread, as a quote.
   * Pages far down are not read again.
   */
  replace(message: ChatMessage): void {
    const messageId = present(message.message_id);
    if (messageId === undefined) return;
    let isOnTop = this.#latest.replace(message);
    for (const [threadId, shown] of this.#opened) {
      if (shown.message_id !== messageId) continue;
      this.#opened.set(threadId, { ...message, thread_id: threadId });
      isOnTop = true;
    }
    if (isOnTop) this.#changed.fire({ part: 'messages' });
    for (const [threadId, list] of this.#threads) {
      if (list.replace(message)) this.#changed.fire({ part: 'thread', threadId });
    }
    this.#quotes.get(messageId)?.replace(message);
  }

  /** Forgets all messages and stops what is being read; they are read again on demand. */
  forget(): void {
    this.#disposeLists();
    this.#latest = this.#latestList();
    this.#changed.fire({ part: 'forgotten' });
  }

  dispose(): void {
    this.#changed.dispose();
    this.#disposeLists();
    this.details.dispose();
  }

  #latestList(): MessageList {
    const list: MessageList = new MessageList({
      fetch: (cursor, signal, priority) => this.#options.history.page(this.groupId, cursor, signal, priority),
      order: 'newest_first',
      maxMessages: MAX_MESSAGES,
      onChange: () => this.#listChanged(list, { part: 'messages' }),
      now: this.#options.now,
    });
    return list;
  }

  /** A message read by itself; undefined when it can't be. */
  async #alone(messageId: string, signal: AbortSignal): Promise<ChatMessage | undefined> {
    try {
      return await this.#options.history.message(messageId, signal);
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }

  /** A quote that could not be read is asked for again once the messages around it were read again. */
  #listChanged(list: MessageList, change: ConversationChange): void {
    if (list.state === 'ready') {
      for (const message of list.messages) {
        const quoted = present(message.quoted_message_id);
        if (quoted !== undefined) this.#quotes.get(quoted)?.forgetError();
      }
    }
    this.#changed.fire(change);
  }

  #disposeLists(): void {
    this.#latest.dispose();
    for (const part of [...this.#threads.values(), ...this.#quotes.values()]) part.dispose();
    this.#threads.clear();
    this.#quotes.clear();
    this.#opened.clear();
  }
}
