import { availableParallelism } from 'node:os';
import path from 'node:path';

import { readRecords, RECORD_VARIABLE, recordWriter, tally } from '../../test/support/testRecord';
import { startOwned } from '../../test/support/vscode/owned';
import { projectFolder } from '../../test/support/vscode/paths';

/** Windows at once: each is a browser page, a server and an extension host, and a third of its time it waits for timers of the editor. */
const AT_ONCE = Math.min(4, availableParallelism() + 1);

export interface FileRun {
  /** In the order in which they are begun. */
  readonly files: readonly string[];
  /** Options for mocha. */
  readonly mochaArguments: readonly string[];
  /** The folder for the records of what ran. */
  readonly record: string;
  readonly env: Readonly<Record<string, string>>;
  /** Takes what there is to show. */
  readonly say: (text: string) => void;
}

/** Runs one file to its end. @returns what it printed, and whether all went well. */
async function runFile(file: string, { mochaArguments, record, env }: FileRun) {
  const own = path.join(record, path.basename(file));
  const mocha = path.join(projectFolder, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const child = startOwned(process.execPath, [mocha, ...mochaArguments, file], {
    cwd: projectFolder,
    env: { ...process.env, ...env, [RECORD_VARIABLE]: own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  const write = recordWriter(own);
  const records = readRecords(own);
  const { failed } = tally(records);
  // One that broke before it had a plan, or after all tests had passed, has failed at least once.
  if (code !== 0 && failed === 0) write({ kind: 'planned', tests: [`${file} to its end`] });
  return { printed, isGood: code === 0 && failed === 0 };
}

/**
 * Runs each test file in a mocha process of its own, a few at once: what stops in one, by a test that others build on, a crash or
 * a hang, stops there alone. Prints what each file said when it has ended.
 * @returns whether all went well.
 */
export async function runFiles(run: FileRun): Promise<boolean> {
  const waiting = [...run.files];
  let ended = 0;
  let isGood = true;
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const startedAt = Date.now();
      const result = await runFile(file, run);
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      ended += 1;
      run.say(`\n${path.basename(file)}: ${seconds} s, ${ended} of ${run.files.length} files have ended`);
      run.say(result.printed);
      isGood &&= result.isGood;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isGood;
}
