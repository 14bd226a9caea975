import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { commandIds, eventItems } from '../../contributions';
import type { Delivery } from '../model/delivery';
import type { EventRecord } from '../model/eventLog';
import { resultOf } from '../model/result';
import { attemptHeading, attemptName, attemptProblem, retryWords } from '../words/attemptWords';
import type { EventsRow } from './eventsRow';
import { resultIcon } from './icons';
import { infoRow } from './infoRow';

/** Characters of the bot's answer in a row and in its hover. */
const ANSWER_MAX = 120;
const ANSWER_HOVER_MAX = 2_000;

/** What was tried, oldest first, and below it what the bot answered last. */
export function attemptRows(event: EventRecord, appName: string, parent: EventsRow): readonly EventsRow[] {
  const answered = event.attempts.findLast(({ outcome: { body, body_bytes: bytes } }) => body || bytes);
  return event.attempts.flatMap((attempt) => [
    attemptRow(event, attempt, appName, parent),
    ...(attempt === answered ? [answerRow(event, attempt, parent)] : []),
  ]);
}

function attemptRow(event: EventRecord, attempt: Delivery, appName: string, parent: EventsRow): EventsRow {
  const result = resultOf(attempt);
  const heading = attemptHeading(attempt);
  const problem = attemptProblem(attempt, appName);
  const isRepeat = attempt !== event.attempts[0];
  const name = event.attempts.length > 1 ? attemptName(attempt, isRepeat) : '';
  const took =
    result === 'pending' || attempt.attempt === 0
      ? ''
      : vscode.l10n.t('{0} ms', Math.round(attempt.duration_ms));
  const facts = [took, name, retryWords(attempt.retry_in_ms)].filter(Boolean);
  const row = infoRow(
    `attempt:${attempt.id}`,
    {
      label: heading,
      description: [...facts, problem].filter(Boolean).join(' · '),
      tooltip: [[heading, ...facts].join(' · '), problem, attempt.url].filter(Boolean).join('\n'),
      icon: resultIcon(result),
      contextValue: eventItems.attempt,
    },
    parent,
  );
  return opening({ ...row, event, attempt });
}

function answerRow(event: EventRecord, attempt: Delivery, parent: EventsRow): EventsRow {
  const { body, body_bytes: bytes = 0 } = attempt.outcome;
  const isText = typeof body === 'string';
  const row = infoRow(
    `answer:${attempt.id}`,
    {
      label: vscode.l10n.t("Bot's answer"),
      description: isText ? oneLine(body, ANSWER_MAX) : vscode.l10n.t('not text: {0} bytes', bytes),
      ...(isText && { tooltip: body.slice(0, ANSWER_HOVER_MAX) }),
      icon: new vscode.ThemeIcon('reply'),
      contextValue: eventItems.attempt,
    },
    parent,
  );
  return opening({ ...row, event, attempt });
}

/** A click opens what the row stands for. */
function opening(row: EventsRow): EventsRow {
  const title = vscode.l10n.t('Open as JSON');
  const opened: EventsRow = {
    ...row,
    treeItem: () =>
      Object.assign(row.treeItem(), {
        command: { title, command: commandIds.eventsOpen, arguments: [opened] },
      }),
  };
  return opened;
}
