import { startOwned } from '../../test/support/vscode/owned';
import { projectFolder } from '../../test/support/vscode/paths';

export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...commandArguments: string[]];
  /** Whether the step is one check, or says at its end how many tests passed and failed, as mocha does. */
  readonly counts: 'one' | 'tests';
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly durationMs: number;
}

const last = (output: string, pattern: RegExp) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);

function count({ counts }: Step, output: string, code: number): { passed: number; failed: number } {
  if (counts === 'one') return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const passed = last(output, /^ {2}(\d+) passing/gm);
  const told = last(output, /^ {2}(\d+) failing/gm);
  // A run that breaks before or after its tests has failed too, and so has one without a test.
  const broken = code !== 0 || passed === 0;
  return { passed, failed: broken ? Math.max(1, told) : told };
}

/** Runs one step to its end; what it prints is shown as it comes. It never throws: what cannot start has failed. */
export async function runStep(step: Step): Promise<StepResult> {
  console.log(`\n── ${step.name} ──`);
  const startedAt = Date.now();
  const [program, ...commandArguments] = step.command;
  const child = startOwned(program, commandArguments, {
    cwd: projectFolder,
    env: { ...process.env, ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { name: step.name, ...count(step, output, code), durationMs: Date.now() - startedAt };
}
