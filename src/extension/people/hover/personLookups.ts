import type { Clock } from '../../../base/clock';
import type { Person } from '../../../directory/resolvePeople';

export interface PersonLookupsOptions {
  readonly clock: Clock;
  /** Asks the platform; undefined when there is no such person. */
  readonly lookUp: (text: string, signal: AbortSignal) => Promise<Person | undefined>;
  /** Called with failures: a hover says nothing of them. */
  readonly onError: (error: unknown) => void;
}

/** How long an answer is used again, in milliseconds. */
const KEPT_MS = 60 * 60_000;
/** Milliseconds without a call after a failure: without the permission or the network every call fails. */
const QUIET_MS = 10 * 60_000;
/** Answers kept at most; the oldest are forgotten first. */
const KEPT_MAX = 500;

interface Answer {
  readonly person: Promise<Person | undefined>;
  /** On the monotonic clock. */
  readonly untilMs: number;
}

/** Who is behind an email or a code, asked once and kept for an hour. After a failure nothing is asked for a while. */
export class PersonLookups {
  readonly #options: PersonLookupsOptions;
  readonly #answers = new Map<string, Answer>();
  readonly #stop = new AbortController();
  #quietUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: PersonLookupsOptions) {
    this.#options = options;
  }

  /** The person; undefined when there is none, or that can't be known now. Does not throw. */
  find(text: string): Promise<Person | undefined> {
    const now = this.#options.clock.monotonic();
    const known = this.#answers.get(text);
    if (known && now < known.untilMs) return known.person;
    if (now < this.#quietUntilMs || this.#stop.signal.aborted) return Promise.resolve(undefined);
    const person = this.#ask(text);
    this.#answers.delete(text);
    this.#answers.set(text, { person, untilMs: now + KEPT_MS });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > KEPT_MAX && oldest !== undefined) this.#answers.delete(oldest);
    return person;
  }

  dispose(): void {
    this.#stop.abort();
    this.#answers.clear();
  }

  async #ask(text: string): Promise<Person | undefined> {
    const { clock, lookUp, onError } = this.#options;
    try {
      return await lookUp(text, this.#stop.signal);
    } catch (error) {
      this.#answers.delete(text);
      if (this.#stop.signal.aborted) return undefined;
      this.#quietUntilMs = clock.monotonic() + QUIET_MS;
      onError(error);
      return undefined;
    }
  }
}
