import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { runFiles } from '../../../scripts/lib/runFiles';
import { readRecords, tally } from '../../support/testRecord';
import { projectFolder, temporaryFolder } from '../../support/vscode/paths';

const REPORTER = path.join(projectFolder, 'test', 'support', 'countingReporter.ts');

/** Runs test files given by their text. @returns how many passed and failed, what did not run, and what was shown. */
async function run(texts: Readonly<Record<string, string>>) {
  const folder = temporaryFolder('files');
  const files = Object.entries(texts).map(([name, text]) => {
    const file = path.join(folder, `${name}.test.cjs`);
    writeFileSync(file, text);
    return file;
  });
  const record = temporaryFolder('record');
  let shown = '';
  const isGood = await runFiles({
    files,
    mochaArguments: ['--no-config', '--require', 'tsx/cjs', '--reporter', REPORTER],
    record,
    env: {},
    say: (text) => (shown += text),
  });
  const { passed, failed, notRun } = tally(readRecords(record));
  return { isGood, passed, failed, notRun, shown };
}

describe('test files run side by side', () => {
  it('are good when all their tests are', async () => {
    const { isGood, passed, failed } = await run({
      one: "describe('one', () => { it('a', () => {}); it('b', () => {}); });",
      other: "describe('other', () => it('c', () => {}));",
    });
    assert.deepEqual({ isGood, passed, failed }, { isGood: true, passed: 3, failed: 0 });
  });

  it('stop alone: by a step that fails, a crash, or before there are tests', async () => {
    const { isGood, passed, failed, notRun, shown } = await run({
      steps: `describe('steps', function () {
        this.bail(true);
        it('a', () => {}); it('b', () => { throw new Error('no'); }); it('c', () => {});
      });`,
      crash: `describe('crash', () => {
        it('d', () => {}); it('e', () => process.kill(process.pid, 'SIGKILL')); it('f', () => {});
      });`,
      torn: 'describe(',
      good: "describe('good', () => it('g', () => {}));",
    });
    assert.deepEqual([isGood, passed, failed], [false, 3, 5]);
    const whole = notRun.find((title) => title.endsWith('torn.test.cjs to its end'));
    assert.ok(whole, notRun.join());
    assert.deepEqual(notRun.filter((title) => title !== whole).toSorted(), [
      'crash › e',
      'crash › f',
      'steps › c',
    ]);
    assert.match(shown, /1 did not run, which counts as failed:\n\s+- steps › c/u);
  });
});
