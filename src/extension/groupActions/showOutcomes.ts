import * as vscode from 'vscode';
import type { MemberAct } from '../../client/changeMembers';
import { errorMessage, informationMessage, warningMessage } from '../base/dialogs';
import { describeError } from '../base/describeError';
import { offerChoices } from '../base/notices';
import type { NoticeChoice } from '../base/notices';
import { pickOne } from '../base/quickPick';
import { logError } from '../base/showError';
import type { Services } from '../session/services';
import type { KnownPerson } from './askPeople';
import type { NamedGroup } from './askGroup';
import { fateWords, notDone, outcomeWords, personWords } from './outcomeWords';
import type { PersonOutcome } from './outcomeWords';

/**
 * Shows what became of everybody, and carries out what the person chooses next.
 * @param again begins the same change with those who are left.
 */
export async function showOutcomes(
  services: Services,
  act: MemberAct,
  group: NamedGroup,
  outcomes: readonly PersonOutcome[],
  again: (people: readonly KnownPerson[]) => PromiseLike<unknown>,
): Promise<void> {
  const context = { app: services.apps.active };
  const message = outcomeWords(act, group.name, outcomes, context);
  const left = notDone(outcomes);
  const error = left.map(({ fate }) => ('error' in fate ? fate.error : undefined)).find(Boolean);
  const described = error === undefined ? undefined : describeError(error, context);
  if (described) logError(services.log, described, error);
  if (left.length === 0) return offerChoices(informationMessage, message, []);
  const all: NoticeChoice = {
    title: vscode.l10n.t('Show Each Person'),
    run: () => showEach(act, group, outcomes, context),
  };
  const copy: NoticeChoice = {
    title:
      left.length === 1 ? vscode.l10n.t('Copy Who Is Left') : vscode.l10n.t('Copy the {0} Left', left.length),
    run: () => vscode.env.clipboard.writeText(idsOf(left.map(({ member }) => member))),
  };
  const retry: NoticeChoice = {
    title: vscode.l10n.t('Try Again…'),
    run: () => again(left.map(({ member }) => member)),
  };
  // Where nobody was dealt with, what to do about the error matters more than the list: all have the same fate.
  const isWhole = left.length === outcomes.length && left.every(({ fate }) => fate.kind === 'failed');
  const [help] = isWhole ? (described?.actions ?? []) : [];
  const choices = help
    ? [
        {
          title: help.title,
          run: () => vscode.commands.executeCommand(help.command, ...(help.arguments ?? [])),
        },
        retry,
        copy,
      ]
    : [retry, all, copy];
  await offerChoices(isWhole ? errorMessage : warningMessage, message, choices);
}

/** One a line, as they can be pasted again. */
export function idsOf(people: readonly KnownPerson[]): string {
  return people.map(({ email, employeeCode }) => email ?? employeeCode).join('\n');
}

async function showEach(
  act: MemberAct,
  { name }: NamedGroup,
  outcomes: readonly PersonOutcome[],
  context: Parameters<typeof fateWords>[2],
): Promise<void> {
  const left = new Set(notDone(outcomes));
  const items = [...left, ...outcomes.filter((outcome) => !left.has(outcome))].map((outcome) => ({
    label: personWords(outcome.member),
    description: outcome.member.employeeCode,
    detail: fateWords(act, outcome.fate, context),
    iconPath: new vscode.ThemeIcon(left.has(outcome) ? 'warning' : 'check'),
    outcome,
  }));
  const chosen = await pickOne(items, {
    title: act === 'add' ? vscode.l10n.t('Added to {0}', name) : vscode.l10n.t('Removed from {0}', name),
    placeHolder: vscode.l10n.t('Enter copies the employee code of a person'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen) await vscode.env.clipboard.writeText(chosen.outcome.member.employeeCode);
}
