import type { CodeKind } from '../contract/codes';
import { endpoints } from '../contract/endpoints';
import type { EndpointName } from '../contract/endpoints';

/**
 * What went wrong, to decide on. Beside the kinds of the platform's codes:
 * - `connect`: the platform was not reached, nothing was delivered;
 * - `no_answer`: a call that may be repeated got no answer, several times;
 * - `unknown_fate`: a call that must not be repeated got no answer, so that it may or may not have had its effect;
 * - `cancelled`, `deadline`: given up by the caller or for lack of time;
 * - `bad_answer`: an answer came and made no sense (no JSON, no code, wrong shape); the call itself may well have worked;
 * - `no_credentials`: no app secret is stored;
 * - `too_large`: an answer or download above its size cap;
 * - `forbidden_origin`: the token was not sent because the URL is not the app's own.
 */
export type ErrorKind =
  | CodeKind
  | 'connect'
  | 'no_answer'
  | 'unknown_fate'
  | 'cancelled'
  | 'deadline'
  | 'bad_answer'
  | 'no_credentials'
  | 'too_large'
  | 'forbidden_origin';

export interface SeaTalkErrorInit {
  readonly kind: ErrorKind;
  readonly endpoint: EndpointName;
  /** One sentence in plain English, without secrets. */
  readonly reason: string;
  readonly code?: number | undefined;
  readonly status?: number | undefined;
  readonly xRid?: string | undefined;
  readonly platformMessage?: string | undefined;
  readonly retryAtMs?: number | undefined;
  readonly mayHaveBeenDelivered?: boolean | undefined;
  /** Redacted by whoever makes the error. */
  readonly cause?: unknown;
}

/** Everything a call can fail with. Decide on `kind` and `code`, never on texts. */
export class SeaTalkError extends Error {
  override readonly name = 'SeaTalkError';
  readonly kind: ErrorKind;
  readonly endpoint: EndpointName;
  /** Result code of the platform; read it with the list of the endpoint's scope (REST or system accounts). */
  readonly code: number | undefined;
  /** HTTP status, if there was an answer. */
  readonly status: number | undefined;
  /** The platform's request id, to quote to its support. */
  readonly xRid: string | undefined;
  /** The platform's own words, redacted: for logs and details, not for decisions. */
  readonly platformMessage: string | undefined;
  /** When trying again makes sense, in milliseconds since the epoch. */
  readonly retryAtMs: number | undefined;
  /** Whether something that must not happen twice may have happened already. */
  readonly mayHaveBeenDelivered: boolean;

  constructor(init: SeaTalkErrorInit) {
    const code = init.code === undefined ? '' : ` (code ${init.code})`;
    super(
      `${endpoints[init.endpoint].title}: ${init.reason}${code}`,
      init.cause === undefined ? undefined : { cause: init.cause },
    );
    this.kind = init.kind;
    this.endpoint = init.endpoint;
    this.code = init.code;
    this.status = init.status;
    this.xRid = init.xRid;
    this.platformMessage = init.platformMessage;
    this.retryAtMs = init.retryAtMs;
    this.mayHaveBeenDelivered = init.mayHaveBeenDelivered ?? false;
  }
}
