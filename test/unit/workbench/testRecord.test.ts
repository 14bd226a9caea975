import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import Mocha from 'mocha';

import {
  readLines,
  readRecords,
  type RecordLine,
  recordRun,
  recordWriter,
  tally,
} from '../../support/testRecord';
import { temporaryFolder } from '../../support/vscode/paths';

interface Planned {
  /** Title -> whether the test passes. */
  readonly tests: Readonly<Record<string, boolean | 'skipped'>>;
  readonly bail?: boolean;
  readonly hooks?: Readonly<Partial<Record<'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll', boolean>>>;
}

const end = (isGood: boolean) => {
  if (!isGood) throw new Error('as planned');
};

/** Lets mocha run suites, and gives back what was written down of them. */
async function run(suites: Readonly<Record<string, Planned>>, grep?: string): Promise<RecordLine[]> {
  const mocha = new Mocha(grep === undefined ? {} : { grep });
  mocha.reporter(Mocha.reporters.Base);
  for (const [title, { tests, bail = false, hooks = {} }] of Object.entries(suites)) {
    const suite = Mocha.Suite.create(mocha.suite, title);
    suite.bail(bail);
    for (const kind of ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const) {
      const isGood = hooks[kind];
      if (isGood !== undefined) suite[kind](() => end(isGood));
    }
    for (const [name, outcome] of Object.entries(tests)) {
      suite.addTest(outcome === 'skipped' ? new Mocha.Test(name) : new Mocha.Test(name, () => end(outcome)));
    }
  }
  const lines: RecordLine[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    recordRun(runner, mocha.options, (line) => lines.push(line));
  });
  return lines;
}

const counted = async (suites: Readonly<Record<string, Planned>>, grep?: string) =>
  tally([readLines(await run(suites, grep))]);

describe('the count of tests', () => {
  it('tells passed, failed and skipped ones apart', async () => {
    const tests = { one: true, two: false, three: 'skipped', four: true } as const;
    assert.deepEqual(await counted({ all: { tests } }), { passed: 2, failed: 1, skipped: 1, notRun: [] });
  });

  it('counts the steps after one that failed as failed, and goes on with other suites', async () => {
    const steps = { bail: true, tests: { one: true, two: false, three: true, four: true } };
    const { passed, failed, notRun } = await counted({ steps, other: { tests: { five: true } } });
    assert.deepEqual([passed, failed, notRun], [2, 3, ['steps › three', 'steps › four']]);
  });

  for (const kind of ['beforeAll', 'beforeEach'] as const) {
    it(`counts every test as failed where ${kind} fails, and the hook not once more`, async () => {
      const suites = { all: { hooks: { [kind]: false }, tests: { one: true, two: true, three: true } } };
      const { passed, failed, notRun } = await counted(suites);
      assert.deepEqual([passed, failed, notRun.length], [0, 3, 3]);
    });
  }

  it('counts what follows a failed afterEach, and the hook itself', async () => {
    const { passed, failed, notRun } = await counted({
      all: { hooks: { afterEach: false }, tests: { one: true, two: true } },
    });
    assert.deepEqual([passed, failed, notRun], [1, 2, ['all › two']]);
  });

  it('counts a failed afterAll when all tests have passed', async () => {
    const { passed, failed } = await counted({ all: { hooks: { afterAll: false }, tests: { one: true } } });
    assert.deepEqual([passed, failed], [1, 1]);
  });

  it('is of those alone that were asked for', async () => {
    const { passed, failed, notRun } = await counted({ all: { tests: { one: true, two: true } } }, 'two');
    assert.deepEqual([passed, failed, notRun], [1, 0, []]);
  });

  it('knows two tests of one title apart', () => {
    const record = readLines([
      { kind: 'planned', tests: ['a › same', 'a › same'] },
      { kind: 'ended', test: 1, state: 'passed', durationMs: 1 },
    ]);
    assert.deepEqual(tally([record]), { passed: 1, failed: 1, skipped: 0, notRun: ['a › same'] });
  });

  it('takes a test that passed and then failed for a failed one', () => {
    const ended = { kind: 'ended', test: 0, durationMs: 1 } as const;
    const record = readLines([
      { kind: 'planned', tests: ['a › b'] },
      { ...ended, state: 'passed' },
      { ...ended, state: 'failed', error: 'too late' },
    ]);
    assert.deepEqual(tally([record]), { passed: 0, failed: 1, skipped: 0, notRun: [] });
  });

  it('adds up what several processes did, and what one left undone that crashed in the middle of a line', () => {
    const folder = temporaryFolder('record-test');
    const write = recordWriter(path.join(folder, 'whole'));
    write({ kind: 'planned', tests: ['a › one'] });
    write({ kind: 'ended', test: 0, state: 'passed', durationMs: 3 });
    mkdirSync(path.join(folder, 'crashed'));
    writeFileSync(
      path.join(folder, 'crashed', 'x.jsonl'),
      `${JSON.stringify({ kind: 'planned', tests: ['b › two', 'b › three'] })}\n{"kind":"ended","te`,
    );
    const { passed, failed, notRun } = tally(readRecords(folder));
    assert.deepEqual([passed, failed, notRun.toSorted()], [1, 2, ['b › three', 'b › two']]);
  });
});
