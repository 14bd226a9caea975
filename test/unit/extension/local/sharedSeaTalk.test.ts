import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { FileStore } from '../../../../src/disk/fileStore';
import type { SharedSeaTalk } from '../../../../src/extension/local/shared/doorClient';
import { enter } from '../../../../src/extension/local/shared/doorClient';
import { findShared, startShared } from '../../../../src/extension/local/shared/findShared';
import { serveShared } from '../../../../src/extension/local/shared/sharedServer';
import type { SharedState } from '../../../../src/extension/local/shared/stateFile';
import { readState } from '../../../../src/extension/local/shared/stateFile';
import { FakeClock } from '../../../support/fakeClock';
import { until } from '../../../support/until';

const GRACE_MS = 120_000;

describe('the local SeaTalk that windows share', () => {
  let home: string;
  let program: string;
  let folder: string;
  const entered: SharedSeaTalk[] = [];

  before(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'seatalk-shared-'));
    program = path.join(home, 'program.cjs');
    await build({
      entryPoints: [path.resolve(__dirname, '../../../../src/extension/local/shared/sharedProcess.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    });
  });
  after(() => rmSync(home, { recursive: true }));
  beforeEach(() => {
    folder = mkdtempSync(path.join(home, 'profile-'));
  });
  afterEach(async () => {
    const running = await findShared({ folder });
    await running?.stop();
    for (const each of entered.splice(0)) each.dispose();
  });

  const start = async (version = '1.0.0') => {
    const shared = await startShared({ folder, program, version, graceMs: GRACE_MS, settings: {} });
    entered.push(shared);
    return shared;
  };
  const find = async () => {
    const shared = await findShared({ folder });
    if (shared) entered.push(shared);
    return shared;
  };
  const state = async (): Promise<SharedState> => {
    const found = await readState(new FileStore(folder));
    assert.ok(found);
    return found;
  };
  const answers = (url: string) =>
    fetch(url).then(
      () => true,
      () => false,
    );
  const ended = (pid: number) =>
    until(`process ${pid} lives on`, () => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    });
  /** Counts what is told. */
  const count = (event: SharedSeaTalk['onDidEnd']) => {
    const counted = { times: 0 };
    event(() => (counted.times += 1));
    return counted;
  };

  it('is none where none runs, and looking for it writes nothing', async () => {
    assert.equal(await find(), undefined);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is one when two windows start it at once, and a third finds it', async () => {
    const [one, two] = await Promise.all([start('1.0.0'), start('1.0.1')]);
    const three = await find();
    assert.equal(one.address.url, two.address.url);
    assert.deepEqual(three?.address, one.address);
    assert.equal(one.version, two.version);
    assert.equal(await answers(one.address.url), true);
    assert.notEqual((await state()).pid, process.pid);
  });

  it('writes no secret of its app into the file that windows find it by, which is for this account only', async () => {
    const { address } = await start();
    const [name = ''] = readdirSync(folder);
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const secret of [address.appSecret, address.controlToken ?? '-', address.signingSecret ?? '-'])
      assert.ok(!text.includes(secret));
    if (process.platform !== 'win32')
      assert.equal(statSync(path.join(folder, name)).mode & 0o077, 0, 'readable by others');
  });

  it('is reset for all windows by any of them', async () => {
    const [one, two] = [await start(), await start()];
    const told = [count(one.onDidReplace), count(two.onDidReplace)];
    await two.reset();
    await until('the other window is not told', () => told[0]?.times === 1);
    assert.deepEqual(
      told.map(({ times }) => times),
      [1, 1],
    );
  });

  it('is stopped for all windows by any of them, and can be started anew at once', async () => {
    const [one, two] = [await start(), await start()];
    const { pid } = await state();
    const told = count(one.onDidEnd);
    await two.stop();
    const again = await start();
    await until('the other window is not told', () => told.times === 1);
    assert.notEqual((await state()).pid, pid);
    assert.equal(await answers(again.address.url), true);
    await ended(pid);
  });

  it('runs on when the window that started it is gone', async () => {
    const one = await start();
    one.dispose();
    const after = await find();
    assert.equal(after?.address.url, one.address.url);
  });

  it('that was killed is told, and another takes its place', async () => {
    const one = await start();
    const told = count(one.onDidEnd);
    const { pid } = await state();
    process.kill(pid, 'SIGKILL');
    await until('the window is not told', () => told.times === 1);
    assert.equal(await find(), undefined);
    const [two, three] = await Promise.all([start(), start()]);
    assert.equal(two.address.url, three.address.url);
    assert.notEqual((await state()).pid, pid);
  });

  it('says why it could not start', async () => {
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    await assert.rejects(
      startShared({
        folder: path.join(file, 'inside'),
        program,
        version: '1',
        graceMs: GRACE_MS,
        settings: {},
      }),
      { name: 'NotStartedError', code: 'ENOTDIR' },
    );
  });

  it('ends once no window was there for the grace time, and takes its file away', async () => {
    const clock = new FakeClock();
    let ends = 0;
    const running = await serveShared(
      { folder, version: '1', graceMs: GRACE_MS, settings: {}, clock },
      () => (ends += 1),
    );
    const [one, two] = await Promise.all([enter(running), enter(running)]);
    assert.ok(one && two);
    one.dispose();
    await clock.advance(10 * GRACE_MS);
    two.dispose();
    // Seen by its process a moment after the window is gone.
    await until('the last window is not missed', () => clock.armed === 1);
    await clock.advance(GRACE_MS - 1);
    const reloaded = await enter(running);
    assert.ok(reloaded, 'a window that reloads finds it');
    await clock.advance(GRACE_MS);
    reloaded.dispose();
    await until('the last window is not missed', () => clock.armed === 1);
    await clock.advance(GRACE_MS);
    await until('it does not end', () => ends === 1);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is not mistaken for another program at its port, which never sees the token', async () => {
    let heard = '';
    const foreign = createServer((socket: Socket) => {
      socket.setEncoding('utf8');
      socket.on('error', () => undefined);
      socket.on('data', (text: string) => {
        heard += text;
        socket.write('{"tell":"proof","proof":"invented"}\n');
      });
    });
    foreign.listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const { port } = foreign.address() as AddressInfo;
    const token = 'invented-token-of-a-process-that-died';
    await new FileStore(folder).update('local-seatalk', () => ({ pid: 1, port, token, startedAtMs: 1 }));
    assert.equal(await find(), undefined);
    assert.match(heard, /nonce/u);
    assert.doesNotMatch(heard, /invented-token/u);
    const started = await start();
    assert.notEqual((await state()).port, port);
    assert.equal(await answers(started.address.url), true);
    foreign.close();
  });

  for (const [what, text] of Object.entries({
    'a web page': 'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n{"ask":"stop"}',
    'a program without the token': '{"ask":"stop"}\n',
    'a program with another token': '{"ask":"enter","token":"invented"}\n{"ask":"stop"}\n',
    'a line without an end': 'x'.repeat(300 * 1024),
  })) {
    it(`closes the door to ${what}`, async () => {
      const one = await start();
      const told = count(one.onDidEnd);
      const socket = createConnection({ host: '127.0.0.1', port: (await state()).port });
      socket.on('error', () => undefined);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(text);
      let heard = '';
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      await closed;
      assert.equal(heard, '');
      assert.equal(told.times, 0);
      assert.ok(await find());
    });
  }
});
