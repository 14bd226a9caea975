/**
 * What ends a request early. Any `AbortSignal` is one; a call brings a lighter one of its own, since adding and removing a
 * listener of an `AbortSignal` costs a good part of a small call.
 */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** One HTTP request. It is sent once: a transport neither repeats nor follows redirects. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** The path lets whoever knows it send, so no log may name it. */
  readonly urlIsSecret?: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: StopSignal | undefined;
  /** From the end of sending to the headers of the answer, in milliseconds; 20 000 by default. */
  readonly headersTimeoutMs?: number | undefined;
  /** Between two pieces of the body, in milliseconds; 20 000 by default. */
  readonly bodyTimeoutMs?: number | undefined;
}

/** The answer's head. Its body must be read to the end or given up, by one of the two methods, once. */
export interface TransportResponse {
  readonly status: number;
  /** Names in lower case; of repeated headers the last. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The whole body.
   * @throws BodyTooLargeError above `maxBytes`; TransportError when the connection fails.
   */
  bytes(maxBytes: number): Promise<Uint8Array>;
  /** The body as it comes. Leaving the loop early closes the connection. @throws TransportError */
  stream(): AsyncIterable<Uint8Array>;
}

/** How requests get out: through the editor's `fetch`, or with undici outside the editor. */
export interface Transport {
  /** @throws TransportError when no answer comes. */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes idle connections. */
  close?(): Promise<void>;
}

/**
 * How far a request got: `connect` certainly not to the platform; `send` and `read` perhaps; `aborted` by its signal, perhaps.
 */
export type TransportPhase = 'connect' | 'send' | 'read' | 'aborted';

/** No answer, or not all of it. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly phase: TransportPhase;
  /** The system's or the library's error code, as `ECONNREFUSED`. */
  readonly code: string | undefined;

  constructor(phase: TransportPhase, options: { code?: string | undefined; cause?: unknown } = {}) {
    super(
      `${PHASES[phase]}${options.code === undefined ? '' : ` (${options.code})`}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.phase = phase;
    this.code = options.code;
  }
}

const PHASES: Record<TransportPhase, string> = {
  connect: 'No connection could be made',
  send: 'The connection broke before an answer came',
  read: 'The answer did not come, or not all of it',
  aborted: 'The request was given up',
};

/** An answer above the size that is accepted. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super(`The answer is larger than ${maxBytes} bytes`);
    this.maxBytes = maxBytes;
  }
}

export const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
export const DEFAULT_HEADERS_TIMEOUT_MS = 20_000;
export const DEFAULT_BODY_TIMEOUT_MS = 20_000;

/** The slowest upload that is waited for, in bytes a millisecond: 5 MB, the largest message, in a minute. */
const SLOWEST_UPLOAD = 90;

/** How long sending a body may take, in milliseconds, beside all other waits. */
export function uploadMs(body: string | undefined): number {
  return body === undefined ? 0 : Math.ceil(body.length / SLOWEST_UPLOAD);
}
