import * as z from 'zod';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { CardElements } from '../contract/cards';
import { HISTORY_WINDOW_SEC } from '../contract/limits';
import type { DirectoryStore } from './directoryStore';

const sentCard = z.object({
  messageId: z.string().min(1),
  /** Milliseconds since the epoch; stays when the card is updated. */
  sentAtMs: z.number(),
  /** The chat: a group, or a person by employee code. */
  groupId: z.string().optional(),
  employeeCode: z.string().optional(),
  threadId: z.string().optional(),
  /** Name of the chat as it was shown then. */
  chatName: z.string().optional(),
  /** As they were sent last, images with an empty `content` where they were too large to keep. */
  elements: z.array(z.unknown()),
});

/** A card the app has sent from here, with all that its message no longer shows. */
export type SentCard = z.infer<typeof sentCard>;

const stored = z.object({ version: z.literal(1), cards: z.array(sentCard) });

/** Older ones are forgotten; with {@link CARD_MAX_CHARACTERS} the store stays below 2 MB. */
export const SENT_CARDS_MAX = 60;
/** Characters of JSON a card; above it images are left out, and a card that is still longer is not kept. */
const CARD_MAX_CHARACTERS = 32_000;
/** After it no card can be updated. https://open.seatalk.io/docs/Update-Interactive-Message-Card */
const KEPT_MS = HISTORY_WINDOW_SEC * 1000;
const KEY = 'sent-cards';

/**
 * Cards sent with an app from here, the last one first; one list an app, shared by its windows. The platform gives cards back
 * without the values of their buttons: only their sender knows those.
 */
export class SentCards {
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  /** What the store doesn't have yet, by message; undefined for a card that is too large to keep. */
  readonly #unsaved = new Map<string, SentCard | undefined>();

  constructor(store: DirectoryStore, clock: Clock = systemClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Reads what the disk has now, other windows' cards included; those of the last seven days. */
  async load(): Promise<readonly SentCard[]> {
    return this.#withUnsaved(await this.#store.read(KEY));
  }

  /**
   * Remembers a card that was sent, or what it was updated to. @throws when the store can't be written; the card is known in this
   * window all the same.
   */
  async keep(card: Omit<SentCard, 'elements'> & { readonly elements: CardElements }): Promise<void> {
    const elements = keepable(card.elements);
    this.#unsaved.set(card.messageId, elements && { ...card, elements });
    let saved: readonly (readonly [string, SentCard | undefined])[] = [];
    await this.#store.update(KEY, (value) => {
      saved = [...this.#unsaved];
      return { version: 1, cards: this.#withUnsaved(value) };
    });
    for (const [messageId, kept] of saved)
      if (this.#unsaved.get(messageId) === kept) this.#unsaved.delete(messageId);
  }

  #withUnsaved(value: unknown): SentCard[] {
    const fromMs = this.#clock.now() - KEPT_MS;
    const written = stored.safeParse(value).data?.cards ?? [];
    const others = written.filter(({ messageId }) => !this.#unsaved.has(messageId));
    return [...this.#unsaved.values(), ...others]
      .filter((card): card is SentCard => card !== undefined && card.sentAtMs >= fromMs)
      .toSorted((a, b) => b.sentAtMs - a.sentAtMs)
      .slice(0, SENT_CARDS_MAX);
  }
}

/** What of a card is kept; undefined where even its texts are too much. */
function keepable(elements: CardElements): CardElements | undefined {
  if (JSON.stringify(elements).length <= CARD_MAX_CHARACTERS) return elements;
  const bare = elements.map((element) =>
    element.element_type === 'image' ? { ...element, image: { content: '' } } : element,
  );
  return JSON.stringify(bare).length <= CARD_MAX_CHARACTERS ? bare : undefined;
}
