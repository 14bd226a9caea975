import { Buffer } from 'node:buffer';
import { lostOnReadBack } from '../../../../cards/compare/lostOnReadBack';
import type { SeaTalkClient } from '../../../../client/seaTalkClient';
import { MEDIA_MAX_RAW_BYTES } from '../../../../contract/limits';

/** Milliseconds until an image must have begun to arrive; after that the card is compared without it. */
const DEADLINE_MS = 15_000;

/**
 * Fetches the images of a card that came back as addresses, as Base64 by the pointer of their `content`. Only addresses of the
 * app's own platform are called, and an image that can't be fetched is left out.
 */
export async function fetchImages(
  client: Pick<SeaTalkClient, 'download'>,
  elements: readonly unknown[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>();
  const lost = lostOnReadBack(elements).filter(({ kind, label }) => kind === 'image' && label !== '');
  await Promise.all(
    lost.map(async ({ pointer, label }) => {
      const base64 = await fetchBase64(client, label, signal).catch(() => undefined);
      if (base64 !== undefined) images.set(pointer, base64);
    }),
  );
  signal.throwIfAborted();
  return images;
}

async function fetchBase64(
  client: Pick<SeaTalkClient, 'download'>,
  url: string,
  signal: AbortSignal,
): Promise<string> {
  const limits = { maxBytes: MEDIA_MAX_RAW_BYTES, deadlineMs: DEADLINE_MS, signal };
  const { chunks } = await client.download(url, limits);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('base64');
}
