import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { FileStore } from '../../../disk/fileStore';
import type { SharedSeaTalk } from './doorClient';
import { enter } from './doorClient';
import type { Started } from './sharedProcess';
import type { LocalSettings, SharedServerOptions } from './sharedServer';
import type { SharedState } from './stateFile';
import { readState } from './stateFile';

export interface SharedOptions {
  /** Of the profile; what windows have in common is kept there. */
  readonly folder: string;
  /** The bundle of `sharedProcess.ts`. */
  readonly program: string;
  /** Of the extension. */
  readonly version: string;
  /** How long it runs without a window, in milliseconds: a window that reloads is away for a while. */
  readonly graceMs: number;
  /** For one that is started; one that runs keeps those of its start. */
  readonly settings: LocalSettings;
}

/** Longest wait for a start; a slow machine needs a few seconds. */
const START_LIMIT_MS = 60_000;

/** The local SeaTalk could not start. `code` is the system's, such as EADDRINUSE, or the name of an error. */
export class NotStartedError extends Error {
  override readonly name = 'NotStartedError';
  readonly code: string;

  constructor(code: string) {
    super(`The local SeaTalk could not start: ${code}`);
    this.code = code;
  }
}

/** The local SeaTalk that runs for this profile, whichever window started it; `undefined` where none does. */
export async function findShared({
  folder,
}: Pick<SharedOptions, 'folder'>): Promise<SharedSeaTalk | undefined> {
  const state = await readState(new FileStore(folder));
  return state && enter(state);
}

/**
 * The local SeaTalk of this profile, started where none runs. Of two windows that start it at once, one does.
 * @throws NotStartedError
 */
export async function startShared(options: SharedOptions): Promise<SharedSeaTalk> {
  const found = await findShared(options);
  if (found) return found;
  const started = await enter(await startProcess(options));
  if (!started) throw new NotStartedError('ECONNREFUSED');
  return started;
}

function startProcess({ program, ...started }: SharedOptions): Promise<SharedState> {
  const { NODE_OPTIONS: _options, ...environment } = process.env;
  const child = spawn(process.execPath, [program, JSON.stringify(started satisfies SharedServerOptions)], {
    // It outlives the window, and no folder of it is kept in use.
    detached: true,
    windowsHide: true,
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // The desktop editor's own program is Electron, which is Node only when it is told to be.
    env: { ...environment, ELECTRON_RUN_AS_NODE: '1' },
  });
  return new Promise((resolve, reject) => {
    const end = (done: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners();
      // An error without a listener would end this process.
      child.on('error', () => undefined);
      if (child.connected) child.disconnect();
      child.unref();
      done();
    };
    const fail = (code: string) => end(() => reject(new NotStartedError(code)));
    const timer = setTimeout(() => {
      child.kill();
      fail('ETIMEDOUT');
    }, START_LIMIT_MS);
    child.once('error', (error) => fail('code' in error ? String(error.code) : error.name));
    child.once('exit', (code, signal) => fail(signal ?? `exit ${code}`));
    child.once('message', (told: Started) => {
      if ('failure' in told) fail(told.failure);
      else end(() => resolve(told.state));
    });
  });
}
