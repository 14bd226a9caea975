import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../src/base/clock';
import { systemClock } from '../../../src/base/clock';
import { FileStore } from '../../../src/disk/fileStore';

const put = (store: FileStore, key: string, value: unknown) => store.update(key, () => value);

describe('a folder of values', () => {
  let home: string;
  let folder: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'directory-store-'));
    folder = join(home, 'apps', 'one');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('touch nothing before the first write', async () => {
    assert.equal(await new FileStore(folder).read('groups'), undefined);
    assert.deepEqual(await readdir(home), []);
  });

  it('give back what was written, to another window too', async () => {
    await put(new FileStore(folder), 'groups', { a: [1, 'ü'] });
    assert.deepEqual(await new FileStore(folder).read('groups'), { a: [1, 'ü'] });
  });

  it('are set aside before another takes their place when they are broken, and that is told once', async () => {
    const aside: string[] = [];
    const store = new FileStore(folder, { onSetAside: (path) => aside.push(path) });
    await store.update('groups', () => 1);
    await store.update('others', () => 1);
    assert.deepEqual(aside, []);
    await writeFile(join(folder, 'groups.json'), '{"a":');
    await store.update('groups', () => 2);
    await store.update('groups', () => 3);
    const path = join(folder, 'groups.json.unreadable');
    assert.deepEqual(aside, [path]);
    assert.equal(await readFile(path, 'utf8'), '{"a":');
    assert.equal(await store.read('groups'), 3);
    await store.remove('groups');
    assert.deepEqual(await readdir(folder), ['others.json']);
  });

  it('are nothing when they are broken', async () => {
    const store = new FileStore(folder);
    await put(store, 'groups', 1);
    for (const broken of ['', '{"a":', '\0\0']) {
      await writeFile(join(folder, 'groups.json'), broken);
      assert.equal(await store.read('groups'), undefined);
    }
    await put(store, 'groups', 2);
    assert.equal(await store.read('groups'), 2);
  });

  it('are nothing when a folder stands in their place', async () => {
    await mkdir(join(folder, 'groups.json'), { recursive: true });
    const store = new FileStore(folder);
    assert.equal(await store.read('groups'), undefined);
    await assert.rejects(put(store, 'groups', 1));
    assert.deepEqual(await readdir(folder), ['groups.json'], 'nothing is left beside');
  });

  it('are not written again when a change leaves them as they are', async () => {
    const store = new FileStore(folder);
    await put(store, 'groups', { a: 1 });
    const { ino } = await stat(join(folder, 'groups.json'));
    await store.update('groups', (value) => value);
    // Each write puts a new file in the place of the old one.
    assert.equal((await stat(join(folder, 'groups.json'))).ino, ino);
    await store.update('groups', () => ({ a: 1 }));
    assert.notEqual((await stat(join(folder, 'groups.json'))).ino, ino);
  });

  it('hold the last write of many at once, whole, with nothing left beside', async () => {
    const [one, two] = [new FileStore(folder), new FileStore(folder)];
    const value = (index: number) => ({ index, text: 'x'.repeat(50_000) });
    await Promise.all(Array.from({ length: 20 }, (_, index) => put(one, 'groups', value(index))));
    assert.deepEqual(await two.read('groups'), value(19));
    const reads = Array.from({ length: 20 }, () => two.read('groups'));
    const writes = Array.from({ length: 20 }, (_, index) =>
      put(index % 2 === 0 ? one : two, 'groups', value(index)),
    );
    await Promise.all(writes);
    for (const read of await Promise.all(reads)) assert.ok(read !== undefined, 'never half a file');
    assert.deepEqual(await readdir(folder), ['groups.json']);
  });

  it('go on after a write that failed', async () => {
    const store = new FileStore(folder);
    await assert.rejects(put(store, 'groups', 1n));
    await put(store, 'groups', 2);
    assert.equal(await store.read('groups'), 2);
    assert.deepEqual(await readdir(folder), ['groups.json']);
  });

  it('loses no change when two windows change a value at the same time', async () => {
    const add = (store: FileStore, text: string) =>
      store.update('list', (value) => [...(Array.isArray(value) ? (value as string[]) : []), text]);
    const windows = [new FileStore(folder), new FileStore(folder)];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        Promise.all(windows.map((store, window) => add(store, `${window}-${index}`))),
      ),
    );
    assert.equal(new Set((await new FileStore(folder).read('list')) as string[]).size, 40);
  });

  it('keeps the old value, and nothing beside it, when a process died while it wrote a new one', async () => {
    await put(new FileStore(folder), 'groups', 'old');
    const left = ['groups.json.4x7.tmp', 'groups.json.lock.1a'];
    for (const name of [...left, 'people.json.4x7.tmp', 'groups.json.bak'])
      await writeFile(join(folder, name), '"half');
    await utimes(join(folder, 'groups.json.lock.1a'), 1, 1);
    const store = new FileStore(folder);
    assert.equal(await store.read('groups'), 'old');
    await put(store, 'groups', 'new');
    assert.deepEqual((await readdir(folder)).toSorted(), [
      'groups.json',
      'groups.json.bak',
      'people.json.4x7.tmp',
    ]);
  });

  it('does an update again when its lock was lost meanwhile', async () => {
    let nowMs = 0;
    const late: Clock = { ...systemClock, monotonic: () => nowMs };
    let seen = 0;
    const store = new FileStore(folder, { clock: late });
    await store.update('groups', () => {
      seen += 1;
      // The process was stopped for a minute, the first time.
      if (seen === 1) nowMs += 60_000;
      return seen;
    });
    assert.equal(await store.read('groups'), 2);
  });

  it('forgets all values, and brings none back afterwards', async () => {
    const store = new FileStore(folder);
    await put(store, 'groups', 1);
    const late = put(store, 'people', 1);
    await store.forget();
    await late;
    await put(store, 'groups', 2);
    assert.deepEqual(await readdir(join(home, 'apps')), []);
  });

  it('can be removed', async () => {
    const store = new FileStore(folder);
    await put(store, 'groups', 1);
    await put(store, 'groups', undefined);
    assert.deepEqual(await readdir(folder), []);
    await put(store, 'people', undefined);
  });

  it('are for this account only', async function () {
    if (process.platform === 'win32') this.skip();
    await put(new FileStore(folder), 'groups', 1);
    assert.equal((await stat(join(folder, 'groups.json'))).mode & 0o077, 0);
  });

  it('take no key that could lead elsewhere', async () => {
    const store = new FileStore(folder);
    for (const key of ['', '..', '../x', 'a/b', 'A', 'a\\b', 'a.b']) {
      await assert.rejects(store.read(key), /Not a key/);
      await assert.rejects(put(store, key, 1), /Not a key/);
    }
  });
});
