import type { EndpointName } from '../contract/endpoints';
import type { ErrorKind } from '../contract/errorKind';
import type { CallExchange } from '../traffic/exchange';

/** One request that was sent, for logs and a timeline. Nothing in it is secret. */
export interface CallRecord {
  /** Shared by all attempts of one call. */
  readonly callId: string;
  /** Undefined for webhooks of system accounts, which know no app. */
  readonly appId: string | undefined;
  readonly endpoint: EndpointName;
  readonly method: 'GET' | 'POST';
  /** With the query; keys in paths stay placeholders. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** 1 for a call's first request. */
  readonly attempt: number;
  readonly status: number | undefined;
  readonly code: number | undefined;
  /** The platform's own words for a refusal. */
  readonly platformMessage: string | undefined;
  readonly xRid: string | undefined;
  /** The platform's clock as it answered, from the Date header: milliseconds since the epoch, whole seconds. */
  readonly serverNowMs: number | undefined;
  readonly errorKind: ErrorKind | undefined;
  /** What of a good answer could not be read and was left out: JSON Pointers with a few words of English. */
  readonly unreadable: readonly string[];
  /** What was sent, redacted when asked for; keep the result, not the record, to keep it long. */
  requestBody(): unknown;
  /** What was answered, redacted when asked for; `undefined` for files and where nothing could be read. */
  responseBody(): unknown;
}

/** Watchers of a client's requests. They must not throw. */
export interface CallHooks {
  onCall?(record: CallRecord): void;
}

/** A call that a client made: it always knows which. */
export type ClientExchange = CallExchange & {
  readonly name: EndpointName;
  readonly unreadable: CallRecord['unreadable'];
};

/** A client's record as an exchange. Bodies are made when they are read, as those of the record. */
export function exchangeOfCall(record: CallRecord): ClientExchange {
  const { method, path, status, code, platformMessage } = record;
  return {
    kind: 'call',
    side: 'out',
    name: record.endpoint,
    appId: record.appId,
    atMs: record.startedAtMs,
    durationMs: record.durationMs,
    request: {
      method,
      url: path,
      get body() {
        // The fields of a GET are its query.
        return method === 'GET' ? undefined : record.requestBody();
      },
    },
    response:
      status === undefined
        ? undefined
        : {
            status,
            code,
            message: platformMessage,
            get body() {
              return record.responseBody();
            },
          },
    attempt: record.attempt,
    errorKind: record.errorKind,
    unreadable: record.unreadable,
    ids: { call: record.callId, rid: record.xRid },
  };
}
