import { EmployeeStatus } from '../../../contract/person';
import type { LiveWorld } from '../change';
import { newEmployeeCode, newSeatalkId } from '../ids';
import type { DepartmentRecord, PersonRecord } from '../records';
import { amend, ANNOUNCE, STATE } from '../state';

export type PersonChange = { readonly [Key in keyof PersonRecord]?: PersonRecord[Key] | undefined };
export type NewPerson = PersonChange & Pick<PersonRecord, 'name' | 'email'>;

/** Fields that aren't given get generated or default values. */
export function addPerson(live: LiveWorld, person: NewPerson): PersonRecord {
  const { people, random } = live[STATE];
  const record: PersonRecord = {
    seatalkId: person.seatalkId ?? newSeatalkId(random),
    employeeCode: person.employeeCode ?? newEmployeeCode(random),
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
  people.set(record.seatalkId, record);
  live[ANNOUNCE]({ kind: 'person_added', person: record });
  return record;
}

export function changePerson(
  live: LiveWorld,
  seatalkId: string,
  change: Omit<PersonChange, 'seatalkId'>,
): PersonRecord {
  const { now, before } = amend(live[STATE].people, seatalkId, change);
  if (now !== before) live[ANNOUNCE]({ kind: 'person_changed', person: now, before });
  return now;
}

export function addDepartment(live: LiveWorld, department: DepartmentRecord): void {
  live[STATE].departments.set(department.code, department);
  live[ANNOUNCE]({ kind: 'department_added', department });
}
