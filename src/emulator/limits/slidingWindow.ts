/**
 * Counts what happened within the last `windowMs`. Whether the real windows are fixed or sliding isn't documented. Sliding is the
 * stricter reading: a client that stays within it stays within both.
 */
export class SlidingWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  #entries: { readonly atMs: number; readonly subject: string | undefined }[] = [];

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /**
   * Whether one more fits at `nowMs`.
   * @param subject where the window counts different subjects instead of calls. A subject that was counted before is free.
   */
  fits(nowMs: number, subject?: string): boolean {
    this.#forget(nowMs);
    return this.#entries.length < this.#limit || this.#counted(subject);
  }

  add(nowMs: number, subject?: string): void {
    if (!this.#counted(subject)) this.#entries.push({ atMs: nowMs, subject });
  }

  /** How many count now. */
  used(nowMs: number): number {
    this.#forget(nowMs);
    return this.#entries.length;
  }

  #counted(subject: string | undefined): boolean {
    return subject !== undefined && this.#entries.some((entry) => entry.subject === subject);
  }

  #forget(nowMs: number): void {
    let old = 0;
    while (old < this.#entries.length && (this.#entries[old]?.atMs ?? nowMs) <= nowMs - this.#windowMs) old++;
    if (old > 0) this.#entries.splice(0, old);
  }
}
