import * as vscode from 'vscode';
import type { NobodyReason, Person } from '../../directory/resolvePeople';
import { oneLine } from '../../base/plainText';

/** Why nobody was found. @param text what was looked up, as one line. */
export function nobodyWords(reason: NobodyReason, text: string): string {
  switch (reason) {
    case 'not_an_id':
      return vscode.l10n.t("{0} isn't an email, employee code, or SeaTalk ID.", text);
    case 'unknown_email':
      return vscode.l10n.t(
        'No one with the email {0} is visible to this app. Check the spelling, organization, and data scope.',
        text,
      );
    case 'unknown_employee_code':
      return vscode.l10n.t(
        'No one with the employee code {0} is visible to this app. Try the email instead.',
        text,
      );
    case 'outside_organization':
      return vscode.l10n.t('{0} belongs to another organization and can be reached only in groups.', text);
    case 'left':
      return vscode.l10n.t('{0} belonged to someone who left the organization.', text);
  }
}

/** What to call a person: the name where it is known, else the email, else the code. Plain text of one line. */
export function personName({
  name,
  email,
  employeeCode,
}: Pick<Person, 'name' | 'email' | 'employeeCode'>): string {
  return oneLine(name ?? '', 80) || oneLine(email ?? '', 80) || oneLine(employeeCode, 80);
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
