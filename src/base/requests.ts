import type { Clock, Disposable } from './clock';

/**
 * What one side of a pair can send to the other: messages, which get no reply, and requests, which do. Both are unions by `type`, or
 * `never`; the type of a request fixes what is asked and what is replied.
 */
export interface Side {
  readonly messages: { readonly type: string };
  readonly requests: { readonly type: string; readonly request: unknown; readonly reply: unknown };
}

export type RequestType<S extends Side> = S['requests']['type'];
export type RequestOf<S extends Side, Type extends RequestType<S>> = Exchange<S, Type>['request'];
export type ReplyOf<S extends Side, Type extends RequestType<S>> = Exchange<S, Type>['reply'];
type Exchange<S extends Side, Type> = Extract<S['requests'], { readonly type: Type }>;

/** How the requests of a side are answered; what is thrown reaches the other side as words. */
export type Answers<S extends Side> = {
  readonly [Type in RequestType<S>]: (
    request: RequestOf<S, Type>,
  ) => ReplyOf<S, Type> | Promise<ReplyOf<S, Type>>;
};

/** Milliseconds after which a request is given up, unless its caller gives another limit. */
const LIMIT_MS = 30_000;

/** A request without a reply: the other side failed, the time is up, or the other side is gone. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly kind: 'failed' | 'timeout' | 'closed';

  /** @param message for `failed`, the words of the other side about it. */
  constructor(kind: RequestError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface RequestsOptions {
  readonly clock: Clock;
  /** Hands a message to the other side; messages of the types `request` and `reply` are this class's own. */
  readonly send: (message: object) => void;
  /** Carries out a request of the other side, whatever it may be. */
  readonly answer: (type: string, request: unknown) => unknown;
  /** The words that reach the other side when `answer` fails. */
  readonly wordsOf: (error: unknown) => string;
}

/** The requests between two sides that can only post to each other: finds the reply to each, and gives up in time. */
export class Requests implements Disposable {
  readonly #options: RequestsOptions;
  readonly #waiting = new Map<number, (reply: Readonly<Record<string, unknown>> | RequestError) => void>();
  #nextId = 1;
  #isClosed = false;

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  /**
   * Asks the other side.
   * @param limitMs how long to wait; Infinity where the reply waits for a person.
   * @throws RequestError
   */
  ask(type: string, request: unknown, limitMs = LIMIT_MS): Promise<unknown> {
    const { clock, send } = this.#options;
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(closed());
      const id = this.#nextId++;
      const settle = (reply: Readonly<Record<string, unknown>> | RequestError) => {
        this.#waiting.delete(id);
        timer.dispose();
        if (reply instanceof RequestError) reject(reply);
        else if (typeof reply['error'] === 'string') reject(new RequestError('failed', reply['error']));
        else resolve(reply['reply']);
      };
      const timer = clock.setTimer(limitMs, () =>
        settle(new RequestError('timeout', `No reply to "${type}" in ${limitMs / 1000} s.`)),
      );
      this.#waiting.set(id, settle);
      send({ type: 'request', id, name: type, request });
    });
  }

  /** Takes what came from the other side, in whatever shape. @returns whether it was a request or a reply. */
  receive(data: unknown): boolean {
    if (!isRecord(data) || typeof data['id'] !== 'number') return false;
    const { type, id, name } = data;
    if (type === 'reply') {
      // Without anybody waiting it came too late.
      this.#waiting.get(id)?.(data);
      return true;
    }
    if (type !== 'request' || typeof name !== 'string') return false;
    void this.#answer(id, name, data['request']);
    return true;
  }

  /** The other side is gone: pending requests fail, and answers that come later are dropped. */
  dispose(): void {
    this.#isClosed = true;
    for (const settle of this.#waiting.values()) settle(closed());
  }

  async #answer(id: number, name: string, request: unknown): Promise<void> {
    const { answer, send, wordsOf } = this.#options;
    let message: object;
    try {
      message = { type: 'reply', id, reply: await answer(name, request) };
    } catch (error) {
      message = { type: 'reply', id, error: wordsOf(error) };
    }
    if (!this.#isClosed) send(message);
  }
}

function closed(): RequestError {
  return new RequestError('closed', 'Nobody is there to reply.');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
