/** What is remembered of a send under way. No text and no secret: only enough to say what may have happened. */
export interface OutboxRecord {
  readonly id: string;
  readonly appName: string;
  /** Name of the chat as the person saw it. */
  readonly target: string;
  /** Into a thread of that chat. */
  readonly inThread?: boolean;
  readonly groupId?: string;
  /** How many messages were to be sent. */
  readonly parts: number;
  /** How many were certainly sent. */
  readonly sent: number;
  readonly startedAtMs: number;
}

/** Where the records live: a memento of the workspace, so that another window doesn't report this one's sends. */
export interface OutboxStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** More would mean that something is broken; the oldest are dropped first. */
const MAX_RECORDS = 20;

/**
 * Sends under way. A record is written before the first part and removed when the end is known; what is found at the next
 * start was cut off by a reload. One outbox for each window: it knows its own sends from those of an earlier run.
 */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #key: string;
  readonly #current = new Set<string>();

  /** @param key under which the store keeps the records. */
  constructor(store: OutboxStore, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** Whether no send is under way, and none was cut off. */
  get isEmpty(): boolean {
    return this.#read().length === 0;
  }

  /** Remembers a send before its first part. */
  async begin(record: OutboxRecord): Promise<void> {
    this.#current.add(record.id);
    await this.#write([...this.#read(), record].slice(-MAX_RECORDS));
  }

  /** Notes that so many parts were certainly sent. */
  async advance(id: string, sent: number): Promise<void> {
    await this.#write(this.#read().map((record) => (record.id === id ? { ...record, sent } : record)));
  }

  /** Forgets a send whose end is known. */
  async end(id: string): Promise<void> {
    this.#current.delete(id);
    await this.#write(this.#read().filter((record) => record.id !== id));
  }

  /** Takes out the sends that an earlier run of this window started and never finished. Each is given once. */
  async takeInterrupted(): Promise<OutboxRecord[]> {
    const records = this.#read();
    const interrupted = records.filter(({ id }) => !this.#current.has(id));
    if (interrupted.length > 0) await this.#write(records.filter(({ id }) => this.#current.has(id)));
    return interrupted;
  }

  #read(): OutboxRecord[] {
    const stored = this.#store.get(this.#key);
    if (!Array.isArray(stored)) return [];
    return stored.filter(isOutboxRecord);
  }

  async #write(records: readonly OutboxRecord[]): Promise<void> {
    await this.#store.update(this.#key, records.length > 0 ? records : undefined);
  }
}

/** Another version of the extension may have written what is stored. */
function isOutboxRecord(value: unknown): value is OutboxRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return (
    ['id', 'appName', 'target'].every((key) => typeof record[key] === 'string') &&
    ['parts', 'sent', 'startedAtMs'].every((key) => typeof record[key] === 'number') &&
    ['string', 'undefined'].includes(typeof record['groupId']) &&
    ['boolean', 'undefined'].includes(typeof record['inThread'])
  );
}
