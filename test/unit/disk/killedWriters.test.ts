import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { systemClock } from '../../../src/base/clock';
import { FileLimitStore } from '../../../src/client/limits/store/fileLimitStore';
import { readGroups } from '../../../src/directory/groupRecord';
import { KeptHistory } from '../../../src/directory/keptHistory';
import { readPeople } from '../../../src/directory/personRecord';
import { RecentTargets } from '../../../src/directory/recentTargets';
import { SentCards } from '../../../src/directory/sentCards';
import { FileStore } from '../../../src/disk/fileStore';
import { until } from '../../support/until';
import type { StoreMessage, WriteOrder } from './support/storeMessages';
import { idOf } from './support/storeMessages';

/** Ten folders at once, each with two kills: a lock that was left is waited for, so rounds take a while and little work. */
const LANES = 10;
const ROUNDS = 2;
/** Values for each store, window and round. */
const COUNT = 4;
const STORES = ['recents', 'sent-cards', 'people', 'groups', 'outbox', 'kept-history', 'limits'] as const;

/** A process that writes, and the ids its stores have kept. */
class Writer {
  readonly kept = new Map<string, string[]>(STORES.map((name) => [name, []]));
  readonly #child: ChildProcess;
  #said: StoreMessage['what'] | undefined;
  onKept: (total: number) => void = () => undefined;

  constructor(bundle: string, folder: string, window: string) {
    this.#child = fork(bundle, [folder, window], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let total = 0;
    this.#child.on('message', ({ what, id }: StoreMessage) => {
      const kept = this.kept.get(what);
      if (!kept) {
        this.#said = what;
        return;
      }
      kept.push(id);
      this.onKept(++total);
    });
  }

  async says(what: 'ready' | 'done'): Promise<void> {
    await until(`a writing process is not ${what}`, () => this.#said === what);
  }

  write(order: WriteOrder): void {
    this.#said = undefined;
    this.#child.send(order);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }
}

describe('two windows that write at once, one killed in the middle', () => {
  let home: string;
  let bundle: string;
  const open: Writer[] = [];

  before(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'seatalk-killed-'));
    bundle = path.join(home, 'writer.cjs');
    await build({
      entryPoints: [path.join(__dirname, 'support/storeWriterProcess.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    });
  });

  after(async () => {
    for (const writer of open) writer.kill();
    await Promise.all(open.map((writer) => writer.ended()));
    rmSync(home, { recursive: true });
  });

  function start(folder: string, window: string): Writer {
    const writer = new Writer(bundle, folder, window);
    open.push(writer);
    return writer;
  }

  /** What each store holds, read as a window does that opens now. */
  async function held(folder: string): Promise<Record<(typeof STORES)[number], ReadonlySet<string>>> {
    const store = new FileStore(path.join(folder, 'apps', 'one'));
    let limits: string[] = [];
    await new FileLimitStore(path.join(folder, 'limits')).transact('key', (record) => {
      assert.equal(record.probing, false, 'the record was lost');
      limits = [...record.pending.keys()];
    });
    const outbox = (await new FileStore(folder).read('outbox')) as readonly { id: string }[] | undefined;
    const groups = readGroups(await store.read('groups'), Date.now())?.groups ?? [];
    const kept = new KeptHistory({ store, clock: systemClock });
    return {
      'kept-history': new Set((await kept.read('kept-group')).map(({ message_id: id }) => id ?? '')),
      recents: new Set((await new RecentTargets(store).load()).map(({ id }) => id)),
      'sent-cards': new Set((await new SentCards(store).load()).map(({ messageId }) => messageId)),
      people: new Set(
        readPeople(await store.read('people')).map(({ employeeCode }) => employeeCode.slice(2)),
      ),
      groups: new Set(groups.flatMap(({ groupId, name }) => (name === undefined ? [] : [groupId]))),
      outbox: new Set((outbox ?? []).map(({ id }) => id)),
      limits: new Set(limits),
    };
  }

  async function lane(number: number): Promise<void> {
    const folder = path.join(home, String(number));
    const appFolder = path.join(folder, 'apps', 'one');
    const ids = ['s', 'v'].flatMap((window) =>
      Array.from({ length: ROUNDS * COUNT }, (_, at) => idOf(window, Math.floor(at / COUNT), at % COUNT)),
    );
    await new FileStore(appFolder).update('groups', () => ({
      version: 1,
      fetchedAtMs: 1,
      groups: ids.map((groupId) => ({ groupId })),
    }));
    const survivor = start(folder, 's');
    await survivor.says('ready');
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = start(folder, 'v');
      await victim.says('ready');
      // Another moment in each round and lane: after the first value that was kept, the second, …
      const last = 1 + ((round * LANES + number) % (STORES.length * (COUNT - 1)));
      victim.onKept = (total) => {
        if (total === last) victim.kill();
      };
      survivor.write({ round, count: COUNT });
      victim.write({ round, count: COUNT });
      await victim.ended();
      await survivor.says('done');
      const found = await held(folder);
      for (const name of STORES) {
        const kept = [...(survivor.kept.get(name) ?? []).slice(-COUNT), ...(victim.kept.get(name) ?? [])];
        assert.deepEqual(
          kept.filter((id) => !found[name].has(id)),
          [],
          `${name}, round ${round}: kept, and lost`,
        );
      }
    }
    await assertTidy(appFolder);
  }

  /** Whoever writes next clears away what the dead left. */
  async function assertTidy(appFolder: string): Promise<void> {
    // The kept messages of a group stand under a digest of its id.
    const messages = (await readdir(appFolder)).find((name) => /^kept-[0-9a-f]{24}\.json$/u.test(name));
    assert.ok(messages);
    const keys = ['groups', messages.replace('.json', ''), 'kept-groups', 'people', 'recents', 'sent-cards'];
    await Promise.all(keys.map((key) => new FileStore(appFolder).update(key, (value) => value)));
    assert.deepEqual(
      (await readdir(appFolder)).toSorted(),
      keys.map((key) => `${key}.json`),
    );
    for (const key of keys) JSON.parse(await readFile(path.join(appFolder, `${key}.json`), 'utf8'));
  }

  it(`lose nothing that was kept, in ${LANES * ROUNDS} rounds, in any store`, async () => {
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  });
});
