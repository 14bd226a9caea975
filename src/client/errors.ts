import type { ErrorKind } from '../contract/errorKind';
import { endpoints } from '../contract/endpoints';
import type { EndpointName } from '../contract/endpoints';

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
