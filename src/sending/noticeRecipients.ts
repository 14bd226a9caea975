import type { NobodyReason, Resolved } from '../directory/resolvePeople';

/** Somebody who gets a service notice. */
export interface Recipient {
  readonly employeeCode: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** An entry of a list for whom nobody was found. */
export interface Unresolved {
  readonly text: string;
  readonly reason: NobodyReason;
}

/** A list of people, looked up. */
export interface Recipients {
  /** Each once. */
  readonly people: readonly Recipient[];
  readonly unresolved: readonly Unresolved[];
  /** Entries beyond the first for the same person: an email and a code may mean one. */
  readonly repeated: number;
}

/**
 * Everyone once, however often a list names them.
 * @param unreadable entries that are neither emails nor ids.
 */
export function recipientsOf(resolved: readonly Resolved[], unreadable: readonly string[] = []): Recipients {
  const people = new Map<string, Recipient>();
  let repeated = 0;
  for (const each of resolved) {
    if (!each.found) continue;
    const { employeeCode, name, email } = each.person;
    const known = people.get(employeeCode);
    if (known) repeated += 1;
    people.set(employeeCode, {
      employeeCode,
      name: known?.name ?? name,
      email: known?.email ?? email,
    });
  }
  return {
    people: [...people.values()],
    unresolved: [
      ...resolved.flatMap((each) => (each.found ? [] : [{ text: each.text, reason: each.reason }])),
      ...unreadable.map((text) => ({ text, reason: 'not_an_id' as const })),
    ],
    repeated,
  };
}
