import type { EndpointName, RequestOf, ResponseOf } from '../../contract/endpoints';
import type { LiveWorld } from '../world/change';
import type { AppRecord } from '../world/records';
import type { World } from '../world/world';
import type { Cursors } from './cursors';

/** What a handler may know about a call. */
export interface CallContext {
  /** A readonly view of the world. */
  readonly world: World;
  /** The same world, for the functions in `world/changes`. */
  readonly live: LiveWorld;
  readonly cursors: Cursors;
  readonly nowMs: number;
  /** Scheme, host and port that links lead to: the public URL, or what the request used. */
  readonly origin: string;
}

export interface AppCallContext extends CallContext {
  readonly app: AppRecord;
}

/** Handles a call made with an app's token. It throws PlatformError to refuse. `code: 0` is added to what it returns. */
export type AppHandler<Name extends EndpointName> = (
  context: AppCallContext,
  request: RequestOf<Name>,
) => ResponseOf<Name>;

/** The answer of a download, instead of JSON. */
export class FileAnswer {
  readonly bytes: Uint8Array;
  readonly contentType: string;

  constructor(bytes: Uint8Array, contentType: string) {
    this.bytes = bytes;
    this.contentType = contentType;
  }
}
