import * as vscode from 'vscode';
import { offerApp } from '../base/offerApp';
import type { Services } from '../session/services';
import { pickPerson } from './personPicker';
import { offerPerson } from './personActions';

/** Far more characters than an email or an id has. */
const TYPED_MAX = 200;

/**
 * Asks for a person and offers what can be done with them.
 * @param given what to look for first, from a link in a hover; anybody's keybinding may give anything.
 */
export async function findPerson(services: Services, given: unknown): Promise<void> {
  const session = await services.sessions.active();
  if (!session) return offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to find people.'));
  const typed = typeof given === 'string' && given.length <= TYPED_MAX ? given : '';
  await session.people.load();
  const known = session.people.known.find(({ employeeCode }) => employeeCode === typed);
  const person = known ? { ...known, verified: true } : await pickPerson(services, session, typed);
  if (person) await offerPerson(services, session, person);
}
