import assert from 'node:assert/strict';
import { sleep } from '../../src/base/clock';
import { RateLimiter } from '../../src/client/limits/rateLimiter';
import { createClient } from '../../src/client/seaTalkClient';
import { Code } from '../../src/contract/codes';
import { GroupDirectory } from '../../src/directory/groupDirectory';
import type { Emulator } from '../../src/emulator/emulator';
import { createEmulator } from '../../src/emulator/emulator';
import type { Transport } from '../../src/wire/transport';
import { SimClock } from '../unit/client/limits/simClock';
import { MemoryStore } from '../unit/directory/memoryStore';

const GROUPS = 1_000;
const PAGES = GROUPS / 100;
/** Names that the groups view asks for first. */
const SCREEN = 60;
const MINUTE = 60_000;
/** Of the platform's limits, as in the editor's settings. */
const SHARE = 0.6;
const INFO_A_MINUTE = 100;

interface Seen {
  readonly call: string;
  readonly code: number | undefined;
  readonly atMs: number;
}

/** A company with a thousand groups behind the platform's real limits, on virtual time, with a network of 15 ms each way. */
class Company {
  readonly clock = new SimClock();
  readonly emulator: Emulator = createEmulator({ clock: this.clock, seed: manyGroups() });
  readonly seen: Seen[] = [];
  readonly limiter = new RateLimiter({ clock: this.clock, share: SHARE });
  readonly client = createClient({
    baseUrl: 'http://127.0.0.1:0',
    appId: this.emulator.app.appId,
    secret: () => Promise.resolve(this.emulator.app.appSecret),
    transport: this.#transport(),
    limiter: this.limiter,
    clock: this.clock,
  });

  constructor() {
    this.emulator.onActivity(
      ({ call = '', code }) => void this.seen.push({ call, code, atMs: this.clock.now() }),
    );
  }

  count(call: string): number {
    return this.seen.filter((each) => each.call === call).length;
  }

  /** A list as the groups view uses it: the rows on top are named first. */
  directory(store: MemoryStore): GroupDirectory {
    const groups = new GroupDirectory({ client: this.client, store, clock: this.clock });
    groups.onDidChange(() => groups.setVisible(groups.groups.slice(0, SCREEN).map(({ groupId }) => groupId)));
    return groups;
  }

  dispose(): void {
    this.client.dispose();
    this.limiter.dispose();
  }

  #transport(): Transport {
    return {
      send: async ({ method, url, headers, body }) => {
        await sleep(this.clock, 15);
        const answer = await this.clock.hold(
          this.emulator
            .request(url, { method, headers, ...(body !== undefined && { body }) })
            .then(async (response) => ({ response, bytes: new Uint8Array(await response.arrayBuffer()) })),
        );
        await sleep(this.clock, 15);
        const { response, bytes } = answer;
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          bytes: () => Promise.resolve(bytes),
          async *stream() {
            await Promise.resolve();
            yield bytes;
          },
        };
      },
    };
  }
}

function manyGroups() {
  return {
    apps: [{ name: 'Release bot' }],
    people: [{ name: 'Mira Tan', email: 'mira.tan@example.com' }],
    groups: Array.from({ length: GROUPS }, (_, index) => ({
      name: `Team ${index}`,
      owner: 'Mira Tan',
      bots: [{ app: 'Release bot' }],
    })),
  };
}

/** Waits until a condition holds; looked at with every change. */
function until(groups: GroupDirectory, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      heard.dispose();
      resolve();
    };
    const heard = groups.onDidChange(look);
    look();
  });
}

const named = (groups: GroupDirectory) => groups.groups.filter(({ name }) => name !== undefined).length;

describe('a thousand groups under the real limits', function () {
  // The second begins with what the first has left on the disk.
  this.bail(true);
  let company: Company;
  const store = new MemoryStore();

  beforeEach(() => {
    company = new Company();
  });
  afterEach(() => {
    assert.deepEqual(
      company.seen.filter(({ code }) => code === Code.rateLimited),
      [],
      'no call is rejected',
    );
    company.dispose();
  });

  it('have their first names with the first page, all names with the fewest calls, and let a send pass', async () => {
    const { clock } = company;
    const groups = company.directory(store);
    const startMs = clock.now();
    const refreshed = groups.refresh();

    await clock.run(until(groups, () => named(groups) > 0));
    const first = company.seen.findIndex(({ call }) => call === 'getGroupInfo');
    assert.deepEqual(
      company.seen.slice(0, first).map(({ call }) => call),
      ['getAppAccessToken', 'getJoinedGroupChats'],
      'two calls, and then those of the rows that are seen',
    );
    assert.ok(company.count('getJoinedGroupChats') <= 10);

    await clock.run(until(groups, () => groups.groups.filter(({ name }) => name).length >= SCREEN * 0.9));
    assert.ok(company.count('getGroupInfo') <= SCREEN, 'no name was read that nobody sees');
    await clock.run(refreshed);

    await clock.run(until(groups, () => named(groups) >= GROUPS / 2));
    const middle = groups.groups[0];
    assert.ok(middle);
    const before = clock.now();
    await clock.run(
      company.client.sendMessageToGroupChat({
        group_id: middle.groupId,
        message: { tag: 'text', text: { content: 'In the middle' } },
      }),
    );
    const waited = clock.now() - before;
    assert.ok(waited < 1_000, `the send took ${waited} ms`);

    await clock.run(until(groups, () => named(groups) === GROUPS));
    assert.deepEqual(
      ['getAppAccessToken', 'getJoinedGroupChats', 'getGroupInfo'].map((call) => company.count(call)),
      [1, PAGES, GROUPS],
      'each page and each name is read once',
    );
    const least = (GROUPS / (INFO_A_MINUTE * SHARE) - 1) * MINUTE;
    const took = clock.now() - startMs;
    assert.ok(took < least * 1.25, `${took} ms are ${(took / least).toFixed(2)} of what the limit allows`);
    groups.dispose();
  });

  it('have all names at once when they are known, before any call, and cost the list alone', async () => {
    const { clock } = company;
    // The next morning.
    clock.epochMs += 12 * 60 * MINUTE;
    const groups = company.directory(store);
    await groups.load();
    assert.equal(named(groups), GROUPS);
    assert.deepEqual(company.seen, []);
    await clock.run(groups.refresh());
    await clock.run(sleep(clock, 5 * MINUTE));
    assert.deepEqual(
      company.seen.map(({ call }) => call),
      ['getAppAccessToken', ...Array.from({ length: PAGES }, () => 'getJoinedGroupChats')],
    );
    groups.dispose();
  });
});
