import type { SeaTalkClient } from '../../../client/seaTalkClient';
import { present } from '../../../contract/absent';
import { isCursorGone } from '../../../contract/codes';
import type { GroupInfo, GroupMember } from '../../../contract/group';
import { PAGE_SIZE_MAX } from '../../../contract/limits';

/** The members of a group as far as they were read, a page at a time. */
export class MemberPages {
  readonly #client: Pick<SeaTalkClient, 'getGroupInfo'>;
  readonly #groupId: string;
  readonly #onChange: () => void;
  #info: GroupInfo | undefined;
  #members: readonly GroupMember[] = [];
  #bots: ReadonlyMap<string, boolean> = new Map();
  #accounts: ReadonlySet<string> = new Set();
  #cursor: string | undefined;
  #error: unknown;
  #running: AbortController | undefined;

  /** @param onChange after each change of anything below. */
  constructor(client: Pick<SeaTalkClient, 'getGroupInfo'>, groupId: string, onChange: () => void) {
    this.#client = client;
    this.#groupId = groupId;
    this.#onChange = onChange;
  }

  /** Settings and totals; undefined until the first page was read. After a failure they are those of before. */
  get info(): GroupInfo | undefined {
    return this.#info;
  }

  get members(): readonly GroupMember[] {
    return this.#members;
  }

  /** SeaTalk IDs of bots, and whether each belongs to another organization. */
  get bots(): ReadonlyMap<string, boolean> {
    return this.#bots;
  }

  /** SeaTalk IDs of system accounts. */
  get systemAccounts(): ReadonlySet<string> {
    return this.#accounts;
  }

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  get isLoading(): boolean {
    return this.#running !== undefined;
  }

  /** Why the last page could not be read; undefined after one that could. */
  get error(): unknown {
    return this.#error;
  }

  /** Reads the group anew, in place of what is being read. Never rejects. */
  restart(): Promise<void> {
    this.#running?.abort();
    this.#running = undefined;
    return this.#run(async (signal) => this.#read(undefined, signal));
  }

  /** Reads the next page. Never rejects. */
  more(): Promise<void> {
    return this.#run(async (signal) => this.#next(signal));
  }

  /** Reads all pages that are left, until {@link stop}. Never rejects. */
  all(): Promise<void> {
    return this.#run(async (signal) => {
      while (this.hasMore) await this.#next(signal);
    });
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#onChange();
  }

  async #run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.#onChange();
    try {
      await work(running.signal);
      if (this.#running === running) this.#error = undefined;
    } catch (error) {
      if (this.#running === running) this.#error = error;
    } finally {
      if (this.#running === running) {
        this.#running = undefined;
        this.#onChange();
      }
    }
  }

  async #next(signal: AbortSignal): Promise<void> {
    if (this.#cursor === undefined) return;
    try {
      await this.#read(this.#cursor, signal);
    } catch (error) {
      // The cursor lasts only so long: once more from the start.
      if (!isCursorGone(error)) throw error;
      await this.#read(undefined, signal);
    }
  }

  async #read(cursor: string | undefined, signal: AbortSignal): Promise<void> {
    const { group, next_cursor: next } = await this.#client.getGroupInfo(
      { group_id: this.#groupId, page_size: PAGE_SIZE_MAX, ...(cursor === undefined ? {} : { cursor }) },
      { signal },
    );
    signal.throwIfAborted();
    const isFirst = cursor === undefined;
    this.#info = isFirst ? group : (this.#info ?? group);
    this.#members = unique([...(isFirst ? [] : this.#members), ...(group.group_user_list ?? [])]);
    const bots = new Map(isFirst ? [] : this.#bots);
    for (const id of group.group_bot_list ?? []) bots.set(id, bots.get(id) ?? false);
    for (const { seatalk_id, external } of group.group_bot ?? []) {
      const id = present(seatalk_id);
      if (id !== undefined) bots.set(id, external === true);
    }
    this.#bots = bots;
    const accounts = (group.group_system_account ?? []).flatMap(
      ({ seatalk_id }) => present(seatalk_id) ?? [],
    );
    this.#accounts = new Set([
      ...(isFirst ? [] : this.#accounts),
      ...(group.group_system_account_list ?? []),
      ...accounts,
    ]);
    // A cursor that leads to itself would never end.
    this.#cursor = present(next) === cursor ? undefined : present(next);
    this.#onChange();
  }
}

/** A page may carry a list again that had ended before. */
function unique(members: readonly GroupMember[]): readonly GroupMember[] {
  const seen = new Map(
    members.map((member) => [
      present(member.seatalk_id) ?? present(member.employee_code) ?? JSON.stringify(member),
      member,
    ]),
  );
  return [...seen.values()];
}
