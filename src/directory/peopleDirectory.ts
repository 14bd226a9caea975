import type { Clock } from '../base/clock';
import type { CallOptions } from '../client/call/callOptions';
import { systemClock } from '../base/clock';
import { present } from '../contract/absent';
import type { ChatMessage } from '../contract/inbound';
import type { PersonRef, Sender } from '../contract/person';
import type { Subscribe } from '../base/emitter';
import { GatheringEmitter } from '../base/emitter';
import { DelayedSave } from './delayedSave';
import type { DirectoryStore } from './directoryStore';
import { OwnBot } from './ownBot';
import type { OwnBotOptions } from './ownBot';
import { readPeople, toStoredPerson, writePeople } from './personRecord';
import type { StoredPerson } from './personRecord';
import { ProfileBatches } from './profileBatches';
import { resolvePeople } from './resolvePeople';
import { storedTime } from './storedTime';
import type { Person, Resolved, ResolvingClient } from './resolvePeople';

export interface PeopleDirectoryOptions {
  readonly client: ResolvingClient;
  readonly store: DirectoryStore;
  /** The app whose people these are: its messages are its own. */
  readonly bot?: OwnBotOptions | undefined;
  readonly clock?: Clock | undefined;
  /** Called with failures in the background; labels do without names then. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Names older than this are read again. */
const NAME_LIFETIME_MS = 24 * 3_600_000;
const GATHER_MS = 100;
const SAVE_MS = 2_000;
/** People kept on disk and in memory. */
const PEOPLE_MAX = 5_000;
const KEY = 'people';

/** Who is who: names for the ids that messages carry, and the person meant by an email or a code. */
export class PeopleDirectory {
  readonly #client: ResolvingClient;
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #changed: GatheringEmitter;
  readonly #batches: ProfileBatches;
  readonly #save: DelayedSave;
  readonly #byCode = new Map<string, StoredPerson>();
  /** Names by SeaTalk ID: of profiles, and as mentions write them, the only source for bots and people from outside. */
  readonly #bySeatalkId = new Map<string, string>();
  readonly #bot: OwnBot | undefined;
  #loading: Promise<void> | undefined;

  /** After names have come. */
  readonly onDidChange: Subscribe<void>;

  constructor(options: PeopleDirectoryOptions) {
    this.#client = options.client;
    this.#store = options.store;
    this.#bot = options.bot && new OwnBot(options.bot, options.store);
    this.#clock = options.clock ?? systemClock;
    this.#onError = options.onError ?? (() => undefined);
    this.#changed = new GatheringEmitter(this.#clock, GATHER_MS, this.#onError);
    this.onDidChange = this.#changed.subscribe;
    this.#batches = new ProfileBatches({
      clock: this.#clock,
      fetch: (codes, signal) => this.#fetch(codes, signal),
      onError: this.#onError,
    });
    this.#save = new DelayedSave(this.#clock, SAVE_MS, () => this.#write(), this.#onError);
  }

  /** Reads what the disk has, once. Does not throw. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** People whose names are known so far, the latest first. Makes no call. */
  get known(): readonly Pick<Person, 'employeeCode' | 'name' | 'email' | 'seatalkId'>[] {
    return [...this.#byCode.values()].filter(({ name }) => name !== undefined).toReversed();
  }

  /**
   * What to call a person: the name where it is known, else the email, else the SeaTalk ID, else nothing. A name that is
   * missing is asked for, together with others, and {@link onDidChange} fires when it came.
   */
  label(person: PersonRef): string {
    const code = present(person.employee_code);
    const seatalkId = present(person.seatalk_id);
    const known = code === undefined ? undefined : this.#byCode.get(code);
    if (code !== undefined && (!known || this.#isOld(known))) this.#batches.add(code);
    const byId = seatalkId === undefined ? undefined : this.#bySeatalkId.get(seatalkId);
    const own = this.#bot?.is(person) ? this.#bot.name : undefined;
    return known?.name ?? byId ?? own ?? present(person.email) ?? known?.email ?? seatalkId ?? code ?? '';
  }

  /**
   * Finds the person meant by an email, an employee code or a SeaTalk ID. When no person is found, the result says why.
   * @param call how urgent it is, and how long it may take.
   * @throws SeaTalkError
   */
  async resolve(text: string, signal?: AbortSignal, call: CallOptions = {}): Promise<Resolved> {
    const [resolved] = await this.resolveAll([text], signal, call);
    return resolved ?? { found: false, reason: 'not_an_id', text };
  }

  /**
   * As {@link resolve}, for many in as few calls as possible.
   * @returns one entry for each text, in the same order.
   * @throws SeaTalkError
   */
  async resolveAll(
    texts: readonly string[],
    signal?: AbortSignal,
    call: CallOptions = {},
  ): Promise<readonly Resolved[]> {
    await this.load();
    const all = await resolvePeople(texts, {
      client: this.#client,
      now: () => this.#clock.now(),
      call: { ...call, signal },
      onProfile: (person) => this.#learnPerson(person),
    });
    return all.map((each) => (each.found ? { found: true, person: this.#withName(each.person) } : each));
  }

  /** Whether a sender is the app's own bot; undefined as long as that isn't known: no call answers it. */
  isOwnBot(sender: Sender): boolean | undefined {
    return this.#bot?.isSender(sender);
  }

  /** The app has sent these messages: their sender, once it is read, is the app's own bot. */
  sent(messageIds: readonly string[]): void {
    this.#bot?.sent(messageIds);
  }

  /**
   * Takes names out of mentions: the text of a message names people and bots that profiles don't. Learns from the app's
   * own messages which bot it is.
   */
  learn(messages: readonly ChatMessage[]): void {
    if (this.#bot?.learn(messages)) {
      this.#changed.fireSoon();
      this.#bot.save().catch(this.#onError);
    }
    const mentions = messages.flatMap(({ text, interactive_message: card }) => [
      ...(text?.mentioned_list ?? []),
      ...(card?.mentioned_list ?? []),
    ]);
    for (const { seatalk_id, username } of mentions) {
      const id = present(seatalk_id);
      const name = present(username);
      // "0" is everyone.
      if (id === undefined || id === '0' || name === undefined) continue;
      if (this.#bySeatalkId.get(id) === name) continue;
      this.#nameById(id, name);
      this.#changed.fireSoon();
    }
  }

  dispose(): void {
    this.#batches.dispose();
    this.#changed.dispose();
    this.#save.dispose();
  }

  async #load(): Promise<void> {
    try {
      const people = readPeople(await this.#store.read(KEY));
      const isBotNews = (await this.#bot?.load()) ?? false;
      if (people.length === 0 && !isBotNews) return;
      for (const person of people) this.#takeIn(person);
      this.#changed.fire();
    } catch (error) {
      this.#onError(error);
    }
  }

  async #fetch(codes: readonly string[], signal: AbortSignal): Promise<void> {
    await this.load();
    const missing = codes.filter((code) => {
      const known = this.#byCode.get(code);
      return !known || this.#isOld(known);
    });
    if (missing.length === 0) return;
    const { employees } = await this.#client.getEmployeeProfile(
      { employee_code: missing },
      { signal, priority: 'bulk' },
    );
    const nowMs = this.#clock.now();
    // Whom the answer leaves out the platform does not show to this app: not asked for again before a day.
    for (const employeeCode of missing)
      this.#takeIn({ ...this.#byCode.get(employeeCode), employeeCode, fetchedAtMs: nowMs });
    for (const profile of employees ?? []) this.#takeIn(toStoredPerson(profile, nowMs));
    this.#save.soon();
    this.#changed.fireSoon();
  }

  #learnPerson(person: StoredPerson): void {
    this.#takeIn(person);
    this.#save.soon();
    this.#changed.fireSoon();
  }

  #takeIn(person: StoredPerson): void {
    const known = this.#byCode.get(person.employeeCode);
    const now = this.#clock.now();
    if (known && storedTime(known.fetchedAtMs, now) > storedTime(person.fetchedAtMs, now)) return;
    this.#byCode.delete(person.employeeCode);
    this.#byCode.set(person.employeeCode, person);
    trim(this.#byCode);
    if (person.seatalkId !== undefined && person.name !== undefined)
      this.#nameById(person.seatalkId, person.name);
  }

  #nameById(seatalkId: string, name: string): void {
    this.#bySeatalkId.delete(seatalkId);
    this.#bySeatalkId.set(seatalkId, name);
    trim(this.#bySeatalkId);
  }

  #withName(person: Person): Person {
    const known = this.#byCode.get(person.employeeCode);
    if (!known) return person;
    return {
      ...person,
      name: person.name ?? known.name,
      email: person.email ?? known.email,
      seatalkId: person.seatalkId ?? known.seatalkId,
    };
  }

  #isOld({ fetchedAtMs }: StoredPerson): boolean {
    const now = this.#clock.now();
    return now - storedTime(fetchedAtMs, now) >= NAME_LIFETIME_MS;
  }

  async #write(): Promise<void> {
    await this.#store.update(KEY, (written) => {
      // Together with what another window has written: for each person the newest.
      for (const person of readPeople(written)) this.#takeIn(person);
      return writePeople(this.#byCode.values(), PEOPLE_MAX);
    });
  }
}

/** Forgets whoever was put in first. */
function trim(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= PEOPLE_MAX) return;
    map.delete(key);
  }
}
