import * as vscode from 'vscode';
import type { NobodyReason, Person } from '../../directory/resolvePeople';
import { oneLine } from '../../base/plainText';

/** Why nobody was found, and what may help. */
interface NobodyWords {
  readonly why: string;
  readonly remedy?: string;
}

/** @param text what was looked up, as one line. */
export function nobodyParts(reason: NobodyReason, text: string): NobodyWords {
  switch (reason) {
    case 'not_an_id':
      return { why: vscode.l10n.t("{0} isn't an email, employee code, or SeaTalk ID.", text) };
    case 'unknown_email':
      return {
        why: vscode.l10n.t('No one with the email {0} is visible to this app.', text),
        remedy: vscode.l10n.t('Check the spelling, organization, and data scope.'),
      };
    case 'unknown_employee_code':
      return {
        why: vscode.l10n.t('No one with the employee code {0} is visible to this app.', text),
        remedy: vscode.l10n.t('Try the email instead.'),
      };
    case 'outside_organization':
      return {
        why: vscode.l10n.t('{0} belongs to another organization and can be reached only in groups.', text),
      };
    case 'left':
      return { why: vscode.l10n.t('{0} belonged to someone who left the organization.', text) };
  }
}

/** Why nobody was found, in sentences. @param text what was looked up, as one line. */
export function nobodyWords(reason: NobodyReason, text: string): string {
  const { why, remedy } = nobodyParts(reason, text);
  return remedy === undefined ? why : `${why} ${remedy}`;
}

/** What to call a person: the name where it is known, else the email, else the code. Plain text of one line. */
export function personName({
  name,
  email,
  employeeCode,
}: Pick<Person, 'name' | 'email' | 'employeeCode'>): string {
  return oneLine(name ?? '', 80) || oneLine(email ?? '', 80) || oneLine(employeeCode, 80);
}

/** What tells a person from others of that name: the email, else the code; never the same as {@link personName}. */
export function personDetail(person: Pick<Person, 'name' | 'email' | 'employeeCode'>): string {
  const { email, employeeCode } = person;
  return email === undefined || oneLine(email, 80) === personName(person) ? employeeCode : oneLine(email, 80);
}

/** What is worth knowing before a person is written to; undefined where nothing is. */
export function personRemark({ status, verified }: Pick<Person, 'status' | 'verified'>): string | undefined {
  if (!verified) return vscode.l10n.t('not verified: the app may not read profiles');
  if (status === 'pending') return vscode.l10n.t("hasn't joined yet");
  return status === 'leaving' ? vscode.l10n.t('is leaving') : undefined;
}

/** A language with its code, such as "English (en)". */
export function languageWords(code: string): string {
  try {
    const name = new Intl.DisplayNames([vscode.env.language], { type: 'language' }).of(code);
    return name === undefined || name === code ? code : `${name} (${code})`;
  } catch {
    // The platform may send what isn't a language tag.
    return oneLine(code, 40);
  }
}
