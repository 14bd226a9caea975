import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SeaTalkClient } from '../../../client/seaTalkClient';
import { mediaFileName } from './mediaFileName';

/** Larger files are saved, not opened in an editor. */
export const OPEN_MAX_BYTES = 64 * 1024 * 1024;
/** How long opened files are kept, in milliseconds: editors may still show them. */
const KEPT_MS = 24 * 3_600_000;

export interface Media {
  readonly url: string;
  readonly kind: string;
  readonly claimedName?: string | undefined;
}

export interface MediaOptions {
  readonly client: Pick<SeaTalkClient, 'download'>;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Bytes written so far, of how many where the platform says that. */
  readonly onProgress: (bytes: number, total: number | undefined) => void;
}

/**
 * Streams a medium into a file; a file that is there is replaced only once everything has come, and nothing is left
 * behind when it fails or is cancelled.
 */
export async function saveMedia(media: Media, target: string, options: MediaOptions): Promise<void> {
  const { client, maxBytes, signal } = options;
  const { chunks, length } = await client.download(media.url, { maxBytes, signal });
  await writeStream(chunks, length, target, options);
}

/** Streams a medium into a folder of its own below `root`, under a safe name with a fitting extension; returns the path. */
export async function fetchMedia(media: Media, root: string, options: MediaOptions): Promise<string> {
  const { client, maxBytes, signal } = options;
  const { contentType, chunks, length } = await client.download(media.url, { maxBytes, signal });
  const folder = path.join(root, randomUUID());
  await mkdir(folder, { recursive: true });
  const target = path.join(
    folder,
    mediaFileName({ kind: media.kind, claimed: media.claimedName, contentType }),
  );
  try {
    await writeStream(chunks, length, target, options);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return target;
}

/** Deletes what was opened long ago. Never throws: the next time is soon enough. */
export async function sweepMedia(root: string, nowMs: number): Promise<void> {
  try {
    const names = await readdir(root);
    for (const name of names) {
      const folder = path.join(root, name);
      const { mtimeMs } = await stat(folder);
      if (nowMs - mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
    }
  } catch {
    // No folder yet, or a file in use.
  }
}

async function writeStream(
  chunks: AsyncIterable<Uint8Array>,
  total: number | undefined,
  target: string,
  { signal, onProgress }: MediaOptions,
): Promise<void> {
  const partial = `${target}.${randomUUID()}.part`;
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      onProgress(bytes, total);
      done(undefined, chunk);
    },
  });
  // `wx`: an existing link isn't followed. Opened before anything can fail, as a file that is opened after that would stay.
  const file = await open(partial, 'wx');
  try {
    await pipeline(Readable.from(chunks), count, file.createWriteStream(), { signal });
    await rename(partial, target);
  } catch (error) {
    // The stream may be about to do the same.
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
