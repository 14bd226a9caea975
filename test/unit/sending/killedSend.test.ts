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
import { leftOf } from '../../../src/sending/outboxRecord';
import type { OutgoingMessage } from '../../../src/sending/settle';
import type { SendStep } from './support/sendSteps';

/** Of a send of two messages, in order. */
const STEPS: readonly SendStep['step'][] = [
  // Each message: it waits for its slot, then it may leave.
  'recording',
  'recorded',
  'recording',
  'recorded',
  'call',
  'recording',
  'recorded',
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

  /** Kills it at a step, or at its end. @returns the steps before, and what the next window tells. */
  async function killAt(index: number, sends: readonly string[]) {
    const folder = path.join(home, `${sends.length}-${index}`);
    const child = fork(bundle, [folder, ...sends], { execArgv: [] });
    const steps: SendStep['step'][] = [];
    const calls: string[] = [];
    const nextWindow = new Outbox({ store: new FileStore(folder), clock: systemClock });
    try {
      for (;;) {
        const [{ step, text }] = (await once(child, 'message')) as [SendStep];
        steps.push(step);
        if (text !== undefined) calls.push(text);
        if (steps.length > index || step === 'ended') break;
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
    return { steps, calls, told: interrupted, kept: await nextWindow.kept() };
  }

  for (const [index, step] of STEPS.entries()) {
    it(`step ${index}, ${step}: whatever reached the platform is told by the next one`, async () => {
      const { steps, told, kept } = await killAt(index, ['one|two']);
      assert.deepEqual(steps, STEPS.slice(0, index + 1));
      const arrived = steps.filter((each) => each === 'call').length;
      // The last record is taken away once the whole send is known to have ended.
      const isKnown = index >= STEPS.lastIndexOf('recorded');
      if (arrived > 0 && !isKnown) assert.equal(told.length, 1);
      if (isKnown || index === 0) assert.equal(told.length, 0);
      // Whatever did not reach the platform is kept, and nothing that did is taken for unsent.
      const left = kept.flatMap((send) => leftOf(send).unsent);
      const unsure = kept.flatMap((send) => leftOf(send).unsure);
      assert.ok(left.length <= 2 - arrived, `${left.length} of 2 kept as unsent, ${arrived} arrived`);
      if (index > 0 && !isKnown) assert.ok(left.length + unsure.length >= 2 - arrived);
      for (const record of told) {
        assert.ok(record.sent <= arrived && record.sent >= arrived - 1, `${record.sent} of ${arrived}`);
        assert.equal(record.target, 'Release crew');
      }
    });
  }

  /** How many sends are begun at once. */
  const QUEUED = 10;
  const queued = Array.from({ length: QUEUED }, (_, index) => `message ${index}`);

  for (let index = 3; ; index += 6) {
    // Each of them takes seven steps: begun, handed over, arrived, ended, with a look before and after each write.
    if (index > QUEUED * 7) break;
    it(`with ten sends in its queue, at step ${index}: each arrived once, or is there to be sent, or may have arrived`, async () => {
      const { calls, kept } = await killAt(index, queued);
      const texts = (messages: readonly OutgoingMessage[]) =>
        messages.map((message) => (message.tag === 'text' ? message.text.content : ''));
      const unsent = kept.flatMap((send) => texts(leftOf(send).unsent));
      const unsure = kept.flatMap((send) => texts(leftOf(send).unsure));
      assert.equal(new Set(calls).size, calls.length, 'one arrived twice');
      for (const text of unsent) assert.ok(!calls.includes(text), `${text} arrived, and is said not to have`);
      // All are begun by then.
      if (index >= QUEUED * 2)
        for (const text of queued)
          assert.ok([...calls, ...unsent, ...unsure].includes(text), `${text} is lost without a trace`);
      // At most the one that was on its way, and the one before it of which the end was not written down.
      assert.ok(unsure.length <= 2, `${unsure.join()} may have arrived`);
    });
  }
});
