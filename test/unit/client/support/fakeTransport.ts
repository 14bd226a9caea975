import type {
  StopSignal,
  Transport,
  TransportRequest,
  TransportResponse,
} from '../../../../src/wire/transport';
import { BodyTooLargeError, TransportError } from '../../../../src/wire/transport';

/** What a fake platform answers: JSON or text with a status and headers, or an error to throw. */
export type FakeAnswer =
  { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown } | Error;

/** A transport without a network; it keeps what was sent. */
export class FakeTransport implements Transport {
  readonly sent: TransportRequest[] = [];
  readonly #answer: (request: TransportRequest, index: number) => FakeAnswer | Promise<FakeAnswer>;

  constructor(answer: (request: TransportRequest, index: number) => FakeAnswer | Promise<FakeAnswer>) {
    this.#answer = answer;
  }

  /** Requests other than for a token. */
  get calls(): TransportRequest[] {
    return this.sent.filter((request) => !request.url.endsWith('/auth/app_access_token'));
  }

  get tokenRequests(): number {
    return this.sent.length - this.calls.length;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    if (request.signal?.aborted) throw new TransportError('aborted');
    this.sent.push(request);
    const answering = Promise.resolve(this.#answer(request, this.sent.length - 1));
    const answer = await Promise.race([answering, aborted(request.signal)]);
    if (answer instanceof Error) throw answer;
    return respond(answer);
  }
}

function aborted(signal: StopSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new TransportError('aborted')), { once: true });
  });
}

/** A response as a transport gives it. */
export function respond(answer: Exclude<FakeAnswer, Error>): TransportResponse {
  const { status = 200, headers = {}, body = { code: 0 } } = answer;
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return {
    status,
    headers,
    bytes: (maxBytes) =>
      bytes.length > maxBytes ? Promise.reject(new BodyTooLargeError(maxBytes)) : Promise.resolve(bytes),
    async *stream() {
      yield await Promise.resolve(bytes);
    },
  };
}

/** A promise that is settled from outside. */
export function deferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
