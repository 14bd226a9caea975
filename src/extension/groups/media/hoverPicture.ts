import { Buffer } from 'node:buffer';
import type { SeaTalkClient } from '../../../client/seaTalkClient';
import type { Markdown } from '../../base/markdown';
import { Thumbnails } from '../../images/thumbnail';

/** Larger images aren't fetched for a hover. */
const MAX_BYTES = 2 * 1024 * 1024;
/** Milliseconds until a picture must have begun to arrive: a hover is looked at for a moment. */
const DEADLINE_MS = 5_000;
/** Pictures kept for the next hover. */
const KEPT_MAX = 10;

const thumbnails = new Thumbnails();
/** Base64 by address, the one shown last at the end. */
const kept = new Map<string, string>();

/** Adds the picture of a message to a hover, small; nothing where it can't be had soon. */
export async function hoverPicture(
  words: Markdown,
  client: Pick<SeaTalkClient, 'download'>,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const base64 = kept.get(url) ?? (await fetchBase64(client, url, signal));
    kept.delete(url);
    kept.set(url, base64);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    await thumbnails.add(words, base64);
  } catch {
    // The rest of the hover helps without it.
  }
}

async function fetchBase64(
  client: Pick<SeaTalkClient, 'download'>,
  url: string,
  signal: AbortSignal,
): Promise<string> {
  const { chunks } = await client.download(url, { maxBytes: MAX_BYTES, deadlineMs: DEADLINE_MS, signal });
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('base64');
}
