import * as vscode from 'vscode';
import { megabyteWords as megabytesIn } from '../../base/sizeWords';

/** Bytes in MB of 1024 kB, in the editor's language. */
export function megabyteWords(bytes: number): string {
  return megabytesIn(bytes, vscode.env.language);
}

/** A moment as people say it: time of day, with the date when it is not near. Takes milliseconds since the epoch. */
export function timeWords(atMs: number, nowMs: number = Date.now()): string {
  const near = Math.abs(atMs - nowMs) < 12 * 3_600_000;
  const style: Intl.DateTimeFormatOptions = near
    ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
    : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(undefined, style).format(atMs);
}
