import type { Disposable } from '../base/clock';
import type { HistoryDirectory } from '../directory/historyDirectory';
import { Conversation } from './conversation';
import type { ConversationOptions } from './conversation';

export interface ConversationsOptions extends Omit<ConversationOptions, 'groupId'> {
  readonly history: ConversationOptions['history'] & Pick<HistoryDirectory, 'onDidChange'>;
}

/** Messages kept in memory for all conversations together. */
const MAX_HELD = 5000;

/**
 * The conversations of one app, one for each group, whoever reads them. Above a number of messages, those without an open view
 * forget theirs, the one that was opened longest ago first.
 */
export class Conversations implements Disposable {
  readonly #options: ConversationsOptions;
  readonly #maxHeld: number;
  /** By group id, the one opened last at the end. */
  readonly #known = new Map<string, Conversation>();
  readonly #readers = new Map<Conversation, number>();
  readonly #changes: Disposable;

  /** @param maxHeld messages kept in memory. */
  constructor(options: ConversationsOptions, maxHeld = MAX_HELD) {
    this.#options = options;
    this.#maxHeld = maxHeld;
    // A message found by its id alone may be in any of them.
    this.#changes = options.history.onDidChange(({ message }) => {
      for (const conversation of this.#known.values()) conversation.replace(message);
    });
  }

  /** The conversation of a group. Nothing is read before a part of it is loaded. */
  get(groupId: string): Conversation {
    const known = this.#known.get(groupId);
    if (known) return known;
    const made = new Conversation({ ...this.#options, groupId });
    made.onDidChange(({ part }) => {
      if (part !== 'forgotten') this.#trim();
    });
    this.#known.set(groupId, made);
    return made;
  }

  /** Keeps a conversation's messages in memory until the hold is disposed. */
  hold(conversation: Conversation): Disposable {
    const { groupId } = conversation;
    this.#known.delete(groupId);
    this.#known.set(groupId, conversation);
    this.#readers.set(conversation, (this.#readers.get(conversation) ?? 0) + 1);
    let held = true;
    return {
      dispose: () => {
        if (!held) return;
        held = false;
        const readers = (this.#readers.get(conversation) ?? 1) - 1;
        if (readers > 0) this.#readers.set(conversation, readers);
        else this.#readers.delete(conversation);
        this.#trim();
      },
    };
  }

  dispose(): void {
    this.#changes.dispose();
    for (const conversation of this.#known.values()) conversation.dispose();
    this.#known.clear();
    this.#readers.clear();
  }

  #trim(): void {
    let held = 0;
    for (const conversation of this.#known.values()) held += conversation.heldCount;
    for (const conversation of this.#known.values()) {
      if (held <= this.#maxHeld) return;
      const count = conversation.heldCount;
      if (count === 0 || this.#readers.has(conversation)) continue;
      held -= count;
      conversation.forget();
    }
  }
}
