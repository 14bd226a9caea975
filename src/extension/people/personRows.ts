import { searchPeople } from '../../directory/searchPeople';
import type { Findable } from '../../directory/searchPeople';

/** What a typed text names beside people who are known. `maybe_code`: one word that an organization may have as a code. */
export type TypedKind = 'email' | 'employee_code' | 'seatalk_id' | 'maybe_code';

/** One choice of the list of people. */
export type PersonRow<T extends Findable> =
  /** Look it up on the platform. */
  | { readonly kind: 'typed'; readonly typed: TypedKind; readonly text: string }
  | { readonly kind: 'person'; readonly person: T }
  /** Nobody who is known fits what is typed; nobody is known at all where nothing is typed. */
  | { readonly kind: 'nobody'; readonly text: string };

/** People listed at most. */
const MAX_PEOPLE = 50;

const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+$/;
const PLATFORM_CODE = /^e_[a-z0-9]{8}$/;
const SEATALK_ID = /^\d{6,20}$/;
const OWN_CODE = /^[\w.+/=-]{2,100}$/;

/**
 * The list for what is typed: what certainly is an id first, then people who are known, then what may be an id. Everybody who is known
 * where nothing is typed, the latest first.
 */
export function personRows<T extends Findable>(known: readonly T[], typed: string): PersonRow<T>[] {
  const text = typed.trim();
  const people = searchPeople(known, typed).slice(0, MAX_PEOPLE);
  const kind = kindOf(text);
  // Somebody who is known by just this id is that person.
  const isKnown = people.some(({ employeeCode, email, seatalkId }) =>
    [employeeCode, email?.toLowerCase(), seatalkId].includes(text.toLowerCase()),
  );
  const lookUp: PersonRow<T>[] = kind === undefined || isKnown ? [] : [{ kind: 'typed', typed: kind, text }];
  const rows = people.map((person): PersonRow<T> => ({ kind: 'person', person }));
  const nobody: PersonRow<T>[] = rows.length + lookUp.length > 0 ? [] : [{ kind: 'nobody', text }];
  return kind === 'maybe_code' ? [...rows, ...lookUp] : [...lookUp, ...rows, ...nobody];
}

function kindOf(text: string): TypedKind | undefined {
  if (EMAIL.test(text)) return 'email';
  if (PLATFORM_CODE.test(text)) return 'employee_code';
  if (SEATALK_ID.test(text)) return 'seatalk_id';
  return OWN_CODE.test(text) ? 'maybe_code' : undefined;
}
