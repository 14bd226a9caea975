import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fetchMedia, saveMedia, sweepMedia } from '../../../../../src/extension/groups/media/saveMedia';
import type { MediaOptions } from '../../../../../src/extension/groups/media/saveMedia';

const MEDIA = {
  url: 'https://openapi.seatalk.io/messaging/v2/file/x',
  kind: 'image',
  claimedName: undefined,
};

describe('media of messages on disk', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'seatalk-media-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A download that gives these pieces and may break after them. */
  function from(pieces: readonly string[], failure?: Error): MediaOptions & { progress: number[] } {
    const progress: number[] = [];
    async function* chunks() {
      for (const piece of pieces) yield Buffer.from(piece);
      if (failure) throw failure;
    }
    return {
      client: { download: async () => ({ contentType: 'image/png', length: undefined, chunks: chunks() }) },
      maxBytes: 1_000,
      signal: new AbortController().signal,
      onProgress: (bytes) => progress.push(bytes),
      progress,
    };
  }

  it('are streamed, with progress', async () => {
    const target = path.join(folder, 'a.png');
    const options = from(['ab', 'c']);
    await saveMedia(MEDIA, target, options);
    assert.equal(await readFile(target, 'utf8'), 'abc');
    assert.deepEqual(options.progress, [2, 3]);
    assert.deepEqual(await readdir(folder), ['a.png']);
  });

  it('leave a file that is there as it was when they break off, and nothing beside it', async () => {
    const target = path.join(folder, 'a.png');
    await writeFile(target, 'before');
    await assert.rejects(saveMedia(MEDIA, target, from(['ab'], new Error('cut'))), /cut/);
    assert.equal(await readFile(target, 'utf8'), 'before');
    assert.deepEqual(await readdir(folder), ['a.png']);
  });

  it('are opened from a folder of their own, under a name with the right extension', async () => {
    const one = await fetchMedia(MEDIA, folder, from(['a']));
    const two = await fetchMedia(MEDIA, folder, from(['b']));
    assert.equal(path.basename(one), 'image.png');
    assert.notEqual(path.dirname(one), path.dirname(two));
  });

  it('stay inside that folder whatever their sender called them', async () => {
    const file = await fetchMedia({ ...MEDIA, claimedName: '../../../evil.sh' }, folder, from(['a']));
    assert.equal(path.dirname(path.dirname(file)), folder);
    assert.equal(path.basename(file), 'evil.sh');
  });

  it('leave no folder behind when they break off', async () => {
    await assert.rejects(fetchMedia(MEDIA, folder, from([], new Error('cut'))), /cut/);
    assert.deepEqual(await readdir(folder), []);
  });

  it('are swept a day after they were opened', async () => {
    const nowMs = 1_767_225_600_000;
    for (const [name, ageHours] of [
      ['old', 25],
      ['new', 23],
    ] as const) {
      const inner = path.join(folder, name);
      await mkdir(inner);
      const at = new Date(nowMs - ageHours * 3_600_000);
      await utimes(inner, at, at);
    }
    await sweepMedia(folder, nowMs);
    assert.deepEqual(await readdir(folder), ['new']);
  });

  it('that were never opened are no error to sweep', async () => {
    await sweepMedia(path.join(folder, 'nowhere'), 0);
  });
});
