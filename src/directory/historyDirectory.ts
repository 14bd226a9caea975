import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import { SeaTalkError } from '../client/errors';
import type { LimitPriority } from '../client/limits/limitCall';
import type { SeaTalkClient } from '../client/seaTalkClient';
import { present, messageTimeMs } from '../contract/absent';
import { Code } from '../contract/codes';
import { isThreadRoot } from '../contract/inbound';
import type { ChatMessage } from '../contract/inbound';
import { PAGE_SIZE_DEFAULT } from '../contract/limits';
import { unreadableIn, unreadableRow } from '../contract/tolerant';
import { untilAborted } from '../base/sharedRun';
import type { Subscribe } from '../base/emitter';
import { Emitter } from '../base/emitter';

export interface HistoryDirectoryOptions {
  readonly client: Pick<SeaTalkClient, 'getChatHistory' | 'getGroupThread' | 'getMessageByMessageId'>;
  readonly clock?: Clock | undefined;
  /** Messages a page, 1–100; asked before each call. */
  readonly pageSize?: (() => number) | undefined;
  /** Called with every message that came, and the group it was read in where that is known. */
  readonly onMessages?: ((messages: readonly ChatMessage[], groupId: string | undefined) => void) | undefined;
  /** Called with what a listener throws. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Part of a chat's or a thread's messages. */
export interface MessagePage {
  readonly messages: readonly ChatMessage[];
  /** Where the next page starts; `undefined` on the last. */
  readonly nextCursor?: string | undefined;
}

/** Part of a thread. */
export interface ThreadPage extends MessagePage {
  /** The message that opened it, where this page has it; it may have been deleted. */
  readonly root: ChatMessage | undefined;
}

/** Messages kept for quotes; a message has at most some kilobytes. */
const KEPT_MESSAGES = 2000;
/** Milliseconds that a kept message counts as current; people edit. */
const KEPT_MS = 10 * 60_000;

/** A message that was read, and the group it was read in where that is known. */
export interface SeenMessage {
  readonly message: ChatMessage;
  readonly groupId: string | undefined;
}

interface Kept extends SeenMessage {
  readonly atMs: number;
}

/** Codes that say a message can't be had, now or later. */
const GONE: ReadonlySet<number | undefined> = new Set([
  Code.quoteNotFound,
  Code.messageIdInvalid,
  Code.messageGone,
]);

/**
 * Messages of groups, of the last seven days. Pages come from the platform each time, because the newest messages are
 * the ones looked for; single messages are kept, because quotes name the same ones over and over.
 */
export class HistoryDirectory {
  readonly #client: HistoryDirectoryOptions['client'];
  readonly #clock: Clock;
  readonly #pageSize: () => number;
  readonly #onMessages: (messages: readonly ChatMessage[], groupId: string | undefined) => void;
  /** By message id, least recently seen first. */
  readonly #messages = new Map<string, Kept>();
  readonly #gone = new Map<string, SeaTalkError>();
  readonly #asking = new Map<string, Promise<ChatMessage>>();
  readonly #changed: Emitter<SeenMessage>;

  /** A message reads differently than before, whoever asked for it: its sender edited it, or its bot updated its card. */
  readonly onDidChange: Subscribe<SeenMessage>;

  constructor(options: HistoryDirectoryOptions) {
    this.#client = options.client;
    this.#clock = options.clock ?? systemClock;
    this.#pageSize = options.pageSize ?? (() => PAGE_SIZE_DEFAULT);
    this.#onMessages = options.onMessages ?? (() => undefined);
    this.#changed = new Emitter(options.onError ?? (() => undefined));
    this.onDidChange = this.#changed.subscribe;
  }

  /** A page of a group's messages, newest first. @throws SeaTalkError */
  async page(
    groupId: string,
    cursor?: string,
    signal?: AbortSignal,
    priority?: LimitPriority,
  ): Promise<MessagePage> {
    const answer = await this.#client.getChatHistory(
      { group_id: groupId, page_size: this.#pageSize(), ...(cursor === undefined ? {} : { cursor }) },
      { signal, priority },
    );
    const messages = messagesIn(answer, answer.chat_history).toSorted(
      (a, b) => messageTimeMs(b) - messageTimeMs(a),
    );
    this.#keep(messages, groupId);
    return { messages, nextCursor: present(answer.next_cursor) };
  }

  /**
   * A page of a thread: the root first where the page has it, then replies from old to new. The platform's pages run from the
   * newest message back, as far as is known, so that the root is on the last of them.
   * @throws SeaTalkError
   */
  async thread(
    groupId: string,
    threadId: string,
    cursor?: string,
    signal?: AbortSignal,
    priority?: LimitPriority,
  ): Promise<ThreadPage> {
    const answer = await this.#client.getGroupThread(
      {
        group_id: groupId,
        thread_id: threadId,
        page_size: this.#pageSize(),
        ...(cursor === undefined ? {} : { cursor }),
      },
      { signal, priority },
    );
    const messages = oldestFirst(messagesIn(answer, answer.thread_messages), threadId);
    this.#keep(messages, groupId);
    const root = messages.find((message) => isRoot(message, threadId));
    return { messages, root, nextCursor: present(answer.next_cursor) };
  }

  /**
   * One message by its id, as a quote names it; from memory where it was seen already.
   * @throws SeaTalkError; for a message that is gone the same one each time, without another call. See {@link isGone}.
   */
  async message(messageId: string, signal?: AbortSignal): Promise<ChatMessage> {
    const gone = this.#gone.get(messageId);
    if (gone) throw gone;
    const kept = this.#messages.get(messageId);
    if (kept && this.#clock.monotonic() - kept.atMs < KEPT_MS) return kept.message;
    return this.#join(messageId, signal);
  }

  /**
   * Reads a message that may have changed. {@link onDidChange} fires where it did.
   * @throws SeaTalkError, as {@link message}.
   */
  async refresh(messageId: string, signal?: AbortSignal): Promise<ChatMessage> {
    // An answer that is on its way may be older than the change.
    await this.#asking.get(messageId)?.catch(() => undefined);
    signal?.throwIfAborted();
    return this.#join(messageId, signal);
  }

  #join(messageId: string, signal: AbortSignal | undefined): Promise<ChatMessage> {
    let asking = this.#asking.get(messageId);
    if (!asking) {
      // Without the signal: others may wait for the same message.
      asking = this.#ask(messageId).finally(() => this.#asking.delete(messageId));
      this.#asking.set(messageId, asking);
    }
    return untilAborted(asking, signal);
  }

  /** The messages that are kept, the last one that was read first. */
  seen(): readonly SeenMessage[] {
    return [...this.#messages.values()].toReversed();
  }

  /** Forgets a message that has changed. */
  forget(messageId: string): void {
    this.#messages.delete(messageId);
  }

  /** Forgets all messages. */
  dispose(): void {
    this.#changed.dispose();
    this.#messages.clear();
    this.#gone.clear();
  }

  async #ask(messageId: string): Promise<ChatMessage> {
    try {
      const message = await this.#client.getMessageByMessageId({ message_id: messageId });
      this.#keep([message]);
      return message;
    } catch (error) {
      if (isGone(error)) {
        this.#gone.set(messageId, error);
        trim(this.#gone);
      }
      throw error;
    }
  }

  #keep(messages: readonly ChatMessage[], givenGroupId?: string): void {
    const changed: SeenMessage[] = [];
    for (const message of messages) {
      const id = present(message.message_id);
      if (id === undefined) continue;
      const before = this.#messages.get(id);
      const groupId = givenGroupId ?? before?.groupId;
      this.#messages.delete(id);
      this.#messages.set(id, { message, groupId, atMs: this.#clock.monotonic() });
      if (before && !isAlike(before.message, message)) changed.push({ message, groupId });
    }
    trim(this.#messages);
    this.#onMessages(messages, givenGroupId);
    for (const seen of changed) this.#changed.fire(seen);
  }
}

/** Whether two reads of a message tell the same. A field may be empty in one way here and in another there. */
function isAlike(one: ChatMessage, other: ChatMessage): boolean {
  const key = (message: ChatMessage) =>
    JSON.stringify(message, (_name, value: unknown) =>
      value === null || value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value,
    );
  return key(one) === key(other);
}

/** The messages of a page, with one in place of each that could not be read at all. */
function messagesIn(answer: object, list: readonly ChatMessage[] | null | undefined): readonly ChatMessage[] {
  const leftOut = [...unreadableIn(list ?? []), ...unreadableIn(answer)];
  return [...(list ?? []), ...leftOut.map((each): ChatMessage => ({ ...unreadableRow(each) }))];
}

/** Whether an error says that a message is too old, deleted, or was never this app's to see. */
export function isGone(error: unknown): error is SeaTalkError {
  return error instanceof SeaTalkError && GONE.has(error.code);
}

/**
 * Root and replies of one page of a thread by the time they were sent, the root first. Within one second the platform's order
 * decides, whichever direction it runs in. https://open.seatalk.io/docs/Get-Thread-by-Thread-ID
 */
export function oldestFirst(messages: readonly ChatMessage[], threadId: string): ChatMessage[] {
  return (runsBack(messages, threadId) ? messages.toReversed() : [...messages]).toSorted(
    (a, b) =>
      Number(isRoot(b, threadId)) - Number(isRoot(a, threadId)) || messageTimeMs(a) - messageTimeMs(b),
  );
}

/** Whether a page goes from new to old. Its times tell, then the place of the root. Without both, it is taken to. */
function runsBack(messages: readonly ChatMessage[], threadId: string): boolean {
  const [first, last] = [messages.at(0), messages.at(-1)];
  if (!first || !last) return false;
  return messageTimeMs(first) === messageTimeMs(last)
    ? !isRoot(first, threadId)
    : messageTimeMs(first) > messageTimeMs(last);
}

function isRoot(message: ChatMessage, threadId: string): boolean {
  return message.message_id === threadId || isThreadRoot(message);
}

/** Forgets what was put in first. */
function trim(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= KEPT_MESSAGES) return;
    map.delete(key);
  }
}
