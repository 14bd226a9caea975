import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { Person } from '../../directory/resolvePeople';
import { idLine } from '../base/idLine';
import { Markdown } from '../base/markdown';
import { commandIds, internalCommands } from '../contributions';

/** What is known of a person; people from outside have no employee code. */
type ShownPerson = Pick<Person, 'email' | 'seatalkId'> & { readonly employeeCode?: string | undefined };

/** Appends the ids of a person, each with a link that copies it. */
function personIds(words: Markdown, { email, employeeCode, seatalkId }: ShownPerson): void {
  if (email !== undefined) idLine(words, vscode.l10n.t('Email'), oneLine(email));
  if (employeeCode !== undefined) idLine(words, vscode.l10n.t('Employee code'), oneLine(employeeCode));
  if (seatalkId !== undefined) idLine(words, vscode.l10n.t('SeaTalk ID'), oneLine(seatalkId));
}

/**
 * What a hover tells of a person.
 * @param remark such as that the person comes from another organization.
 */
export function personHover(name: string, person: ShownPerson, remark?: string): vscode.MarkdownString {
  const words = new Markdown({ commands: [internalCommands.copyId, commandIds.findPerson] });
  words.add`**${oneLine(name, 80)}**`;
  if (remark !== undefined && remark !== '') words.add` · ${remark}`;
  words.add`\n\n`;
  personIds(words, person);
  const { employeeCode } = person;
  if (employeeCode === undefined) return words.value;
  return words.command(vscode.l10n.t('Send, Language, Profile…'), commandIds.findPerson, employeeCode).value;
}
