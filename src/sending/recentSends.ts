import { createHash } from 'node:crypto';
import type { Clock } from '../base/clock';
import type { Form, Source } from '../compose/model/source';
import type { PartsOutcome } from './deliver';
import type { SendEnded } from './sendOutcome';
import { targetId, threadOf } from './sendTarget';
import type { SendTarget } from './sendTarget';
import type { OutgoingMessage } from './settle';

/** The same message to the same chat within this time is likely a slip. */
const REPEAT_MS = 10_000;

/** What the messages of a send were made from. */
export interface SendOrigin {
  readonly sources: readonly Source[];
  /** The best for each source when missing. */
  readonly form?: Form | undefined;
}

/** The last send of which at least a part arrived, or may have. */
export interface LastSend {
  readonly messages: readonly OutgoingMessage[];
  readonly target: SendTarget;
  readonly appId: string | undefined;
  readonly origin: SendOrigin;
}

interface Noted {
  readonly digest: string;
  /** On the clock that never jumps; Infinity while it is under way. */
  atMs: number;
}

/** What one window sent lately. In memory only: bodies of messages are nobody's business after that. */
export class RecentSends {
  readonly #clock: Clock;
  #noted: Noted[] = [];
  #last: LastSend | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get last(): LastSend | undefined {
    return this.#last;
  }

  /** Whether one of the messages is on its way to the same chat, or went there a moment ago. */
  isRepeat(messages: readonly OutgoingMessage[], target: SendTarget): boolean {
    const since = this.#clock.monotonic() - REPEAT_MS;
    this.#noted = this.#noted.filter(({ atMs }) => atMs > since);
    const known = new Set(this.#noted.map(({ digest }) => digest));
    return messages.some((message) => known.has(digestOf(message, target)));
  }

  /** Notes messages that are about to be handed over. */
  begin(
    messages: readonly OutgoingMessage[],
    target: SendTarget,
  ): { readonly end: (parts?: PartsOutcome) => void } {
    const noted = messages.map((message): Noted => ({ digest: digestOf(message, target), atMs: Infinity }));
    this.#noted.push(...noted);
    return {
      end: (parts) => {
        for (const each of noted) each.atMs = this.#clock.monotonic();
        const { failure, messageIds } = parts ?? {};
        if (!failure) return;
        // A message that certainly didn't arrive can be sent again without a question.
        const arrived = (messageIds?.length ?? 0) + (failure.fate === 'unknown' ? 1 : 0);
        const gone = new Set(noted.slice(arrived));
        this.#noted = this.#noted.filter((each) => !gone.has(each));
      },
    };
  }

  /** @param origin missing for what an earlier send has left: the last send stays what it was. */
  keep({ messages, target, appId, status }: SendEnded, origin: SendOrigin | undefined): void {
    if (status === 'failed' || !origin) return;
    this.#last = { messages, target, appId, origin };
  }
}

function digestOf(message: OutgoingMessage, target: SendTarget): string {
  const key = JSON.stringify([target.kind, targetId(target), threadOf(target) ?? '', message]);
  return createHash('sha256').update(key).digest('base64');
}
