/**
 * `npm test [-- step …]`: every check, cheap ones first; `--newest` runs the steps that need an editor in the newest one.
 * The last line is `N passed, N failed`: every test counts, one that did not run as failed, and each static check as one.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';

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

const inEditor: readonly Step[] = [
  { name: 'package', command: npm('package'), counts: 'one' },
  { name: 'editor', command: npm('test:editor'), counts: 'tests' },
  { name: 'e2e', command: npm('test:e2e'), counts: 'tests' },
];

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
  console.log(`  all together ${(wallMs / 1000).toFixed(1)} s\n`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const newest = given.includes('--newest');
  const names = given.filter((argument) => !argument.startsWith('--'));
  const isMeant = ({ name }: Step) => names.length === 0 || names.includes(name);
  const checks = newest ? [] : lanes.map((lane) => lane.filter(isMeant)).filter(({ length }) => length > 0);
  const steps = inEditor.filter(isMeant);
  if (checks.length + steps.length === 0) throw new Error(`No such step: ${names.join(', ')}`);
  if (newest) process.env['VSCODE_HOST'] = 'newest';
  rmSync(path.join(projectFolder, 'test-results', newest ? 'newest' : 'oldest'), {
    recursive: true,
    force: true,
  });
  const startedAt = Date.now();
  const show = checks.length > 1 ? 'at the end' : 'as it comes';
  const checked = await Promise.all(
    checks.map(async (lane) => {
      const results: StepResult[] = [];
      for (const step of lane) results.push(await runStep(step, { show }));
      return results;
    }),
  );
  const results = checked.flat();
  for (const step of steps) {
    // What was not packed in this run has to be packed now.
    const isPacked = results.some(({ name }) => name === 'package');
    results.push(
      await runStep(isPacked ? { ...step, env: { SKIP_PACK: '1' } } : step, { show: 'as it comes' }),
    );
  }
  return report(results, Date.now() - startedAt);
}

runMain(main);
