import { WebSocket } from 'ws';
import { unreachableReason } from '../../wire/unreachable';
import type { CutCause } from './socketState';

/** What a connection tells its owner. */
export interface LineListener {
  opened(): void;
  /** A whole text message came. Binary ones, which the platform doesn't send, are left out. */
  message(text: string): void;
  /** It ended, whoever ended it, or never came about. Nothing comes after that. */
  closed(cause: CutCause): void;
}

/** A WebSocket to the platform. */
export interface Line {
  /** Sends a text as one frame, if the connection is open. */
  send(text: string): void;
  /** Closes in the orderly way. */
  close(): void;
  /** Ends the connection at once. */
  terminate(): void;
}

/** Connects; how that went is told to `listener`, never thrown. */
export type Dial = (url: string, listener: LineListener) => Line;

/**
 * Bytes of a frame that is read. The platform promises no limit; a chat history that was forwarded may be large. Above it the connection is
 * closed.
 */
const FRAME_MAX_BYTES = 8 * 1024 * 1024;
const NORMAL_CLOSURE = 1000;

/** Connects with the package `ws`: no compression, which must not be needed, and no redirect, as the app secret would follow it. */
export const dialWithWs: Dial = (url, listener) => {
  const ws = new WebSocket(url, {
    perMessageDeflate: false,
    followRedirects: false,
    maxPayload: FRAME_MAX_BYTES,
  });
  let wasOpen = false;
  let failure: CutCause = { kind: 'unreachable', reason: 'other', code: undefined };
  ws.on('open', () => {
    wasOpen = true;
    listener.opened();
  });
  ws.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) listener.message(data.toString('utf8'));
  });
  ws.on('unexpected-response', (_request, response) => {
    failure = { kind: 'rejected', status: response.statusCode ?? 0 };
    response.resume();
    ws.terminate();
  });
  ws.on('error', (error: NodeJS.ErrnoException) => {
    if (failure.kind === 'unreachable')
      failure = { kind: 'unreachable', reason: unreachableReason(error.code), code: error.code };
  });
  ws.on('close', (code) => listener.closed(wasOpen ? { kind: 'closed', code } : failure));
  return {
    send(text) {
      // What fails on its way ends the connection, and that is told.
      if (ws.readyState === WebSocket.OPEN) ws.send(text, () => undefined);
    },
    close: () => ws.close(NORMAL_CLOSURE),
    terminate: () => ws.terminate(),
  };
};
