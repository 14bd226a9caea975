import type { CallOptions } from '../../client/call/callOptions';
import type { Resolved } from '../../directory/resolvePeople';
import type { Session } from '../session/session';

/**
 * Finds a person by an email, an employee code or a SeaTalk ID, with the name where the app may read profiles: the lookup by email
 * gives none.
 * @throws SeaTalkError
 */
export async function lookUp(
  { people }: Pick<Session, 'people'>,
  text: string,
  signal: AbortSignal,
  call: CallOptions = {},
): Promise<Resolved> {
  const found = await people.resolve(text, signal, call);
  if (!found.found || found.person.name !== undefined || !found.person.verified) return found;
  const { person } = found;
  try {
    const named = await people.resolve(person.employeeCode, signal, call);
    return named.found ? { found: true, person: { ...person, ...defined(named.person) } } : found;
  } catch (error) {
    // Whoever was found is found, with a name or without.
    signal.throwIfAborted();
    if (error instanceof Error) return found;
    throw error;
  }
}

/** Without what isn't known. The state of employment comes from the email alone. */
function defined<T extends object>(values: T): Partial<T> {
  const known = Object.entries(values).filter(([name, value]) => value !== undefined && name !== 'verified');
  return Object.fromEntries(known) as Partial<T>;
}
