import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { systemClock } from '../../../src/base/clock';
import { FileStore } from '../../../src/disk/fileStore';
import { Outbox } from '../../../src/sending/outbox';
import type { SendStep } from './support/sendSteps';

/** Of a send of two messages, in order. */
const STEPS: readonly SendStep['step'][] = [
  'recording',
  'recorded',
  'call',
  'recording',
  'recorded',
  'call',
  'recording',
  'recorded',
  'ended',
];

describe('a window that is killed in the middle of a send', () => {
  let home: string;
  let bundle: string;

  before(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'seatalk-send-'));
    bundle = path.join(home, 'sender.cjs');
    await build({
      entryPoints: [path.join(__dirname, 'support/senderProcess.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    });
  });
  after(() => rmSync(home, { recursive: true }));

  /** Kills it at a step. @returns the steps before, and what the next window tells. */
  async function killAt(index: number) {
    const folder = path.join(home, String(index));
    const child = fork(bundle, [folder], { execArgv: [] });
    const steps: SendStep['step'][] = [];
    const nextWindow = new Outbox({ store: new FileStore(folder), clock: systemClock });
    try {
      for (;;) {
        const [{ step }] = (await once(child, 'message')) as [SendStep];
        steps.push(step);
        if (steps.length > index) break;
        child.send('on');
      }
      const lively = await nextWindow.takeInterrupted();
      assert.deepEqual(lively.interrupted, [], 'told while the window lives');
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    const { interrupted } = await nextWindow.takeInterrupted();
    assert.deepEqual((await nextWindow.takeInterrupted()).interrupted, [], 'told twice');
    return { steps, told: interrupted };
  }

  for (const [index, step] of STEPS.entries()) {
    it(`step ${index}, ${step}: whatever reached the platform is told by the next one`, async () => {
      const { steps, told } = await killAt(index);
      assert.deepEqual(steps, STEPS.slice(0, index + 1));
      const arrived = steps.filter((each) => each === 'call').length;
      // The last record is taken away once the whole send is known to have ended.
      const isKnown = index >= STEPS.lastIndexOf('recorded');
      if (arrived > 0 && !isKnown) assert.equal(told.length, 1);
      if (isKnown || index === 0) assert.equal(told.length, 0);
      for (const record of told) {
        assert.ok(record.sent <= arrived && record.sent >= arrived - 1, `${record.sent} of ${arrived}`);
        assert.equal(record.target, 'Release crew');
      }
    });
  }
});
