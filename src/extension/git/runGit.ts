import { execFile } from 'node:child_process';
import type { GitApi } from './gitApi';

export interface GitAnswer {
  /** 0 where it did what was asked. */
  readonly exitCode: number;
  readonly output: string;
  /** More was printed than could be taken. */
  readonly isCut: boolean;
}

/** More is sent by no message and no file. */
const OUTPUT_MAX_BYTES = 8 * 1024 * 1024;
/** Everything that is asked is answered from the disk, in milliseconds. */
const DEADLINE_MS = 20_000;

/**
 * Asks Git what its extension can't be asked. Writes nothing, asks no one, and uses no program that a repository names.
 * @param folder where Git runs.
 * @returns undefined where it couldn't be started or was aborted.
 */
export function runGit(
  { git }: GitApi,
  folder: string,
  given: readonly string[],
  signal?: AbortSignal,
): Promise<GitAnswer | undefined> {
  const options = {
    cwd: folder,
    maxBuffer: OUTPUT_MAX_BYTES,
    timeout: DEADLINE_MS,
    windowsHide: true,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    ...(signal && { signal }),
  };
  return new Promise((resolve) => {
    execFile(
      git.path,
      ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', ...given],
      options,
      (error, output) => {
        if (!error) resolve({ exitCode: 0, output, isCut: false });
        else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
          resolve({ exitCode: 0, output, isCut: true });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, output, isCut: false });
        else resolve(undefined);
      },
    );
  });
}
