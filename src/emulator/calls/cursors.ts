import { randomBytes } from 'node:crypto';
import { Code } from '../../contract/codes';
import { CONTACTS_CURSOR_SEC, PAGE_SIZE_DEFAULT } from '../../contract/limits';
import { PlatformError } from '../refusal';

/** Most listings kept at once, and most items in them. Above that the oldest are dropped, as most have no documented lifetime. */
const MAX_WALKS = 500;
const MAX_ITEMS = 1_000_000;

interface Walk {
  /** The call, the app and the query. A cursor is only valid for the listing it came from. */
  readonly listing: string;
  readonly items: readonly unknown[];
  readonly expiresAtMs: number;
  readonly startedAtMs: number;
}

export interface PageRequest {
  readonly listing: string;
  readonly cursor?: string | undefined;
  readonly pageSize?: number | undefined;
  /** Whether its cursors expire after 30 minutes, as those of contacts calls do. Those of messaging calls aren't known to expire. */
  readonly expires?: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string;
  /** When the listing was frozen, Unix ms. */
  readonly startedAtMs: number;
}

/** Listings in pages. The first page freezes the items, and cursors lead through them. */
export class Cursors {
  readonly #walks = new Map<string, Walk>();
  #items = 0;

  /**
   * @param list returns all items; called for the first page only.
   * @throws PlatformError 2003 for an unknown cursor, 2004 for an expired one.
   */
  page<T>(request: PageRequest, nowMs: number, list: () => readonly T[]): Page<T> {
    const size = request.pageSize ?? PAGE_SIZE_DEFAULT;
    const { id, walk, start } = request.cursor
      ? this.#resume(request.cursor, request.listing, nowMs)
      : this.#begin(request, nowMs, list());
    const end = start + size;
    const more = end < walk.items.length;
    if (more && !this.#walks.has(id)) this.#keep(id, walk);
    return {
      // The listing's name ties the items to the call that made them.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      items: walk.items.slice(start, end) as T[],
      nextCursor: more ? Buffer.from(`${id}.${end}`, 'latin1').toString('base64url') : '',
      startedAtMs: walk.startedAtMs,
    };
  }

  clear(): void {
    this.#walks.clear();
    this.#items = 0;
  }

  #begin(request: PageRequest, nowMs: number, items: readonly unknown[]) {
    const expiresAtMs = request.expires ? nowMs + CONTACTS_CURSOR_SEC * 1000 : Infinity;
    const walk: Walk = { listing: request.listing, items, expiresAtMs, startedAtMs: nowMs };
    return { id: randomBytes(9).toString('hex'), walk, start: 0 };
  }

  #resume(cursor: string, listing: string, nowMs: number) {
    const [, id = '', offset = ''] =
      /^([0-9a-f]+)\.(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
    const walk = this.#walks.get(id);
    if (!walk || walk.listing !== listing)
      throw new PlatformError(Code.cursorInvalid, 'cursor invalid: start again from the first page');
    if (walk.expiresAtMs <= nowMs)
      throw new PlatformError(Code.cursorExpired, 'cursor expired: start again from the first page');
    return { id, walk, start: Number(offset) };
  }

  #keep(id: string, walk: Walk): void {
    this.#walks.set(id, walk);
    this.#items += walk.items.length;
    for (const [oldest, { items }] of this.#walks) {
      if (oldest === id || (this.#walks.size <= MAX_WALKS && this.#items <= MAX_ITEMS)) return;
      this.#walks.delete(oldest);
      this.#items -= items.length;
    }
  }
}
