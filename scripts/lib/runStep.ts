import { startOwned } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';
import { failuresOf, readRecords, RECORD_VARIABLE, tally } from '../../test/support/testRecord';

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
  /** Each test and hook that failed, with its error. */
  readonly failures: readonly { readonly title: string; readonly error: string }[];
  readonly durationMs: number;
}

function count({ counts }: Step, record: string, code: number): Omit<StepResult, 'name' | 'durationMs'> {
  if (counts === 'one')
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notRun: 0, failures: [] };
  const records = readRecords(record);
  const { passed, failed, notRun } = tally(records);
  // A run that breaks before or after its tests has failed too, and so has one without a test.
  const isBroken = code !== 0 || passed === 0;
  return {
    passed,
    failed: isBroken ? Math.max(1, failed) : failed,
    notRun: notRun.length,
    failures: failuresOf(records),
  };
}

/**
 * Runs one step to its end. It never throws: what cannot start has failed.
 * @param show when to print what it prints: at its end where another step runs beside it.
 */
export async function runStep(
  step: Step,
  { show }: { readonly show: 'as it comes' | 'at the end' },
): Promise<StepResult> {
  const heading = `\n── ${step.name} ──\n`;
  const printed: Buffer[] = [];
  const print = (chunk: Buffer) => {
    if (show === 'as it comes') process.stdout.write(chunk);
    else printed.push(chunk);
  };
  print(Buffer.from(heading));
  const startedAt = Date.now();
  const [program, ...commandArguments] = step.command;
  const record = temporaryFolder('record');
  const child = startOwned(program, commandArguments, {
    cwd: projectFolder,
    env: { ...process.env, ...step.env, [RECORD_VARIABLE]: record },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  child.stdout?.on('data', print);
  child.stderr?.on('data', print);
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      print(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  if (printed.length > 0) process.stdout.write(Buffer.concat(printed));
  return { name: step.name, ...count(step, record, code), durationMs: Date.now() - startedAt };
}
