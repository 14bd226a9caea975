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
  #cards: readonly SentCard[] = [];
  #turn: Promise<void> = Promise.resolve();

  constructor(store: DirectoryStore, clock: Clock = systemClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Reads what the disk has now, other windows' cards included; those of the last seven days. */
  async load(): Promise<readonly SentCard[]> {
    const read = stored.safeParse(await this.#store.read(KEY)).data?.cards ?? [];
    // What another window has just updated is newer than what was read here before.
    this.#cards = this.#recent([...read, ...this.#cards]);
    return this.#cards;
  }

  /**
   * Remembers a card that was sent, or what it was updated to. @throws when the store can't be written.
   */
  keep(card: Omit<SentCard, 'elements'> & { readonly elements: CardElements }): Promise<void> {
    const elements = keepable(card.elements);
    return this.#inTurn(async () => {
      await this.load();
      const others = this.#cards.filter(({ messageId }) => messageId !== card.messageId);
      this.#cards = this.#recent(elements ? [{ ...card, elements }, ...others] : others);
      await this.#store.write(KEY, { version: 1, cards: this.#cards });
    });
  }

  /** Each once, the first of those with the same id. */
  #recent(cards: readonly SentCard[]): SentCard[] {
    const fromMs = this.#clock.now() - KEPT_MS;
    const byId = new Map<string, SentCard>();
    for (const card of cards)
      if (card.sentAtMs >= fromMs && !byId.has(card.messageId)) byId.set(card.messageId, card);
    return [...byId.values()].toSorted((a, b) => b.sentAtMs - a.sentAtMs).slice(0, SENT_CARDS_MAX);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
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
