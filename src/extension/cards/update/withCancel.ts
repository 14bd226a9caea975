import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import { sleep } from '../../../base/clock';

/** Most calls are done before a person could read a notice about them, in milliseconds. */
const PATIENCE_MS = 700;

/** Does something a person can cancel, and says so once it takes long enough to be noticed. */
export async function withCancel<T>(
  clock: Clock,
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const working = work(stop.signal);
  const settled = working.then(
    () => true,
    () => true,
  );
  const isDone = await Promise.race([settled, sleep(clock, PATIENCE_MS).then(() => false)]);
  if (isDone) return working;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const subscription = token.onCancellationRequested(() => stop.abort());
      try {
        return await working;
      } finally {
        subscription.dispose();
      }
    },
  );
}
