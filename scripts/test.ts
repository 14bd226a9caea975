/**
 * `npm test [-- step …]`: every check, cheap ones first; `--newest` runs the steps that need an editor in the newest one.
 * The last line is `N passed, N failed`: every test counts, one that did not run as failed, and each static check as one.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';

import { findBrowser } from '../test/support/vscode/findBrowser';
import { findServerHost, hostAge } from '../test/support/vscode/findHost';
import { projectFolder } from '../test/support/vscode/paths';
import { runMain } from './lib/runMain';
import { runStep, type Step, type StepResult } from './lib/runStep';

const npm = (script: string) => ['npm', 'run', '--silent', script] as const;

/** Checks without an editor, in two lanes side by side: unit tests use one core and take as long as all others. */
const lanes: readonly (readonly Step[])[] = [
  [
    { name: 'typecheck', command: npm('typecheck'), counts: 'one' },
    { name: 'lint', command: npm('lint'), counts: 'one' },
    { name: 'format', command: npm('format:check'), counts: 'one' },
    { name: 'knip', command: npm('knip'), counts: 'one' },
    { name: 'contract', command: npm('test:contract'), counts: 'tests' },
    { name: 'pictures', command: npm('test:pictures'), counts: 'tests' },
  ],
  [{ name: 'unit', command: npm('test:unit'), counts: 'tests' }],
];

/** How much of an error the summary repeats. */
const ERROR_LINES = 8;

const pack: Step = { name: 'package', command: npm('package'), counts: 'one' };

/** Side by side too: the editor suite waits half of its time for what an editor does on a timer. */
const inEditor: readonly Step[] = [
  { name: 'editor', command: npm('test:editor'), counts: 'tests' },
  { name: 'e2e', command: npm('test:e2e'), counts: 'tests' },
];

/** What failed once more: what was printed as it failed stands thousands of lines above. */
function printFailures({ name, failures }: StepResult): void {
  for (const { title, error } of failures) {
    const lines = error.split('\n').slice(0, ERROR_LINES);
    console.log(`\n  ✘ ${name}: ${title}\n${lines.map((line) => `      ${line.trim()}`).join('\n')}`);
  }
}

function report(results: readonly StepResult[], wallMs: number): number {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('\nStep by step:');
  for (const { name, passed, failed, notRun, durationMs } of results) {
    const seconds = (durationMs / 1000).toFixed(1).padStart(6);
    const missing = notRun > 0 ? ` (${notRun} of them did not run)` : '';
    const told = failed > 0 ? `${passed} passed, ${failed} FAILED${missing}` : `${passed} passed`;
    console.log(`  ${failed > 0 ? '✘' : '✔'} ${name.padEnd(width)} ${seconds} s  ${told}`);
  }
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
  for (const result of results) printFailures(result);
  console.log(`\n  all together ${(wallMs / 1000).toFixed(1)} s\n`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
}

/** Runs lanes of steps side by side. @returns the results, lane by lane. */
async function runLanes(steps: readonly (readonly Step[])[]): Promise<StepResult[]> {
  const show = steps.length > 1 ? 'at the end' : 'as it comes';
  const results = await Promise.all(
    steps.map(async (lane) => {
      const ended: StepResult[] = [];
      for (const step of lane) ended.push(await runStep(step, { show }));
      return ended;
    }),
  );
  return results.flat();
}

/** Fetches what is missing on this machine before two steps would do it at once. */
async function installHosts(): Promise<void> {
  try {
    await findServerHost(hostAge());
    await findBrowser();
  } catch {
    // The steps that need it say what is missing, and fail.
  }
}

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const newest = given.includes('--newest');
  const names = given.filter((argument) => !argument.startsWith('--'));
  const isMeant = ({ name }: Step) => names.length === 0 || names.includes(name);
  const checks = newest ? [] : lanes.map((lane) => lane.filter(isMeant)).filter(({ length }) => length > 0);
  const packs = isMeant(pack);
  const editors = inEditor.filter(isMeant);
  if (checks.length + editors.length === 0 && !packs) throw new Error(`No such step: ${names.join(', ')}`);
  if (newest) process.env['VSCODE_HOST'] = 'newest';
  rmSync(path.join(projectFolder, 'test-results', newest ? 'newest' : 'oldest'), {
    recursive: true,
    force: true,
  });
  const startedAt = Date.now();
  const results = await runLanes(checks);
  if (packs) results.push(await runStep(pack, { show: 'as it comes' }));
  if (editors.length > 1) await installHosts();
  // What was not packed in this run has to be packed by who needs it.
  const env = packs ? { SKIP_PACK: '1' } : {};
  results.push(...(await runLanes(editors.map((step) => [{ ...step, env }]))));
  return report(results, Date.now() - startedAt);
}

runMain(main);
