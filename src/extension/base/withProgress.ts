import type { Clock, Disposable } from '../../base/clock';
import { notificationProgress } from './dialogs';
import type { NotificationProgress } from './dialogs';
import { withSignal } from './withSignal';

/** Most calls are done before a person could read a notice about them, in milliseconds. */
const PATIENCE_MS = 700;

/**
 * Says how far the work is.
 * @param message stands beside the title.
 * @param increment percent done since the last report; without any, the bar runs without an end.
 */
export type ReportProgress = (message: string, increment?: number) => void;

/**
 * Shows a notification while the work runs; its Cancel aborts the signal.
 * @throws what the work throws, also after a cancel.
 */
export function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: ReportProgress) => Promise<T>,
): Promise<T> {
  return notificationProgress(title, (progress, token) =>
    withSignal(token, (signal) =>
      work(signal, (message, increment) =>
        progress.report(increment === undefined ? { message } : { message, increment }),
      ),
    ),
  );
}

/**
 * Like {@link withProgress}, but the notification comes only once the work takes long enough to be noticed, with what was
 * reported last.
 * @throws what the work throws, also after a cancel.
 */
export async function withPatientProgress<T>(
  clock: Clock,
  title: string,
  work: (signal: AbortSignal, report: ReportProgress) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  let said: string | undefined;
  let progress: NotificationProgress | undefined;
  const working = work(stop.signal, (message) => {
    said = message;
    progress?.report({ message });
  });
  if (await endsWithin(working, PATIENCE_MS, clock)) return working;
  return notificationProgress(title, (shown, token) => {
    progress = shown;
    if (said !== undefined) shown.report({ message: said });
    return withSignal(token, () => working, stop);
  });
}

/** Whether the work ends, either way, before so much time has passed. */
async function endsWithin(work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> {
  let timer: Disposable | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = clock.setTimer(ms, () => resolve(false));
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    timer?.dispose();
  }
}
