import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '../../../src/directory/fileStore';

describe('files of a directory', () => {
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
    await new FileStore(folder).write('groups', { a: [1, 'ü'] });
    assert.deepEqual(await new FileStore(folder).read('groups'), { a: [1, 'ü'] });
  });

  it('are nothing when they are broken', async () => {
    const store = new FileStore(folder);
    await store.write('groups', 1);
    for (const broken of ['', '{"a":', '\0\0']) {
      await writeFile(join(folder, 'groups.json'), broken);
      assert.equal(await store.read('groups'), undefined);
    }
    await store.write('groups', 2);
    assert.equal(await store.read('groups'), 2);
  });

  it('are nothing when a folder stands in their place', async () => {
    await mkdir(join(folder, 'groups.json'), { recursive: true });
    const store = new FileStore(folder);
    assert.equal(await store.read('groups'), undefined);
    await assert.rejects(store.write('groups', 1));
    assert.deepEqual(await readdir(folder), ['groups.json'], 'nothing is left beside');
  });

  it('hold the last write of many at once, whole, with nothing left beside', async () => {
    const [one, two] = [new FileStore(folder), new FileStore(folder)];
    const value = (index: number) => ({ index, text: 'x'.repeat(50_000) });
    await Promise.all(Array.from({ length: 20 }, (_, index) => one.write('groups', value(index))));
    assert.deepEqual(await two.read('groups'), value(19));
    const reads = Array.from({ length: 20 }, () => two.read('groups'));
    const writes = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? one : two).write('groups', value(index)),
    );
    await Promise.all(writes);
    for (const read of await Promise.all(reads)) assert.ok(read !== undefined, 'never half a file');
    assert.deepEqual(await readdir(folder), ['groups.json']);
  });

  it('go on after a write that failed', async () => {
    const store = new FileStore(folder);
    await assert.rejects(store.write('groups', 1n));
    await store.write('groups', 2);
    assert.equal(await store.read('groups'), 2);
    assert.deepEqual(await readdir(folder), ['groups.json']);
  });

  it('can be removed', async () => {
    const store = new FileStore(folder);
    await store.write('groups', 1);
    await store.write('groups', undefined);
    assert.deepEqual(await readdir(folder), []);
    await store.write('people', undefined);
  });

  it('are for this account only', async function () {
    if (process.platform === 'win32') this.skip();
    await new FileStore(folder).write('groups', 1);
    assert.equal((await stat(join(folder, 'groups.json'))).mode & 0o077, 0);
  });

  it('take no key that could lead elsewhere', async () => {
    const store = new FileStore(folder);
    for (const key of ['', '..', '../x', 'a/b', 'A', 'a\\b', 'a.b']) {
      await assert.rejects(store.read(key), /Not a key/);
      await assert.rejects(store.write(key, 1), /Not a key/);
    }
  });
});
