import type { Disposable } from '../base/clock';
import { SeaTalkError } from '../client/errors';
import type { LimitPriority } from '../client/limits/limitCall';
import { present, messageTimeMs } from '../contract/absent';
import { isUnreached } from '../contract/errorKind';
import type { ErrorKind } from '../contract/errorKind';
import { isCursorGone } from '../contract/codes';
import { isThreadRoot } from '../contract/inbound';
import type { ChatMessage } from '../contract/inbound';
import { unreadableIn } from '../contract/tolerant';
import type { MessagePage } from '../directory/historyDirectory';

/** Pages may come in any order. */
export type FetchPage = (
  cursor: string | undefined,
  signal: AbortSignal,
  priority?: LimitPriority,
) => Promise<MessagePage>;

export type MessageOrder = 'newest_first' | 'oldest_first';

/** Messages whose time can't be read stand at the end. */
const TIMELESS: Record<MessageOrder, number> = { newest_first: 0, oldest_first: Number.MAX_SAFE_INTEGER };

/** The rate limit leaves no room for a call. */
const NO_ROOM: ReadonlySet<ErrorKind> = new Set<ErrorKind>(['rate_limit', 'deadline']);

/** `new`: nothing was asked for yet. */
export type LoadState = 'new' | 'loading' | 'ready' | 'error';

/**
 * The loaded part of a chat or thread: pages come on demand, each message is in it once, and its length has a limit.
 * One request at a time; a second call joins the first.
 */
export class MessageList implements Disposable {
  readonly #fetch: FetchPage;
  readonly #order: MessageOrder;
  readonly #maxMessages: number;
  readonly #onChange: () => void;
  readonly #stop = new AbortController();
  #messages: readonly ChatMessage[] = [];
  #nextCursor: string | undefined;
  #state: LoadState = 'new';
  #error: unknown;
  #running: Promise<void> | undefined;
  #again: Promise<void> | undefined;
  #fetchedAtMs: number | undefined;
  readonly #now: () => number;

  constructor(options: {
    readonly fetch: FetchPage;
    readonly order: MessageOrder;
    /** Messages kept at most; beyond it no further page is asked for. */
    readonly maxMessages: number;
    /**
     * Called after every request, whichever way it ended, and when a further page begins to be read. Whoever starts a request
     * sees `state` at once.
     */
    readonly onChange: () => void;
    readonly now: () => number;
  }) {
    this.#fetch = options.fetch;
    this.#order = options.order;
    this.#maxMessages = options.maxMessages;
    this.#onChange = options.onChange;
    this.#now = options.now;
  }

  get messages(): readonly ChatMessage[] {
    return this.#messages;
  }

  /** An error keeps the messages there are. */
  get state(): LoadState {
    return this.#state;
  }

  get error(): unknown {
    return this.#error;
  }

  /** Unix milliseconds of the last page that came; undefined before the first. */
  get fetchedAtMs(): number | undefined {
    return this.#fetchedAtMs;
  }

  /** Whether the platform has more. */
  get hasMore(): boolean {
    return this.#nextCursor !== undefined;
  }

  /** Whether that is older than all that is here. Pages of a thread come in either direction; the one with the root is the oldest. */
  get isMoreOlder(): boolean {
    const [first] = this.#messages;
    return this.hasMore && (this.#order === 'newest_first' || first === undefined || !isThreadRoot(first));
  }

  /** Whether more may be loaded without keeping too much. */
  get isFull(): boolean {
    return this.#messages.length >= this.#maxMessages;
  }

  /** Reads the first page unless it is there. Never rejects: see `state` and `error`. */
  load(): Promise<void> {
    return this.#state === 'new' ? this.refresh() : (this.#running ?? Promise.resolve());
  }

  /**
   * Reads the first page again while nobody waits for it: other calls go first. What is there stays as it is where the rate limit leaves no
   * room, and where it is being read already.
   */
  async refreshQuietly(): Promise<void> {
    // Another error than that the platform wasn't reached is for a person to try again.
    if (this.#running || this.#state === 'new' || (this.#state === 'error' && !this.#wasUnreached)) return;
    await this.#readFirst('bulk');
  }

  /**
   * Reads the first page again; what was loaded beyond it stays where it joins. A page that is on its way may be older
   * than what the caller wants to see, so the first page is asked for once more after it.
   */
  refresh(): Promise<void> {
    if (this.#running) {
      this.#again ??= this.#running.then(() => {
        this.#again = undefined;
        return this.refresh();
      });
      return this.#again;
    }
    return this.#readFirst();
  }

  get #wasUnreached(): boolean {
    const error = this.#error;
    return error instanceof SeaTalkError && (isUnreached(error.kind) || error.kind === 'no_answer');
  }

  #readFirst(priority?: LimitPriority): Promise<void> {
    return this.#run(async (signal) => {
      signal.throwIfAborted();
      const page = await this.#fetch(undefined, signal, priority);
      if (!this.#joins(page)) {
        this.#messages = this.#sorted(page.messages);
        this.#nextCursor = present(page.nextCursor);
      } else {
        this.#messages = this.#sorted(page.messages, this.#beyond(page));
      }
    }, priority === 'bulk');
  }

  /** Reads the next page, if there is one and room for it. A cursor that has expired starts the list again. */
  loadMore(): Promise<void> {
    const cursor = this.#nextCursor;
    if (cursor === undefined || this.isFull) return this.#running ?? Promise.resolve();
    if (this.#running) return this.#running;
    const more = this.#run(async (signal) => {
      const page = await this.#nextPage(cursor, signal);
      this.#messages = this.#sorted(this.#messages, page.messages);
      this.#nextCursor = present(page.nextCursor);
    });
    this.#onChange();
    return more;
  }

  /** Takes a message that was read by itself in place of the one that is there. @returns whether one was, and another one. */
  replace(message: ChatMessage): boolean {
    const key = messageKey(message);
    const index = this.#messages.findIndex((known) => messageKey(known) === key);
    if (index < 0 || this.#messages[index] === message) return false;
    this.#messages = this.#messages.with(index, message);
    return true;
  }

  /** Stops what is running and forgets the messages. */
  dispose(): void {
    this.#stop.abort();
    this.#messages = [];
  }

  async #nextPage(cursor: string, signal: AbortSignal): Promise<MessagePage> {
    try {
      return await this.#fetch(cursor, signal);
    } catch (error) {
      if (!isCursorGone(error)) throw error;
      this.#messages = [];
      return this.#fetch(undefined, signal);
    }
  }

  #run(work: (signal: AbortSignal) => Promise<void>, isQuiet = false): Promise<void> {
    if (this.#running) return this.#running;
    this.#state = 'loading';
    this.#running = work(this.#stop.signal)
      .then(
        () => {
          this.#state = 'ready';
          this.#error = undefined;
          this.#fetchedAtMs = this.#now();
        },
        (error: unknown) => {
          const isNoRoom = error instanceof SeaTalkError && NO_ROOM.has(error.kind);
          this.#state = isQuiet && isNoRoom ? 'ready' : 'error';
          if (this.#state === 'ready') return;
          this.#error = error;
        },
      )
      .finally(() => {
        this.#running = undefined;
        if (!this.#stop.signal.aborted) this.#onChange();
      });
    return this.#running;
  }

  /** A first page joins what is there when they have a message in common; else there is a gap of unknown length. */
  #joins(page: MessagePage): boolean {
    if (present(page.nextCursor) === undefined) return false;
    const known = new Set(this.#messages.map(messageKey));
    return page.messages.some((message) => known.has(messageKey(message)));
  }

  /** What is there and lies beyond the page; inside its span, a message the page lacks was recalled. */
  #beyond(page: MessagePage): readonly ChatMessage[] {
    // An unreadable message may have no time.
    const times = page.messages.map(messageTimeMs).filter((at) => at > 0);
    const [from, to] = [Math.min(...times), Math.max(...times)];
    // A first page with the root of the thread starts at the root; any other starts at the newest message.
    const startsAtRoot = this.#order === 'oldest_first' && page.messages.some(isThreadRoot);
    return this.#messages.filter((message) => {
      const at = messageTimeMs(message);
      // At the border itself, messages of the same second may stand on the next page.
      return startsAtRoot ? at >= to : at <= from;
    });
  }

  /** Two parts in order. A message that is in both is taken from the first. */
  #sorted(part: readonly ChatMessage[], other: readonly ChatMessage[] = []): readonly ChatMessage[] {
    const taken = new Set(part.map(messageKey));
    const rest = other.filter((message) => !taken.has(messageKey(message)));
    const once = new Map<string, ChatMessage>();
    for (const message of this.#startsWith(rest, part) ? [...rest, ...part] : [...part, ...rest]) {
      if (!once.has(messageKey(message))) once.set(messageKey(message), message);
    }
    const direction = this.#order === 'newest_first' ? -1 : 1;
    const at = (message: ChatMessage) => messageTimeMs(message) || TIMELESS[this.#order];
    // A stable sort: messages of one second keep the order of the platform, and of its pages.
    return [...once.values()].toSorted((a, b) => direction * (at(a) - at(b)));
  }

  /** Whether a part of a list that runs from old to new is older than another, by times or else by the root. */
  #startsWith(part: readonly ChatMessage[], other: readonly ChatMessage[]): boolean {
    const [first, otherFirst] = [part[0], other[0]];
    if (this.#order === 'newest_first' || !first || !otherFirst) return false;
    const [time, otherTime] = [messageTimeMs(first), messageTimeMs(otherFirst)];
    return time === otherTime ? !isThreadRoot(otherFirst) : time < otherTime;
  }
}

/** A key that is equal for equal messages. Messages without an id are distinguished by time and sender, or by what could not be read. */
export function messageKey(message: ChatMessage): string {
  return (
    present(message.message_id) ??
    `${messageTimeMs(message)}/${message.sender?.seatalk_id ?? ''}/${message.tag ?? ''}${JSON.stringify(unreadableIn(message).map(({ json }) => json))}`
  );
}
