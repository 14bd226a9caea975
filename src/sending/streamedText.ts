import type { Clock, Disposable } from '../base/clock';
import { clusterBorder, ELLIPSIS } from '../base/clusters';
import { STREAM_MAX_GAP_SEC, TEXT_MAX_CHARACTERS } from '../contract/limits';

/** Milliseconds between two updates at least. No limit is published; the vendor advises about five a second. */
const MIN_GAP_MS = 200;
/** Milliseconds after which the text so far is sent again, so that the platform doesn't end a stream that rests. */
const KEEP_ALIVE_MS = (STREAM_MAX_GAP_SEC - 10) * 1_000;

/** The calls of one stream. Each throws SeaTalkError. */
export interface StreamCalls {
  /** Posts the message that grows. @returns the id of the stream. */
  readonly open: (text: string) => Promise<string>;
  /** @param seq 1 on the first update, then one more each. @param finish ends the stream. */
  readonly update: (streamId: string, seq: number, text: string, finish: boolean) => Promise<unknown>;
}

export type StreamEnd =
  | { readonly kind: 'finished' }
  /** It couldn't be opened, or an update failed, which ends a stream. `shown` is what the chat shows then. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly shown: string | undefined };

/**
 * A text that grows in a chat while it is written. Updates are sent one at a time, at most five a second, each with the whole text so far;
 * what comes meanwhile goes with the next one. A text beyond the limit of a message shows its end.
 */
export class StreamedText {
  readonly #calls: StreamCalls;
  readonly #clock: Clock;
  #text = '';
  #isEnded = false;
  #wake: (() => void) | undefined;

  constructor(calls: StreamCalls, clock: Clock) {
    this.#calls = calls;
    this.#clock = clock;
  }

  /** The whole text so far. After {@link end} it changes nothing. */
  write(text: string): void {
    if (this.#isEnded || text === this.#text) return;
    this.#text = text;
    this.#wake?.();
  }

  /** Nothing more is written; the stream is finished with what there is. */
  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  /** Opens the stream with what was written and keeps it up to date until {@link end}. Does not throw. */
  async run(): Promise<StreamEnd> {
    let shown: string | undefined;
    try {
      const first = endOf(this.#text);
      const id = await this.#calls.open(first);
      shown = first;
      for (let seq = 1; ; seq++) {
        const before = shown;
        await this.#pause(() => this.#isEnded || endOf(this.#text) !== before);
        const finish = this.#isEnded;
        const text = endOf(this.#text);
        await this.#calls.update(id, seq, text, finish);
        shown = text;
        if (finish) return { kind: 'finished' };
      }
    } catch (error) {
      return { kind: 'failed', error, shown };
    }
  }

  /** Waits until there is something to send, but not for less than the gap nor so long that the platform ends the stream. */
  async #pause(isDue: () => boolean): Promise<void> {
    await this.#sleep(MIN_GAP_MS, () => this.#isEnded);
    await this.#sleep(KEEP_ALIVE_MS - MIN_GAP_MS, isDue);
  }

  #sleep(ms: number, isOver: () => boolean): Promise<void> {
    if (isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      let timer: Disposable | undefined;
      const done = () => {
        timer?.dispose();
        this.#wake = undefined;
        resolve();
      };
      this.#wake = () => {
        if (isOver()) done();
      };
      timer = this.#clock.setTimer(ms, done);
    });
  }
}

/** What stands for no text yet: a message can't be empty. */
const NOTHING_YET = ELLIPSIS;

/** The end of a text, from the beginning of a line where there is one, in as many UTF-16 units as a message may have. */
export function endOf(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed === '') return NOTHING_YET;
  if (trimmed.length <= TEXT_MAX_CHARACTERS) return trimmed;
  const head = `${ELLIPSIS}\n`;
  const from = trimmed.length - (TEXT_MAX_CHARACTERS - head.length);
  const line = trimmed.indexOf('\n', from - 1) + 1;
  // A line that fills the message is cut between characters.
  const start = line > 0 && line < trimmed.length ? line : borderAfter(trimmed, from);
  return `${head}${trimmed.slice(start)}`;
}

/** The first border between two grapheme clusters at or after `at`. */
function borderAfter(text: string, at: number): number {
  for (let place = at; place < text.length; place++) {
    if (clusterBorder(text, place, Math.max(0, place - 64)) === place) return place;
  }
  return text.length;
}
