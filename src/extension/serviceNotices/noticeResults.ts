import * as vscode from 'vscode';
import { merged, peopleWith } from '../../sending/noticeOutcome';
import type { NoticeFate, NoticeOutcome } from '../../sending/noticeOutcome';
import type { Recipient } from '../../sending/noticeRecipients';
import { describeError } from '../base/describeError';
import { errorMessage, informationMessage, warningMessage } from '../base/dialogs';
import { offerChoices } from '../base/notices';
import type { NoticeChoice } from '../base/notices';
import { chooseOne, heading } from '../base/wizard';
import type { Choice } from '../base/wizard';
import { logError } from '../base/showError';
import { personDetail, personName } from '../people/personWords';
import type { Services } from '../session/services';
import { fateWords, peopleWords } from './noticeWords';

/** A notice that was handed over. */
export interface EndedNotice {
  readonly people: readonly Recipient[];
  readonly outcome: NoticeOutcome;
}

/** Sends to some of the people once more; undefined when the person gave up. */
export type Retry = (people: readonly Recipient[]) => Promise<NoticeOutcome | undefined>;

/** Shows what became of a notice, for everybody, and offers to send to those again who certainly didn't get it. */
export async function showResults(services: Services, ended: EndedNotice, retry: Retry): Promise<void> {
  const { people, outcome } = ended;
  const sent = peopleWith(outcome, 'sent');
  const failed = failedOf(ended);
  const isUnknown = peopleWith(outcome, 'unknown').length > 0;
  for (const error of errorsOf(outcome)) logError(services.log, describeError(error), error);
  const choices = [showChoice(services, ended, retry), ...retryChoice(services, ended, retry)];
  if (sent.length === people.length) {
    const ids = [...outcome.values()].flatMap((fate) =>
      fate.kind === 'sent' && fate.messageId !== undefined ? [fate.messageId] : [],
    );
    const message = vscode.l10n.t('Service notice sent to {0}.', peopleWords(people));
    await offerChoices(informationMessage, message, copyIdsChoice(ids));
  } else if (failed.length === people.length) {
    await showFailed(services, ended, retry);
  } else {
    await offerChoices(isUnknown ? warningMessage : errorMessage, partlyWords(ended), choices);
  }
}

/** The call as a whole was rejected, or everyone was, each for a reason of their own. */
async function showFailed(services: Services, ended: EndedNotice, retry: Retry): Promise<void> {
  const [error, ...others] = errorsOf(ended.outcome);
  if (error === undefined || others.length > 0) {
    const choices = [showChoice(services, ended, retry), ...retryChoice(services, ended, retry)];
    return offerChoices(errorMessage, `${nothingWords()} ${partlyWords(ended)}`, choices);
  }
  const words = describeError(error, { app: services.apps.active });
  if (words.silent) {
    await informationMessage(vscode.l10n.t('Canceled. Nothing was sent.'));
    return undefined;
  }
  const [action] = words.actions;
  return offerChoices(errorMessage, `${nothingWords()} ${words.message}`, [
    ...retryChoice(services, ended, retry),
    ...(action
      ? [
          {
            title: action.title,
            run: () => vscode.commands.executeCommand(action.command, ...(action.arguments ?? [])),
          },
        ]
      : []),
  ]);
}

function nothingWords(): string {
  return vscode.l10n.t("The service notice wasn't sent.");
}

function partlyWords({ people, outcome }: EndedNotice): string {
  const sent = peopleWith(outcome, 'sent').length;
  const failed = people.filter(({ employeeCode }) => outcome.get(employeeCode)?.kind === 'failed');
  const unknown = peopleWith(outcome, 'unknown').length;
  const [first] = failed;
  const fate = first && outcome.get(first.employeeCode);
  const sentences = [];
  if (unknown < people.length)
    sentences.push(vscode.l10n.t('Sent to {0} of {1} people.', sent, people.length));
  if (first && fate) sentences.push(`${personName(first)}: ${fateWords(fate)}`);
  if (failed.length > 1) sentences.push(vscode.l10n.t('{0} more failed.', failed.length - 1));
  if (unknown > 0) {
    const whom = unknown === people.length ? people : people.slice(0, unknown);
    sentences.push(
      vscode.l10n.t(
        "SeaTalk didn't confirm the service notice to {0}. It may have been delivered, so it won't be resent.",
        unknown === people.length ? peopleWords(whom) : vscode.l10n.t('{0} people', unknown),
      ),
    );
  }
  return sentences.join(' ');
}

function failedOf({ people, outcome }: EndedNotice): Recipient[] {
  return people.filter(({ employeeCode }) => outcome.get(employeeCode)?.kind === 'failed');
}

/** Each error once. */
function errorsOf(outcome: NoticeOutcome): unknown[] {
  const errors = [...outcome.values()].map((fate) => (fate.kind === 'sent' ? undefined : fate.error));
  return [...new Set(errors)].filter((error) => error !== undefined);
}

function copyIdsChoice(ids: readonly string[]): NoticeChoice[] {
  if (ids.length === 0) return [];
  return [
    {
      title: ids.length === 1 ? vscode.l10n.t('Copy Message ID') : vscode.l10n.t('Copy Message IDs'),
      run: () => vscode.env.clipboard.writeText(ids.join('\n')),
    },
  ];
}

function retryChoice(services: Services, ended: EndedNotice, retry: Retry): NoticeChoice[] {
  const failed = failedOf(ended);
  if (failed.length === 0) return [];
  return [
    {
      title: vscode.l10n.t('Retry Failed ({0})', failed.length),
      run: async () => {
        const later = await retry(failed);
        if (later) await showResults(services, { ...ended, outcome: merged(ended.outcome, later) }, retry);
      },
    },
  ];
}

function showChoice(services: Services, ended: EndedNotice, retry: Retry): NoticeChoice {
  return { title: vscode.l10n.t('Show Results'), run: () => listResults(services, ended, retry) };
}

/** Everybody with what became of it, and what can be done about the failed ones. */
async function listResults(services: Services, ended: EndedNotice, retry: Retry): Promise<void> {
  const { people, outcome } = ended;
  const failed = failedOf(ended);
  const acts: Choice<() => PromiseLike<unknown>>[] = [
    ...retryChoice(services, ended, retry).map(({ title, run }) => ({
      label: title,
      iconPath: new vscode.ThemeIcon('refresh'),
      value: run,
    })),
    ...(failed.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Copy Failed'),
            description: vscode.l10n.t('employee codes, one a line'),
            iconPath: new vscode.ThemeIcon('copy'),
            value: () => vscode.env.clipboard.writeText(failed.map((each) => each.employeeCode).join('\n')),
          },
        ]),
  ];
  const rows = people.flatMap((person): Choice<() => PromiseLike<unknown>>[] => {
    const fate = outcome.get(person.employeeCode);
    if (!fate) return [];
    return [
      {
        label: personName(person),
        description: personDetail(person),
        detail: fateWords(fate),
        iconPath: fateIcon(fate),
        value: () => vscode.env.clipboard.writeText(person.employeeCode),
      },
    ];
  });
  const run = await chooseOne<() => PromiseLike<unknown>>(vscode.l10n.t('Service Notice'), {
    placeholder: vscode.l10n.t('Choose a person to copy the employee code'),
    items: [...acts, heading(vscode.l10n.t('people')), ...rows],
  });
  await run?.();
}

function fateIcon({ kind }: NoticeFate): vscode.ThemeIcon {
  const icons = { sent: 'pass', failed: 'error', unknown: 'question' } as const;
  return new vscode.ThemeIcon(icons[kind]);
}
