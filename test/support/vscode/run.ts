import { PROGRAM_LIMIT_MS } from '../limits';
import { startOwned } from './owned';

/**
 * Runs a program to its end.
 * @returns what it printed, both streams together.
 * @throws Error with the last lines of its output when it fails or never ends.
 */
export async function run(
  command: string,
  commandArguments: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = startOwned(command, commandArguments, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const name = `${command} ${commandArguments.slice(0, 3).join(' ')}`;
  const timer = setTimeout(() => child.kill('SIGKILL'), PROGRAM_LIMIT_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code === 0) return output;
    const reason = code === null ? `was ended (limit ${PROGRAM_LIMIT_MS / 1000} s)` : `ended with ${code}`;
    throw new Error(`\`${name}\` ${reason}:\n${output.trim().split('\n').slice(-15).join('\n')}`);
  } finally {
    clearTimeout(timer);
  }
}
