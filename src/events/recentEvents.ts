/** Far more than the platform sends before it stops repeating an event. */
const MAX_IDS = 10_000;
/** An `event_id` is a short decimal number; longer ones, which nobody sends, are not remembered. */
const MAX_ID_LENGTH = 128;

/** The `event_id`s that came last, to recognize repeats: the platform sends an event again with the same one. */
export class RecentEvents {
  readonly #ids = new Set<string>();
  readonly #max: number;

  /** @param max how many are remembered; the oldest are forgotten first. */
  constructor(max = MAX_IDS) {
    this.#max = max;
  }

  has(eventId: string): boolean {
    return this.#ids.has(eventId);
  }

  /** @returns whether it is new. What can't be told from others, for lack of an id, always is. */
  add(eventId: string): boolean {
    if (eventId === '' || eventId.length > MAX_ID_LENGTH) return true;
    if (this.#ids.has(eventId)) return false;
    this.#ids.add(eventId);
    for (const oldest of this.#ids) {
      if (this.#ids.size <= this.#max) break;
      this.#ids.delete(oldest);
    }
    return true;
  }
}
