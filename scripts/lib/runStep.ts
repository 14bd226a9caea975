import { startOwned } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';
import { readRecords, RECORD_VARIABLE, tally } from '../../test/support/testRecord';

export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...commandArguments: string[]];
  /** Whether the step is one check, or leaves a record of its tests. */
  readonly counts: 'one' | 'tests';
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests among the failed that did not run. */
  readonly notRun: number;
  readonly durationMs: number;
}

function count({ counts }: Step, record: string, code: number): Omit<StepResult, 'name' | 'durationMs'> {
  if (counts === 'one') return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notRun: 0 };
  const { passed, failed, notRun } = tally(readRecords(record));
  // A run that breaks before or after its tests has failed too, and so has one without a test.
  const isBroken = code !== 0 || passed === 0;
  return { passed, failed: isBroken ? Math.max(1, failed) : failed, notRun: notRun.length };
}

/** Runs one step to its end; what it prints is shown as it comes. It never throws: what cannot start has failed. */
export async function runStep(step: Step): Promise<StepResult> {
  console.log(`\n── ${step.name} ──`);
  const startedAt = Date.now();
  const [program, ...commandArguments] = step.command;
  const record = temporaryFolder('record');
  const child = startOwned(program, commandArguments, {
    cwd: projectFolder,
    env: { ...process.env, ...step.env, [RECORD_VARIABLE]: record },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  child.stdout?.on('data', (chunk: Buffer) => process.stdout.write(chunk));
  child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { name: step.name, ...count(step, record, code), durationMs: Date.now() - startedAt };
}
