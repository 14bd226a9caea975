import type { ClientFrame, ServerFrame } from '../../contract/socketFrames';
import { serverFrame } from '../../contract/socketFrames';
import { readTolerantly } from '../../contract/tolerant';
import { readEventJson } from '../receivedEvent';

/** A frame of the platform, and its JSON as it came. */
export type ReadFrame =
  | { readonly frame: ServerFrame; readonly data: unknown }
  /** It says that it brings an event, and doesn't. */
  | { readonly frame: undefined; readonly data: unknown };

/**
 * Reads what the platform sent.
 * @returns undefined for commands that aren't known, and for what is no frame: newer platforms may send more than we know.
 */
export function readServerFrame(text: string): ReadFrame | undefined {
  const json = readEventJson(text);
  if (typeof json !== 'object' || json === null) return undefined;
  const data: unknown = Reflect.get(json, 'data');
  const reading = readTolerantly(serverFrame, json);
  // What was read has the schema's shape.
  if (reading.ok) return { frame: reading.data as ServerFrame, data };
  return Reflect.get(json, 'cmd') === 'event' ? { frame: undefined, data } : undefined;
}

/** Writes the frames of one connection, each with a request id of its own. */
export class FrameWriter {
  #nextRid = 1;

  register(appId: string, appSecret: string): string {
    return written({
      cmd: 'register',
      header: { app_id: appId, app_secret: appSecret, rid: this.#rid() },
    });
  }

  ping(token: string): string {
    return written({ cmd: 'ping', header: { token, rid: this.#rid() } });
  }

  ack(token: string, callbackId: string): string {
    return written({ cmd: 'ack', header: { token, callback_id: callbackId, rid: this.#rid() } });
  }

  #rid(): string {
    return `r${this.#nextRid++}`;
  }
}

function written(frame: ClientFrame): string {
  return JSON.stringify(frame);
}
