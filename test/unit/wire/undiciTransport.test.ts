import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** Runs a script in a process of its own and gives back what it printed. */
function run(script: string): string {
  return execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  }).trim();
}

describe('loading the undici transport', () => {
  it("leaves the process-wide dispatcher of the host's fetch alone, before and after its first use", () => {
    const printed = run(`
      const keys = ['1', '2'].map((version) => Symbol.for('undici.globalDispatcher.' + version));
      const seen = () => keys.map((key) => globalThis[key]);
      const beforeFirstUse = seen();
      const { createUndiciTransport } = require('./src/wire/undiciTransport');
      const transport = createUndiciTransport();
      const untouched = seen().every((dispatcher, index) => dispatcher === beforeFirstUse[index]);
      // The first touch of fetch installs the host's own.
      fetch('data:,x').then(async () => {
        const hosts = seen();
        const closed = transport.send({ method: 'GET', url: 'http://127.0.0.1:1/', headers: {} }).catch((error) => error.phase);
        const phase = await closed;
        const kept = seen().every((dispatcher, index) => dispatcher === hosts[index]);
        console.log(JSON.stringify({ untouched, kept, phase }));
        await transport.close();
      });
    `);
    assert.deepEqual(JSON.parse(printed), { untouched: true, kept: true, phase: 'connect' });
  });

  it('loads no part of undici that installs one', () => {
    const printed = run(`
      require('./src/wire/undiciTransport');
      console.log(Object.keys(require.cache).filter((file) => /undici.(index|lib.global|lib.web.fetch.index)\\.js$/.test(file)).length);
    `);
    assert.equal(printed, '0');
  });
});
