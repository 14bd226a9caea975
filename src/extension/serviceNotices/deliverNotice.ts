import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { QueuedInfo } from '../../client/call/callOptions';
import type { RequestOf } from '../../contract/endpoints';
import { outcomeOfAnswer, outcomeOfFailure } from '../../sending/noticeOutcome';
import type { NoticeOutcome } from '../../sending/noticeOutcome';
import { describeError } from '../base/describeError';
import { logError } from '../base/showError';
import { withPatientProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import type { Session } from '../session/session';

/** Longest time a notice may wait for the rate limit and its answer, in milliseconds. */
const DEADLINE_MS = 90_000;

/**
 * Sends a notice to everybody in one call, which is never repeated. Failures are returned, not thrown.
 * @param to whom it goes to, in words.
 */
export async function deliverNotice(
  { clock, outbox, log }: Services,
  session: Session,
  request: RequestOf<'sendServiceNotice'>,
  to: string,
): Promise<NoticeOutcome> {
  const codes = request.employee_codes;
  const id = randomUUID();
  const send = async (signal: AbortSignal, onQueued: (info: QueuedInfo) => void): Promise<NoticeOutcome> => {
    try {
      const record = { id, appName: session.profile.name, target: to, parts: 1, sent: 0 };
      // On the disk before the call leaves, for a window that is closed or killed.
      await (await outbox()).begin({ ...record, startedAtMs: clock.now() });
      signal.throwIfAborted();
    } catch (error) {
      return outcomeOfFailure(codes, error, 'not_sent');
    }
    try {
      const answer = await session.client.sendServiceNotice(request, {
        signal,
        onQueued,
        deadlineMs: DEADLINE_MS,
        priority: 'interactive',
      });
      return outcomeOfAnswer(codes, answer);
    } catch (error) {
      return outcomeOfFailure(codes, error);
    }
  };
  try {
    return await withPatientProgress(
      clock,
      vscode.l10n.t('Sending service notice to {0}', to),
      (signal, report) =>
        send(signal, ({ nextSlotAtMs }) => {
          const seconds = Math.max(1, Math.ceil((nextSlotAtMs - clock.now()) / 1000));
          report(vscode.l10n.t('waiting for the rate limit, about {0} s', seconds));
        }),
    );
  } finally {
    const ended = outbox().then((noted) => noted.end(id));
    await ended.catch((error: unknown) => logError(log, describeError(error), error));
  }
}
