import * as vscode from 'vscode';

/** Bytes in kB of 1024, or in MB where there are many. */
export function sizeWords(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo >= 1000) return vscode.l10n.t('{0} MB', (kilo / 1024).toFixed(2));
  return vscode.l10n.t('{0} kB', kilo < 10 ? kilo.toFixed(1) : String(Math.round(kilo)));
}

/** Bytes in MB of 1024 kB, in the editor's language. */
export function megabyteWords(bytes: number): string {
  const value = (bytes / 1024 / 1024).toLocaleString(vscode.env.language, { maximumFractionDigits: 2 });
  return vscode.l10n.t('{0} MB', value);
}

/** A moment: the time of day, and the date unless it is near. Takes milliseconds since the epoch. */
export function timeWords(atMs: number, nowMs: number = Date.now()): string {
  const near = Math.abs(atMs - nowMs) < 12 * 3_600_000;
  const style: Intl.DateTimeFormatOptions = near
    ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
    : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(undefined, style).format(atMs);
}
