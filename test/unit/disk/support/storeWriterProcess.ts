// One window as a process of its own: it writes to every store under the folder it is given, all at once, and says what was kept.
import path from 'node:path';
import type { Clock } from '../../../../src/base/clock';
import { systemClock } from '../../../../src/base/clock';
import { FileLimitStore } from '../../../../src/client/limits/store/fileLimitStore';
import type { DirectoryStore } from '../../../../src/directory/directoryStore';
import { GroupDirectory } from '../../../../src/directory/groupDirectory';
import { KeptHistory } from '../../../../src/directory/keptHistory';
import { PeopleDirectory } from '../../../../src/directory/peopleDirectory';
import { RecentTargets } from '../../../../src/directory/recentTargets';
import { SentCards } from '../../../../src/directory/sentCards';
import { FileStore } from '../../../../src/disk/fileStore';
import { Outbox } from '../../../../src/sending/outbox';
import { FakeGroups } from '../../directory/fakeGroups';
import type { StoreMessage, WriteOrder } from './storeMessages';
import { idOf } from './storeMessages';

const [folder = '', window = ''] = process.argv.slice(2);
const say = (message: StoreMessage) => process.send?.(message);
const fail = (error: unknown) => {
  throw error;
};

/** The store of the app, which says when the value of a key was written. */
class WatchedStore implements DirectoryStore {
  readonly #store = new FileStore(path.join(folder, 'apps', 'one'));
  readonly #waiting = new Map<string, (() => void)[]>();

  read(key: string): Promise<unknown> {
    return this.#store.read(key);
  }

  async update(key: string, change: (value: unknown) => unknown): Promise<void> {
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    await this.#store.update(key, change);
    for (const done of waiting) done();
  }

  remove(key: string): Promise<void> {
    return this.#store.remove(key);
  }

  /** Ends when a write that began after this call has ended. */
  written(key: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }
}

/** Saves at once instead of after a while; ids are unique, so that time need not be. */
const clock: Clock = { ...systemClock, setTimer: (_delayMs, callback) => systemClock.setTimer(0, callback) };
const store = new WatchedStore();
const recents = new RecentTargets(store);
const cards = new SentCards(store);
const kept = new KeptHistory({ store, clock, onError: fail });
const KEPT_GROUP = 'kept-group';
const outbox = new Outbox({ store: new FileStore(folder), clock: systemClock });
const RECORD = { appName: 'Release bot', target: 'Release crew', parts: 1, sent: 0, startedAtMs: 0 };
const limits = new FileLimitStore(path.join(folder, 'limits'));
const groups = new GroupDirectory({ client: new FakeGroups([]), store, clock, onError: fail });
const people = new PeopleDirectory({
  client: {
    getEmployeeProfile: ({ employee_code: codes }) =>
      Promise.resolve({ employees: codes.map((code) => ({ employee_code: code, name: `Name ${code}` })) }),
    getEmployeeCodeWithEmail: () => Promise.resolve({ employees: [] }),
    checkEmployees: () => Promise.resolve({ employees: [] }),
  },
  store,
  clock,
  onError: fail,
});

async function write({ round, count }: WriteOrder): Promise<void> {
  const run = async (what: StoreMessage['what'], one: (id: string) => Promise<void>) => {
    for (let index = 0; index < count; index += 1) {
      const id = idOf(window, round, index);
      await one(id);
      say({ what, id });
    }
  };
  await Promise.all([
    run('recents', (id) => recents.add({ kind: 'group', id })),
    run('sent-cards', (id) => cards.keep({ messageId: id, sentAtMs: Date.now(), elements: [] })),
    run('people', async (id) => {
      const written = store.written('people');
      await people.resolve(`e_${id}`);
      await written;
    }),
    run('groups', async (id) => {
      const written = store.written('groups');
      await groups.lookup(id);
      await written;
    }),
    run('kept-history', async (id) => {
      kept.learn(KEPT_GROUP, [
        { message_id: id, message_sent_time: Math.floor(Date.now() / 1000), tag: 'text' },
      ]);
      await kept.flush();
    }),
    run('outbox', (id) => outbox.begin({ ...RECORD, id })),
    run('limits', (id) =>
      limits.transact('key', (record) => {
        record.pending.set(id, systemClock.monotonic());
      }),
    ),
  ]);
  say({ what: 'done', id: String(round) });
}

async function main(): Promise<void> {
  await groups.load();
  await kept.keep(KEPT_GROUP, 365);
  process.on('message', (order: WriteOrder) => void write(order));
  say({ what: 'ready', id: window });
}

void main();
