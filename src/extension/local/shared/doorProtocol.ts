import { createHmac } from 'node:crypto';
import type { LocalAddress } from '../localAddress';

/*
 * What a window and the process of the local SeaTalk say to each other over a socket on loopback: one JSON value a line. The window asks
 * for a proof first, so that its token never goes to another program that got the port; then it names the token. From then on the socket
 * itself says that the window is there.
 */

/** What a window says. */
export type WindowLine =
  | { readonly ask: 'proof'; readonly nonce: string }
  | { readonly ask: 'enter'; readonly token: string }
  | { readonly ask: 'reset' }
  | { readonly ask: 'stop' };

/** What the process says. */
export type DoorLine =
  | { readonly tell: 'proof'; readonly proof: string }
  | { readonly tell: 'running'; readonly version: string; readonly address: LocalAddress }
  /** Its people, groups and messages are others now. */
  | { readonly tell: 'replaced' }
  /** For the log. */
  | { readonly tell: 'warning'; readonly text: string }
  | { readonly tell: 'stopping' };

/** Longer than any line; what sends more is no window of ours. */
const LINE_MAX_CHARACTERS = 256 * 1024;

/** What only a program that has the token can say about a text chosen by another. */
export function proofOf(token: string, nonce: string): string {
  return createHmac('sha256', token).update(nonce).digest('hex');
}

/** One line for the socket. */
export function lineOf(value: WindowLine | DoorLine): string {
  return `${JSON.stringify(value)}\n`;
}

/** Takes lines out of a stream of text. Each is an object, of which nothing else is known. */
export class LineReader {
  #rest = '';

  /** @throws when a line is no object in JSON, or too long. */
  add(text: string): readonly Readonly<Record<string, unknown>>[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LINE_MAX_CHARACTERS) throw new Error('The line is too long');
    return lines.map((line) => {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null) throw new Error('The line is no object');
      return value as Readonly<Record<string, unknown>>;
    });
  }
}
