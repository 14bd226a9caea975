import * as z from 'zod';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { SeaTalkClient } from '../client/seaTalkClient';
import { SeaTalkError } from '../client/errors';
import { present } from '../contract/absent';
import type { GroupInfo } from '../contract/group';
import type { PersonRef } from '../contract/person';
import { DelayedSave } from './delayedSave';
import type { DirectoryStore } from './directoryStore';
import { folded, matchRank } from './searchText';
import { storedTime } from './storedTime';

const storedMembers = z.object({
  version: z.literal(1),
  /** Code, email and SeaTalk ID of each person; `''` for what isn't known. */
  people: z.array(z.tuple([z.string(), z.string(), z.string()])),
  groups: z.array(
    z.object({ groupId: z.string(), readAtMs: z.number(), members: z.array(z.int().nonnegative()) }),
  ),
});

interface Known {
  readonly readAtMs: number;
  readonly members: readonly PersonRef[];
}

export interface GroupMembersOptions {
  readonly client: Pick<SeaTalkClient, 'groupInfoAll'>;
  readonly store: DirectoryStore;
  readonly clock?: Clock | undefined;
  /** Called when the disk can't be written, and with failures of single groups. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Members read longer ago are not known. */
const LIFETIME_MS = 7 * 24 * 3_600_000;
/** One call may wait for its slot behind all others, in milliseconds. */
const DEADLINE_MS = 600_000;
/** Calls at once; the rate limiter decides the pace. */
const AT_ONCE = 2;
const SAVE_MS = 10_000;
const KEY = 'groupMembers';

/** Who is in which group, as far as somebody has looked or had it read. Kept on disk, as reading it takes a call a group. */
export class GroupMembers {
  readonly #client: GroupMembersOptions['client'];
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #save: DelayedSave;
  #known = new Map<string, Known>();
  #loading: Promise<void> | undefined;

  constructor(options: GroupMembersOptions) {
    this.#client = options.client;
    this.#store = options.store;
    this.#clock = options.clock ?? systemClock;
    this.#onError = options.onError ?? (() => undefined);
    this.#save = new DelayedSave(this.#clock, SAVE_MS, () => this.#write(), this.#onError);
  }

  /** Reads what the disk has, once. Does not throw. */
  load(): Promise<void> {
    this.#loading ??= this.#store.read(KEY).then((value) => this.#takeIn(value), this.#onError);
    return this.#loading;
  }

  /** Of these groups, those whose members aren't known. */
  missing(groupIds: readonly string[]): readonly string[] {
    return groupIds.filter((groupId) => !this.#isKnown(this.#known.get(groupId)));
  }

  /** Keeps the members of a group that was read with all of its pages. */
  learn(groupId: string, { group_user_list: members }: GroupInfo): void {
    this.#known.set(groupId, { readAtMs: this.#clock.now(), members: members ?? [] });
    this.#save.soon();
  }

  /** All members of all groups, each as often as they are in one. */
  everybody(): readonly PersonRef[] {
    return [...this.#known.values()].flatMap(({ members }) => members);
  }

  /**
   * Groups with a member that a text means, each with that member.
   * @param nameOf a person's name, where it is known.
   */
  find(text: string, nameOf: (person: PersonRef) => string | undefined): ReadonlyMap<string, PersonRef> {
    const query = folded(text);
    const found = new Map<string, PersonRef>();
    if (query === '') return found;
    // A person is in many groups, and looked at once.
    const fits = new Map<string, boolean>();
    const isMeant = (person: PersonRef) => {
      const [code, email, seatalkId] = fieldsOf(person);
      const key = `${code}\n${email}\n${seatalkId}`;
      const known =
        fits.get(key) ??
        [nameOf(person) ?? '', email, code, seatalkId].some((each) => matchRank(folded(each), query) > 1);
      fits.set(key, known);
      return known;
    };
    for (const [groupId, known] of this.#known) {
      const member = this.#isKnown(known) ? known.members.find(isMeant) : undefined;
      if (member) found.set(groupId, member);
    }
    return found;
  }

  /**
   * Reads the members of groups, behind all other calls. A group that can't be read is left out.
   * @param onRead called after each group.
   * @throws SeaTalkError that every group would meet; the signal's reason.
   */
  async read(groupIds: readonly string[], signal: AbortSignal, onRead: () => void): Promise<void> {
    const rest = [...groupIds];
    const work = async () => {
      for (let groupId = rest.shift(); groupId !== undefined; groupId = rest.shift()) {
        signal.throwIfAborted();
        try {
          const call = { signal, priority: 'bulk', deadlineMs: DEADLINE_MS } as const;
          this.learn(groupId, await this.#client.groupInfoAll(groupId, call));
        } catch (error) {
          if (!isOfOneGroup(error)) throw error;
          this.#onError(error);
        }
        onRead();
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      // What one of them met, the other would meet too.
      rest.length = 0;
    }
  }

  /** What waits is written to the disk. */
  dispose(): void {
    this.#save.dispose();
  }

  #isKnown(known: Known | undefined): known is Known {
    return known !== undefined && this.#clock.now() - known.readAtMs < LIFETIME_MS;
  }

  #takeIn(value: unknown): void {
    const { data } = storedMembers.safeParse(value);
    if (!data) return;
    const people = data.people.map(([code, email, seatalkId]): PersonRef => ({
      employee_code: code,
      email,
      seatalk_id: seatalkId,
    }));
    for (const { groupId, readAtMs: writtenAtMs, members } of data.groups) {
      const readAtMs = storedTime(writtenAtMs, this.#clock.now());
      if ((this.#known.get(groupId)?.readAtMs ?? -1) >= readAtMs) continue;
      this.#known.set(groupId, {
        readAtMs,
        members: members.map((index) => people[index]).filter((each) => each !== undefined),
      });
    }
  }

  #write(): Promise<void> {
    return this.#store.update(KEY, (value) => {
      this.#takeIn(value);
      const people = new Map<string, { readonly index: number; readonly fields: Fields }>();
      const indexOf = (person: PersonRef) => {
        const fields = fieldsOf(person);
        const key = fields.join('\n');
        const index = people.get(key)?.index ?? people.size;
        if (index === people.size) people.set(key, { index, fields });
        return index;
      };
      const groups = [...this.#known]
        .filter(([, known]) => this.#isKnown(known))
        .map(([groupId, { readAtMs, members }]) => ({ groupId, readAtMs, members: members.map(indexOf) }));
      return { version: 1, people: [...people.values()].map(({ fields }) => fields), groups };
    });
  }
}

type Fields = [code: string, email: string, seatalkId: string];

function fieldsOf({ employee_code, email, seatalk_id }: PersonRef): Fields {
  return [present(employee_code) ?? '', present(email) ?? '', present(seatalk_id) ?? ''];
}

function isOfOneGroup(error: unknown): boolean {
  return (
    error instanceof SeaTalkError &&
    ['not_found', 'state', 'invalid', 'bad_answer', 'too_large'].includes(error.kind)
  );
}
