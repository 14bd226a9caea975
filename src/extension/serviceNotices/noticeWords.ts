import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { restCodes } from '../../contract/codes';
import type { NobodyReason } from '../../directory/resolvePeople';
import type { BadNotice, NoticeLanguage } from '../../compose/composeNotice';
import type { NoticeFate } from '../../sending/noticeOutcome';
import type { Recipient } from '../../sending/noticeRecipients';
import { describeError } from '../base/describeError';
import { faultWords, findingWords } from '../cards/source/findingWords';
import { languageWords, personName } from '../people/personWords';

/** Some people: by name if it is one. */
export function peopleWords(people: readonly Recipient[]): string {
  const [only] = people;
  return only && people.length === 1 ? personName(only) : vscode.l10n.t('{0} people', people.length);
}

/** A language of a notice; `default` is for everyone whose language isn't there. */
export function noticeLanguageWords(language: NoticeLanguage): string {
  return language === 'default' ? vscode.l10n.t('Default') : languageWords(language);
}

/** Why a text can't be sent as a service notice. */
export function badNoticeWords(bad: BadNotice): string {
  switch (bad.reason) {
    case 'not_json':
      return vscode.l10n.t("The card's JSON is invalid, so it wasn't sent. {0}", faultWords(bad.faultCode));
    case 'no_card':
      return vscode.l10n.t("This JSON doesn't contain a card.");
    case 'bad_card': {
      const first = bad.finding ? oneLine(findingWords(bad.finding), 300) : '';
      return bad.count === 1
        ? vscode.l10n.t('SeaTalk would reject this card. {0}', first)
        : vscode.l10n.t('SeaTalk would reject this card: {0} problems. First: {1}', bad.count, first);
    }
  }
}

/** In a list: why an entry leads to nobody. */
export function unresolvedWords(reason: NobodyReason): string {
  switch (reason) {
    case 'not_an_id':
      return vscode.l10n.t('not an email or ID');
    case 'unknown_email':
    case 'unknown_employee_code':
      return vscode.l10n.t('not visible to this app');
    case 'outside_organization':
      return vscode.l10n.t('another organization');
    case 'left':
      return vscode.l10n.t('left the organization');
  }
}

/** What became of the notice for one person. */
export function fateWords(fate: NoticeFate): string {
  switch (fate.kind) {
    case 'sent':
      return vscode.l10n.t('sent');
    case 'unknown':
      return vscode.l10n.t("not confirmed; may have been delivered and won't be resent");
    case 'failed':
      return fate.error === undefined ? codeWords(fate.code) : describeError(fate.error).message;
  }
}

function codeWords(code: number | undefined): string {
  const entry = code === undefined ? undefined : restCodes[code];
  if (!entry) return vscode.l10n.t('SeaTalk rejected it (code {0}).', code ?? '?');
  return vscode.l10n.t(
    '{0} (code {1}). {2}.',
    vscode.l10n.t(entry.meaning),
    code ?? '',
    vscode.l10n.t(entry.remedy),
  );
}
