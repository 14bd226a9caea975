import { EmployeeStatus } from '../../contract/person';
import type { AppRecord } from './apps';
import { newEmployeeCode, newSeatalkId } from './ids';
import type { World } from './world';

export interface PersonRecord {
  readonly seatalkId: string;
  /** The codes of an outsider are those of another organisation: no app here ever sees them. */
  readonly employeeCode: string;
  readonly email: string;
  name: string;
  nickname: string;
  /** Belongs to another organisation. */
  readonly external: boolean;
  departments: string[];
  /** Employee code of the manager, or `""`. */
  manager: string;
  language: string;
  gender: number;
  mobile: string;
  /** One of the contract's `EmployeeStatus`. */
  status: number;
  /** Unix seconds; 0 while employed. */
  offboardingTime: number;
  signedIn: boolean;
  /** False: organisation policy forbids bots to contact them (code 4013). */
  contactable: boolean;
}

export type NewPerson = Pick<PersonRecord, 'name' | 'email'> & {
  readonly [Key in keyof PersonRecord]?: PersonRecord[Key] | undefined;
};

export function addPerson(world: World, person: NewPerson): PersonRecord {
  const record: PersonRecord = {
    seatalkId: person.seatalkId ?? newSeatalkId(world.random),
    employeeCode: person.employeeCode ?? newEmployeeCode(world.random),
    email: person.email,
    name: person.name,
    nickname: person.nickname ?? person.name.split(' ')[0] ?? person.name,
    external: person.external ?? false,
    departments: person.departments ?? [],
    manager: person.manager ?? '',
    language: person.language ?? 'en',
    gender: person.gender ?? 0,
    mobile: person.mobile ?? '',
    status: person.status ?? EmployeeStatus.inPosition,
    offboardingTime: person.offboardingTime ?? 0,
    signedIn: person.signedIn ?? true,
    contactable: person.contactable ?? true,
  };
  world.people.set(record.seatalkId, record);
  return record;
}

/** A person by SeaTalk ID, email, employee code or name. */
export function findPerson(world: World, reference: string): PersonRecord | undefined {
  const byId = world.people.get(reference);
  if (byId) return byId;
  for (const person of world.people.values()) {
    if (person.email === reference || person.employeeCode === reference || person.name === reference)
      return person;
  }
  return undefined;
}

/** Everyone with that email, in or out of position; people of other organisations have none here. */
export function employeesByEmail(world: World, email: string): PersonRecord[] {
  const wanted = email.toLowerCase();
  return [...world.people.values()].filter(
    (person) => !person.external && person.email.toLowerCase() === wanted,
  );
}

/** An employee of the organisation by code, as calls address them; undefined once they have left. */
export function employeeByCode(world: World, code: string): PersonRecord | undefined {
  for (const person of world.people.values()) {
    if (person.employeeCode === code && !person.external && person.status !== EmployeeStatus.terminated)
      return person;
  }
  return undefined;
}

/** Whether the app may reach the person at all. */
export function inServiceScope(app: AppRecord, person: PersonRecord): boolean {
  return !app.outOfScope.includes(person.employeeCode);
}
