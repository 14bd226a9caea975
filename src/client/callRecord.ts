import type { EndpointName } from '../contract/endpoints';
import type { ErrorKind } from '../contract/errorKind';

/** One request that went out, for logs and a timeline. Nothing in it is secret. */
export interface CallRecord {
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
  readonly xRid: string | undefined;
  readonly errorKind: ErrorKind | undefined;
  /** What was sent, redacted when asked for; keep the result, not the record, to keep it long. */
  requestBody(): unknown;
  /** What was answered, redacted when asked for; `undefined` for files and where nothing could be read. */
  responseBody(): unknown;
}

/** Watchers of a client's requests. They must not throw. */
export interface CallHooks {
  onCall?(record: CallRecord): void;
}
