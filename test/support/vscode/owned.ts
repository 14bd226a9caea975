import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { rmSync } from 'node:fs';

/** How long a child may take to end after a polite signal before it is killed. */
const GRACE_MS = 3_000;
const POLL_MS = 25;

const groups = new Set<number>();
const folders = new Set<string>();
let guarded = false;

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') process.kill(pid, signal);
    else process.kill(-pid, signal);
  } catch {
    // Already gone, which is what was wanted.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}

function endAllNow(): void {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
  groups.clear();
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A temporary folder left behind must not turn a good run into a failed one.
    }
  }
  folders.clear();
}

/** A child may have started groups of its own, which only it knows: it is asked first, and killed if it does not go. */
async function endAll(): Promise<void> {
  for (const pid of groups) signalGroup(pid, 'SIGTERM');
  const giveUpAt = Date.now() + GRACE_MS;
  while (Date.now() < giveUpAt && [...groups].some(isAlive)) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  endAllNow();
}

/** Once per process: whatever way it ends, everything it started ends with it. */
function guard(): void {
  if (guarded) return;
  guarded = true;
  process.on('exit', endAllNow);
  let ending = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void endAll().finally(() => process.exit(code));
    });
  }
}

/** Starts a program in a process group of its own; the group is killed when this process ends, in any way. */
export function startOwned(
  command: string,
  commandArguments: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  guard();
  const child = spawn(command, [...commandArguments], {
    ...options,
    detached: process.platform !== 'win32',
  });
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  return child;
}

/** Ends the group of a child made by {@link startOwned} and waits for it, at most a few seconds. */
export async function endOwned(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const ended =
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
  // Grandchildren (extension hosts) may outlive the first process of the group.
  signalGroup(pid, 'SIGKILL');
  groups.delete(pid);
}

/** Registers a temporary folder that disappears with this process. */
export function ownFolder(folder: string): string {
  guard();
  folders.add(folder);
  return folder;
}

/** Deletes a folder registered with {@link ownFolder} now, or with this process where somebody who is ending still writes into it. */
export function dropFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    folders.delete(folder);
  } catch {
    // It stays registered.
  }
}
