import type { Clock } from '../base/clock';
import { sleep } from '../base/clock';
import { Disposables } from '../base/disposables';
import { Emitter } from '../base/emitter';
import type { Emulator } from '../emulator/emulator';
import type { Change } from '../emulator/world/change';
import type { MessageRecord } from '../emulator/world/messageRecords';

/** What a test can take. */
export type BotAct = 'sent' | 'updated';

interface Entry {
  readonly act: BotAct;
  readonly botSeatalkId: string;
  readonly chat: string;
  readonly uid: number;
}

/** What to take: the first that is by this bot, of this kind, and matches. */
export interface Wanted {
  readonly act: BotAct;
  readonly botSeatalkId: string;
  readonly matches: (message: MessageRecord) => boolean;
}

/** Entries kept. Above that the oldest go: a bot may send for weeks, and nobody take. */
const MAX_ENTRIES = 10_000;

/** What bots did and no test has taken yet, in the order it happened. */
export class Journal {
  readonly #emulator: Emulator;
  readonly #clock: Clock;
  readonly #changed = new Emitter((error) => {
    throw error;
  });
  #entries: Entry[] = [];
  #stopping = new AbortController();

  constructor(emulator: Emulator, clock: Clock) {
    this.#emulator = emulator;
    this.#clock = clock;
    emulator.onChange((change) => this.#note(change));
  }

  /**
   * Takes what is wanted, and all that the bot did of this kind before it in the same chat.
   * @param withinMs how long it may take to come.
   * @returns undefined when it doesn't come, or {@link giveUp} is called first.
   */
  async take(wanted: Wanted, withinMs: number): Promise<MessageRecord | undefined> {
    const { signal } = this.#stopping;
    // A stream is opened right after its message was added: only then it is known to be one.
    await Promise.resolve();
    const found = this.#takeNow(wanted);
    if (found || withinMs <= 0 || signal.aborted) return found;
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener('abort', end, { once: true });
    const owned = new Disposables();
    const coming = new Promise<MessageRecord>((resolve, reject) => {
      const look = () => {
        try {
          const come = this.#takeNow(wanted);
          if (come) resolve(come);
        } catch (error) {
          reject(error);
        }
      };
      owned.add(this.#changed.subscribe(look));
    });
    try {
      return await Promise.race([coming, this.#over(withinMs, ending.signal)]);
    } finally {
      owned.dispose();
      ending.abort();
      signal.removeEventListener('abort', end);
    }
  }

  /** What the bot did and nobody has taken, oldest first. */
  left(botSeatalkId: string, act: BotAct): readonly MessageRecord[] {
    return this.#entries.flatMap((entry) => {
      if (entry.botSeatalkId !== botSeatalkId || entry.act !== act) return [];
      return this.#emulator.world.messages.get(entry.uid) ?? [];
    });
  }

  /** Ends all waits. */
  giveUp(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  /** Resolves when the time is over or the signal aborted. */
  async #over(withinMs: number, signal: AbortSignal): Promise<undefined> {
    await sleep(this.#clock, withinMs, signal).catch(() => undefined);
    return undefined;
  }

  #takeNow({ act, botSeatalkId, matches }: Wanted): MessageRecord | undefined {
    const { world } = this.#emulator;
    const streamed = new Set(
      [...world.streams.values()].filter(({ over }) => !over).map(({ messageUid }) => messageUid),
    );
    for (const [index, entry] of this.#entries.entries()) {
      if (entry.act !== act || entry.botSeatalkId !== botSeatalkId || streamed.has(entry.uid)) continue;
      const message = world.messages.get(entry.uid);
      if (!message || !matches(message)) continue;
      this.#entries = this.#entries.filter(
        (other, at) => at > index || other.chat !== entry.chat || !isLike(other, entry),
      );
      return message;
    }
    return undefined;
  }

  #note(change: Change): void {
    const { kind } = change;
    if (kind === 'world_replaced') this.#entries = [];
    if (kind === 'card_updated') this.#add('updated', change.message);
    if (kind === 'message_added' && !change.isPast && change.by.kind === 'bot')
      this.#add('sent', change.message);
    if ('message' in change) queueMicrotask(() => this.#changed.fire());
  }

  #add(act: BotAct, { sender, chat, uid }: MessageRecord): void {
    this.#entries.push({ act, botSeatalkId: sender.seatalkId, chat, uid });
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
  }
}

function isLike(one: Entry, other: Entry): boolean {
  return one.act === other.act && one.botSeatalkId === other.botSeatalkId;
}
