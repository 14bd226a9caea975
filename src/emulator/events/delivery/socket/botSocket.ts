import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Clock, Disposable } from '../../../../base/clock';
import { cutText, textFrame } from './rawFrame';

/** What a connection tells its owner. */
export interface BotSocketListener {
  /** A whole text message came. Binary ones are left out. */
  message(text: string): void;
  /** There is room again after {@link BotSocket.isFull}. */
  drained(): void;
  /** It ended, whoever ended it. Nothing comes after that. */
  closed(): void;
}

/** A WebSocket to a bot. Each text travels as one frame. */
export interface BotSocket {
  /** Whether what was sent waits for the bot to read; events should wait, too. */
  readonly isFull: boolean;
  /** @param listener instead of an earlier one. */
  listen(listener: BotSocketListener): void;
  send(text: string): void;
  /** Sends a frame in pieces over `ms`. What is sent meanwhile follows it. */
  sendSlowly(text: string, ms: number): void;
  /** Sends half a frame and breaks the connection. */
  sendCut(text: string): void;
  /** From now on nothing is sent, nothing is read, and the connection stays open. */
  mute(): void;
  /** Closes in the orderly way, after what was sent. */
  close(): void;
  /** Ends the connection at once. */
  terminate(): void;
}

/** Bytes that wait for a bot to read: from the first on events wait; a bot at the second, which only our answers can bring about, is cut off. */
const FULL_BYTES = 1024 * 1024;
const FLOODED_BYTES = 4 * FULL_BYTES;
/** Frames that wait behind one that is sent slowly. */
const MAX_BEHIND = 1_000;
const PIECES = 10;
const NORMAL_CLOSURE = 1000;

/** A {@link BotSocket} over the package `ws`. */
export class WsBotSocket implements BotSocket {
  readonly #ws: WebSocket;
  /** Below it: frames that are slow or cut are written here. */
  readonly #raw: Socket;
  readonly #clock: Clock;
  /** While a frame is being sent slowly: what waits behind it. */
  #behind: (() => void)[] | undefined;
  #nextPiece: Disposable | undefined;
  #isMuted = false;
  #wasFull = false;
  #listener: BotSocketListener | undefined;

  /** @param ws made with `autoPong: false`, so that no pong gets into the middle of a slow frame. */
  constructor(ws: WebSocket, raw: Socket, clock: Clock) {
    this.#ws = ws;
    this.#raw = raw;
    this.#clock = clock;
    ws.on('message', (data: Buffer, isBinary) => {
      if (!isBinary && !this.#isMuted) this.#listener?.message(data.toString('utf8'));
    });
    ws.on('ping', (data) => this.#write(() => ws.pong(data)));
    // A frame that is too large or broken: `ws` closes the connection.
    ws.on('error', () => undefined);
    ws.on('close', () => {
      this.#nextPiece?.dispose();
      this.#listener?.closed();
    });
  }

  get isFull(): boolean {
    return this.#behind !== undefined || this.#ws.bufferedAmount >= FULL_BYTES;
  }

  listen(listener: BotSocketListener): void {
    this.#listener = listener;
  }

  send(text: string): void {
    this.#write(() => this.#ws.send(text, () => this.#onSent()));
    if (this.#ws.bufferedAmount > FLOODED_BYTES) this.terminate();
  }

  sendSlowly(text: string, ms: number): void {
    this.#write(() => {
      this.#behind = [];
      this.#drip(textFrame(text), 1, ms);
    });
  }

  sendCut(text: string): void {
    this.#write(() => this.#raw.write(cutText(text), () => this.#ws.terminate()));
  }

  mute(): void {
    this.#isMuted = true;
    this.#behind = undefined;
    this.#ws.pause();
  }

  close(): void {
    this.#write(() => this.#ws.close(NORMAL_CLOSURE));
  }

  terminate(): void {
    this.#ws.terminate();
  }

  #write(frame: () => void): void {
    if (this.#isMuted || this.#ws.readyState !== this.#ws.OPEN) return;
    if (!this.#behind) frame();
    else if (this.#behind.length < MAX_BEHIND) this.#behind.push(frame);
    else this.terminate();
  }

  /** Writes one piece now and the next ones later. */
  #drip(frame: Buffer, piece: number, ms: number): void {
    if (this.#isMuted || this.#ws.readyState !== this.#ws.OPEN) return;
    const at = (part: number) => Math.floor((frame.length * part) / PIECES);
    this.#raw.write(frame.subarray(at(piece - 1), at(piece)));
    if (piece < PIECES) {
      this.#nextPiece = this.#clock.setTimer(ms / PIECES, () => this.#drip(frame, piece + 1, ms));
      return;
    }
    const behind = this.#behind ?? [];
    this.#behind = undefined;
    for (const next of behind) this.#write(next);
    if (!this.isFull) this.#listener?.drained();
  }

  #onSent(): void {
    const { isFull } = this;
    if (this.#wasFull && !isFull) this.#listener?.drained();
    this.#wasFull = isFull;
  }
}
