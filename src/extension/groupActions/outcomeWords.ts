import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { MemberAct, MemberFate, MemberOutcome } from '../../client/changeMembers';
import { Code, restCodes } from '../../contract/codes';
import { describeError } from '../base/describeError';
import type { ErrorContext } from '../base/describeError';
import type { KnownPerson } from './askPeople';

export type PersonOutcome = MemberOutcome<KnownPerson>;

/** What to call a person. */
export function personWords({ name, email, employeeCode }: KnownPerson): string {
  return oneLine(name ?? email ?? employeeCode, 80);
}

/** Those with whom something is left to do. */
export function notDone(outcomes: readonly PersonOutcome[]): readonly PersonOutcome[] {
  return outcomes.filter(({ fate }) => fate.kind !== 'done' && fate.kind !== 'already');
}

/** The outcomes of a change in one or two sentences. */
export function outcomeWords(
  act: MemberAct,
  group: string,
  outcomes: readonly PersonOutcome[],
  context: ErrorContext,
): string {
  const count = (...kinds: readonly MemberFate['kind'][]) =>
    outcomes.filter(({ fate }) => kinds.includes(fate.kind)).length;
  const [done, already, unknown] = [count('done'), count('already'), count('unknown')];
  const failed = notDone(outcomes).filter(({ fate }) => fate.kind !== 'unknown');
  const sentences = [
    done > 0 || (failed.length === 0 && unknown === 0) ? doneWords(act, group, done) : undefined,
    already > 0 ? alreadyWords(act, already) : undefined,
    unknown > 0 ? unknownWords(act, group, unknown) : undefined,
    failedWords(act, group, failed, context),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** Why it isn't done for a person, or that it is. */
export function fateWords(act: MemberAct, fate: MemberFate, context: ErrorContext): string {
  const { l10n } = vscode;
  switch (fate.kind) {
    case 'done':
      return act === 'add' ? l10n.t('added') : l10n.t('removed');
    case 'already':
      return act === 'add' ? l10n.t('was a member already') : l10n.t("wasn't a member");
    case 'rejected': {
      const entry = fate.code === undefined ? undefined : restCodes[fate.code];
      if (!entry) return l10n.t('rejected by SeaTalk (code {0})', fate.code ?? '?');
      return l10n.t('{0} (code {1})', l10n.t(entry.meaning), fate.code ?? '');
    }
    case 'failed':
      return callWords(act, fate.error, context);
    case 'unknown':
      return l10n.t('not confirmed by SeaTalk: it may have been done');
    case 'untried':
      return l10n.t('not tried');
  }
}

/** Whether a call failed because the group or one of the people in it can't be changed. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === Code.forbidden;
}

/** The code for what a group doesn't allow has other meanings in other calls. */
function callWords(act: MemberAct, error: unknown, context: ErrorContext): string {
  if (!isForbidden(error)) return describeError(error, context).message;
  return act === 'add'
    ? vscode.l10n.t("The group doesn't let its members add people. Its owner can change that.")
    : vscode.l10n.t(
        "The group doesn't let its members remove people, or its owner or an admin is among them: those can't be removed.",
      );
}

function doneWords(act: MemberAct, group: string, done: number): string {
  const { l10n } = vscode;
  if (act === 'add')
    return done === 1
      ? l10n.t('Added 1 person to {0}.', group)
      : l10n.t('Added {0} people to {1}.', done, group);
  return done === 1
    ? l10n.t('Removed 1 person from {0}.', group)
    : l10n.t('Removed {0} people from {1}.', done, group);
}

function alreadyWords(act: MemberAct, already: number): string {
  const { l10n } = vscode;
  if (act === 'add')
    return already === 1 ? l10n.t('1 was a member already.') : l10n.t('{0} were members already.', already);
  return already === 1 ? l10n.t("1 wasn't a member.") : l10n.t("{0} weren't members.", already);
}

function unknownWords(act: MemberAct, group: string, unknown: number): string {
  const { l10n } = vscode;
  if (act === 'add')
    return unknown === 1
      ? l10n.t("SeaTalk didn't confirm 1 person: they may be in {0} now.", group)
      : l10n.t("SeaTalk didn't confirm {0} people: they may be in {1} now.", unknown, group);
  return unknown === 1
    ? l10n.t("SeaTalk didn't confirm 1 person: they may no longer be in {0}.", group)
    : l10n.t("SeaTalk didn't confirm {0} people: they may no longer be in {1}.", unknown, group);
}

/** One reason is said at once; several are left to the list. */
function failedWords(
  act: MemberAct,
  group: string,
  failed: readonly PersonOutcome[],
  context: ErrorContext,
): string | undefined {
  const { l10n } = vscode;
  const [first] = failed;
  if (!first) return undefined;
  const reasons = new Set(
    failed.filter(({ fate }) => fate.kind !== 'untried').map(({ fate }) => fateWords(act, fate, context)),
  );
  const [reason] = reasons;
  if (failed.length === 1 && reason !== undefined && first.fate.kind === 'rejected')
    return act === 'add'
      ? l10n.t("{0} wasn't added: {1}.", personWords(first.member), reason)
      : l10n.t("{0} wasn't removed: {1}.", personWords(first.member), reason);
  const head = headWords(act, group, failed.length);
  return reasons.size === 1 && reason !== undefined ? `${head} ${ended(reason)}` : head;
}

function headWords(act: MemberAct, group: string, failed: number): string {
  const { l10n } = vscode;
  if (act === 'add')
    return failed === 1
      ? l10n.t("1 person wasn't added to {0}.", group)
      : l10n.t("{0} people weren't added to {1}.", failed, group);
  return failed === 1
    ? l10n.t("1 person wasn't removed from {0}.", group)
    : l10n.t("{0} people weren't removed from {1}.", failed, group);
}

function ended(words: string): string {
  const upper = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/u.test(upper) ? upper : `${upper}.`;
}
