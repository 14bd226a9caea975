import * as z from 'zod';
import { present } from '../contract/absent';
import type { ChatMessage } from '../contract/inbound';
import type { PersonRef, Sender } from '../contract/person';
import { SenderType } from '../contract/person';
import type { DirectoryStore } from './directoryStore';

export interface OwnBotOptions {
  /** What to call it while no message has mentioned it by name. */
  readonly name: string;
  /** Where it is known from the start. */
  readonly seatalkId?: string | undefined;
}

/** Message ids remembered at most; a send is read back soon or never. */
const SENT_MAX = 500;
const KEY = 'bot';

const storedBot = z.object({ version: z.literal(1), seatalkId: z.string().min(1) });

/**
 * Which sender the app itself is. No call answers an app's own SeaTalk ID, but a message it has sent comes back in the
 * history with its sender; what was learned so is kept.
 */
export class OwnBot {
  readonly #store: DirectoryStore;
  readonly #sent = new Set<string>();
  readonly name: string;
  #seatalkId: string | undefined;

  constructor({ name, seatalkId }: OwnBotOptions, store: DirectoryStore) {
    this.name = name;
    this.#seatalkId = seatalkId;
    this.#store = store;
  }

  is({ seatalk_id }: PersonRef): boolean {
    return this.#seatalkId !== undefined && present(seatalk_id) === this.#seatalkId;
  }

  /** Like {@link is} for the sender of a message; undefined where it may be the app, and that isn't known yet. */
  isSender(sender: Sender): boolean | undefined {
    // Some answers leave the type out.
    if ((sender.sender_type ?? SenderType.bot) !== SenderType.bot) return false;
    return this.#seatalkId === undefined ? undefined : this.is(sender);
  }

  /** The app has sent these messages. */
  sent(messageIds: readonly string[]): void {
    for (const id of messageIds) this.#sent.add(id);
    for (const id of this.#sent) {
      if (this.#sent.size <= SENT_MAX) return;
      this.#sent.delete(id);
    }
  }

  /** Reads what was learned before. @returns whether that was news. Throws what the store throws. */
  async load(): Promise<boolean> {
    const seatalkId = storedBot.safeParse(await this.#store.read(KEY)).data?.seatalkId;
    if (this.#seatalkId !== undefined || seatalkId === undefined) return false;
    this.#seatalkId = seatalkId;
    return true;
  }

  /** Looks for messages of its own. @returns whether they showed something new. */
  learn(messages: readonly ChatMessage[]): boolean {
    if (this.#sent.size === 0) return false;
    const own = messages.find(
      ({ message_id, sender }) =>
        // Some answers leave the type out.
        this.#sent.has(present(message_id) ?? '') &&
        (sender?.sender_type ?? SenderType.bot) === SenderType.bot,
    );
    const seatalkId = present(own?.sender?.seatalk_id);
    if (seatalkId === undefined || seatalkId === this.#seatalkId) return false;
    this.#seatalkId = seatalkId;
    return true;
  }

  /** Keeps what was learned. Throws what the store throws. */
  async save(): Promise<void> {
    const seatalkId = this.#seatalkId;
    if (seatalkId !== undefined) await this.#store.update(KEY, () => ({ version: 1, seatalkId }));
  }
}
