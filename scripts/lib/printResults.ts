import { failuresOf, tally } from '../../test/support/testRecord';
import { mapStack } from '../../test/support/vscode/mapStack';
import type { EditorSuiteResult } from '../../test/support/vscode/runEditorSuite';

const marks = { passed: '✔', failed: '✘', skipped: '-', 'not run': '✘' } as const;

/**
 * Prints the editor tests' results the way mocha does.
 * @param suite the bundle that ran.
 * @returns the exit code.
 */
export function printResults({ records, broken }: EditorSuiteResult, suite: string, tookMs: number): number {
  const tests = records.flatMap((record) => record.tests);
  for (const { title, state, durationMs } of tests)
    console.log(`  ${marks[state]} ${title} (${state === 'not run' ? state : `${durationMs} ms`})`);
  for (const { title, error } of failuresOf(records))
    console.log(`\n  ✘ ${title}\n${mapStack(error, suite)}`);
  const { passed, failed, notRun } = tally(records);
  console.log(`\n  ${passed} passed, ${failed} failed (${notRun.length} of them did not run; ${tookMs} ms)`);
  if (tests.length === 0) console.log('  No test was found.');
  if (broken !== undefined) console.log(`\n  The suite did not come to its end: ${broken}`);
  return failed > 0 || tests.length === 0 || broken !== undefined ? 1 : 0;
}
