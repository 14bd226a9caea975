import { Emitter } from '../base/emitter';
import type { Subscribe } from '../base/emitter';
import type { Redactor } from '../wire/redact';
import { SIGNATURE_HEADER } from '../wire/signature';
import type { Exchange, ExchangeHeaders, ExchangeRequest, ExchangeResponse } from './exchange';
import { idsInBodies } from './exchange';

/** An exchange as a log keeps it: plain data without secrets. */
export type LoggedExchange = Exchange & {
  /** Unique in its log. */
  readonly id: string;
  /** The bodies are left out: alone they are larger than all that the log keeps. */
  readonly isWithoutBodies?: true;
};

export interface TrafficLogOptions {
  readonly redactor: Redactor;
  /** Called with what a listener throws. */
  readonly onError: (error: unknown) => void;
  /** Exchanges that are kept; 1000 by default. */
  readonly maxCount?: number;
  /** Bytes of what is kept, written as JSON; 8 MiB by default. */
  readonly maxBytes?: number;
}

const MAX_COUNT = 1000;
const MAX_BYTES = 8 * 1024 * 1024;

/** The latest exchanges, in the order they ended. Secrets are taken out on entry; the oldest are dropped above the bounds of count and size. */
export class TrafficLog {
  readonly #redactor: Redactor;
  readonly #maxCount: number;
  readonly #maxBytes: number;
  readonly #added: Emitter<LoggedExchange>;
  readonly #kept: { readonly exchange: LoggedExchange; readonly bytes: number }[] = [];
  #bytes = 0;
  #lastId = 0;

  /** After each exchange that was added. */
  readonly onDidAdd: Subscribe<LoggedExchange>;

  constructor({ redactor, onError, maxCount = MAX_COUNT, maxBytes = MAX_BYTES }: TrafficLogOptions) {
    this.#redactor = redactor;
    this.#maxCount = maxCount;
    this.#maxBytes = maxBytes;
    this.#added = new Emitter(onError);
    this.onDidAdd = this.#added.subscribe;
  }

  /** Oldest first. */
  get exchanges(): readonly LoggedExchange[] {
    return this.#kept.map(({ exchange }) => exchange);
  }

  /** @returns the exchange as it is kept. */
  add(exchange: Exchange): LoggedExchange {
    this.#lastId += 1;
    const entry = this.#sized({ ...this.#redacted(exchange), id: String(this.#lastId) });
    this.#kept.push(entry);
    this.#bytes += entry.bytes;
    while (this.#kept.length > this.#maxCount || this.#bytes > this.#maxBytes) {
      const oldest = this.#kept.shift();
      if (!oldest) break;
      this.#bytes -= oldest.bytes;
    }
    this.#added.fire(entry.exchange);
    return entry.exchange;
  }

  clear(): void {
    this.#kept.length = 0;
    this.#bytes = 0;
  }

  dispose(): void {
    this.clear();
    this.#added.dispose();
  }

  #sized(exchange: LoggedExchange): { exchange: LoggedExchange; bytes: number } {
    const bytes = jsonBytes(exchange);
    if (bytes <= this.#maxBytes) return { exchange, bytes };
    const { request, response } = exchange;
    const smaller: LoggedExchange = {
      ...exchange,
      request: { ...request, body: undefined },
      response: response && { ...response, body: undefined },
      isWithoutBodies: true,
    };
    return { exchange: smaller, bytes: jsonBytes(smaller) };
  }

  #redacted(exchange: Exchange): Exchange {
    const request = this.#request(exchange.request);
    const response = exchange.response && this.#response(exchange.response);
    const ids = { ...idsInBodies(request.body, response?.body), ...exchange.ids };
    const remarks = exchange.remarks?.map((remark) => this.#redactor.text(remark));
    return { ...exchange, request, response, ids, remarks };
  }

  #request({ method, url, headers, body }: ExchangeRequest): ExchangeRequest {
    const redactor = this.#redactor;
    return { method, url: redactor.text(url), headers: this.#headers(headers), body: redactor.value(body) };
  }

  #response({ status, headers, body, code, message }: ExchangeResponse): ExchangeResponse {
    return {
      status,
      headers: this.#headers(headers),
      body: this.#redactor.value(body),
      code,
      message: message === undefined ? undefined : this.#redactor.text(message),
    };
  }

  #headers(headers: ExchangeHeaders | undefined): ExchangeHeaders | undefined {
    if (!headers) return undefined;
    const clean = this.#redactor.value(headers) as ExchangeHeaders;
    const names = Object.keys(clean).filter((name) => name.toLowerCase() === SIGNATURE);
    // Beside the body that it signs, a short secret could be found by trying.
    return { ...clean, ...Object.fromEntries(names.map((name) => [name, '[redacted]'])) };
  }
}

const SIGNATURE = SIGNATURE_HEADER.toLowerCase();

function jsonBytes(exchange: LoggedExchange): number {
  return Buffer.byteLength(JSON.stringify(exchange));
}
