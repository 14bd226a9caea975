import type { EmployeeProfile } from '../../contract/person';
import type { PersonRecord } from '../world/people';

/** A profile as Get Employee Profile answers it. https://open.seatalk.io/docs/get-employee-profile */
export function readProfile(person: PersonRecord, origin: string): EmployeeProfile {
  return {
    employee_code: person.employeeCode,
    seatalk_id: person.seatalkId,
    seatalk_nickname: person.nickname,
    // Nothing answers there: the platform serves avatars without a documented call.
    avatar: `${origin}/file/employee/icon/${person.seatalkId}`,
    name: person.name,
    email: person.email,
    departments: person.departments,
    gender: person.gender,
    mobile: person.mobile,
    reporting_manager_employee_code: person.manager === '' ? '0' : person.manager,
    offboarding_time: person.offboardingTime,
    custom_fields: [],
  };
}
