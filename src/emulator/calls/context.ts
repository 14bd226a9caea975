import type { EndpointName, RequestOf, ResponseOf } from '../../contract/endpoints';
import type { AppRecord } from '../world/apps';
import type { Cursors } from '../world/cursors';
import type { World } from '../world/world';

/** What a handler may know about a call. */
export interface CallContext {
  readonly world: World;
  readonly cursors: Cursors;
  readonly nowMs: number;
  /** Scheme, host and port the request came by; links lead there. */
  readonly origin: string;
}

export interface AppCallContext extends CallContext {
  readonly app: AppRecord;
}

/** A call made with an app's token. Throws PlatformError to refuse; `code: 0` is added to what it returns. */
export type AppHandler<Name extends EndpointName> = (
  context: AppCallContext,
  request: RequestOf<Name>,
) => ResponseOf<Name>;

/** What Download answers instead of JSON. */
export class FileAnswer {
  readonly bytes: Uint8Array;
  readonly contentType: string;

  constructor(bytes: Uint8Array, contentType: string) {
    this.bytes = bytes;
    this.contentType = contentType;
  }
}
