import type { EditorResults } from '../../test/support/vscode/editorResults';
import { mapStack } from '../../test/support/vscode/mapStack';

const marks = { passed: '✔', failed: '✘', skipped: '-' } as const;

/**
 * Prints the editor tests' results the way mocha does.
 * @param suite the bundle that ran.
 * @returns the exit code.
 */
export function printResults({ tests, durationMs }: EditorResults, suite: string, totalMs: number): number {
  for (const { title, state, durationMs: took } of tests)
    console.log(`  ${marks[state]} ${title} (${took} ms)`);
  const failed = tests.filter(({ state }) => state === 'failed');
  for (const { title, error } of failed) console.log(`\n  ✘ ${title}\n${mapStack(error ?? '', suite)}`);
  const passing = tests.filter(({ state }) => state === 'passed').length;
  console.log(`\n  ${passing} passing (${durationMs} ms, with start and end ${totalMs} ms)`);
  if (failed.length > 0) console.log(`  ${failed.length} failing`);
  if (tests.length === 0) console.log('  No test was found.');
  return failed.length > 0 || tests.length === 0 ? 1 : 0;
}
