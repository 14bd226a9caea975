import { tally, type TestRecord } from '../../test/support/testRecord';
import { mapStack } from '../../test/support/vscode/mapStack';

const marks = { passed: '✔', failed: '✘', skipped: '-', 'not run': '✘' } as const;

/**
 * Prints the editor tests' results the way mocha does.
 * @param suite the bundle that ran.
 * @returns the exit code.
 */
export function printResults(records: readonly TestRecord[], suite: string, tookMs: number): number {
  const tests = records.flatMap((record) => record.tests);
  const failures = [
    ...tests.filter(({ state }) => state === 'failed'),
    ...records.flatMap(({ hooks }) => hooks),
  ];
  for (const { title, state, durationMs } of tests)
    console.log(`  ${marks[state]} ${title} (${state === 'not run' ? state : `${durationMs} ms`})`);
  for (const { title, error } of failures) console.log(`\n  ✘ ${title}\n${mapStack(error ?? '', suite)}`);
  const { passed, failed, notRun } = tally(records);
  console.log(`\n  ${passed} passed, ${failed} failed (${notRun.length} of them did not run; ${tookMs} ms)`);
  if (tests.length === 0) console.log('  No test was found.');
  return failed > 0 || tests.length === 0 ? 1 : 0;
}
