import type { Clock, Disposable } from '../../../base/clock';
import { sleep } from '../../../base/clock';
import type { HistoryDirectory } from '../../../directory/historyDirectory';

/** When to look at a card after its bot has answered, in milliseconds after the look before: bots answer first and work afterwards. */
const LOOKS_MS = [0, 1_000, 2_000, 4_000, 8_000] as const;

/** Notices that a bot updates its card, from before a tap until some time after it. */
export class CardWatch implements Disposable {
  readonly #history: Pick<HistoryDirectory, 'refresh' | 'onDidChange'>;
  readonly #messageId: string;
  readonly #changes: Disposable;
  #isUpdated = false;

  constructor(history: Pick<HistoryDirectory, 'refresh' | 'onDidChange'>, messageId: string) {
    this.#history = history;
    this.#messageId = messageId;
    // Somebody else may read it first.
    this.#changes = history.onDidChange(({ message }) => {
      this.#isUpdated ||= message.message_id === messageId;
    });
  }

  /**
   * Reads the card again until it was updated, five times within a quarter of a minute. Whoever shows the card learns of it from the
   * history.
   * @returns whether it was updated; undefined where it can't be read, or when `signal` ends the wait.
   */
  async look(clock: Clock, signal: AbortSignal): Promise<boolean | undefined> {
    try {
      for (const delayMs of LOOKS_MS) {
        if (delayMs > 0) await sleep(clock, delayMs, signal);
        if (!this.#isUpdated) await this.#history.refresh(this.#messageId, signal);
        if (this.#isUpdated) return true;
      }
      return false;
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
