import { Buffer } from 'node:buffer';
import type { SeaTalkClient } from '../../client/seaTalkClient';
import { imageMime } from '../../cards/images/imageBytes';
import type { EntryMedia } from './historyEntries';

/** Larger pictures are opened outside of the conversation. */
const PICTURE_MAX_BYTES = 5 * 1024 * 1024;
/** Characters of pictures kept in memory. */
const KEPT_MAX = 30_000_000;
/** Milliseconds until a picture must have begun to arrive. */
const DEADLINE_MS = 30_000;

/** Pictures of a conversation as data URIs, read with the app's token and kept in memory only. */
export class Pictures {
  readonly #client: Pick<SeaTalkClient, 'download'>;
  readonly #stop = new AbortController();
  /** By address, the one shown last at the end. */
  readonly #kept = new Map<string, string>();

  constructor(client: Pick<SeaTalkClient, 'download'>) {
    this.#client = client;
  }

  /** The picture; null for what is none, or too large. @throws SeaTalkError */
  async read(media: EntryMedia): Promise<string | null> {
    if ('uri' in media) return media.uri;
    const { url } = media;
    const known = this.#kept.get(url);
    const uri = known ?? (await this.#fetch(url));
    if (uri === null) return null;
    this.#kept.delete(url);
    this.#kept.set(url, uri);
    this.#trim();
    return uri;
  }

  dispose(): void {
    this.#stop.abort();
    this.#kept.clear();
  }

  async #fetch(url: string): Promise<string | null> {
    const { chunks } = await this.#client.download(url, {
      maxBytes: PICTURE_MAX_BYTES,
      deadlineMs: DEADLINE_MS,
      signal: this.#stop.signal,
    });
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const base64 = Buffer.concat(parts).toString('base64');
    const mime = imageMime(base64);
    return mime === undefined ? null : `data:${mime};base64,${base64}`;
  }

  #trim(): void {
    let total = 0;
    for (const uri of this.#kept.values()) total += uri.length;
    for (const [url, uri] of this.#kept) {
      if (total <= KEPT_MAX || this.#kept.size === 1) return;
      this.#kept.delete(url);
      total -= uri.length;
    }
  }
}
