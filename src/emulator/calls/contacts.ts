import { Code } from '../../contract/codes';
import type { EmployeeProfile } from '../../contract/person';
import { EmployeeStatus } from '../../contract/person';
import { PlatformError } from '../refusal';
import { departmentTree, employeeByCode, employeesByEmail, employeesOf } from '../world/people';
import type { DepartmentRecord, PersonRecord } from '../world/records';
import type { World } from '../world/world';
import type { AppCallContext, AppHandler } from './context';

/** Unknown codes are left out. */
export const getEmployeeProfile: AppHandler<'getEmployeeProfile'> = ({ world, origin }, request) => ({
  employees: request.employee_code.flatMap((code) => {
    const person = employeeByCode(world, code);
    return person ? [readProfile(person, origin)] : [];
  }),
});

function readProfile(person: PersonRecord, origin: string): EmployeeProfile {
  return {
    employee_code: person.employeeCode,
    seatalk_id: person.seatalkId,
    seatalk_nickname: person.nickname,
    // There is no picture: the platform serves avatars by no documented call.
    avatar: `${origin}/file/employee/icon/${person.seatalkId}`,
    name: person.name,
    email: person.email,
    departments: [...person.departments],
    gender: person.gender,
    mobile: person.mobile,
    reporting_manager_employee_code: person.manager === '' ? '0' : person.manager,
    offboarding_time: person.offboardingTime,
    custom_fields: [],
  };
}

/** Finds people of every employment status. One email can yield several rows. */
export const getEmployeeCodeWithEmail: AppHandler<'getEmployeeCodeWithEmail'> = ({ world }, request) => ({
  employees: request.emails.flatMap((email) => rowsOf(world, email)),
});

function rowsOf(world: World, email: string) {
  const rows: { code: number; email: string; employee_code: string | null; employee_status: number }[] =
    employeesByEmail(world, email).map((person) => ({
      code: Code.ok,
      email,
      employee_code: person.employeeCode,
      employee_status: person.status,
    }));
  if (rows.length > 0) return rows;
  return [{ code: Code.emailUnknown, email, employee_code: null, employee_status: EmployeeStatus.notFound }];
}

export const checkEmployees: AppHandler<'checkEmployees'> = ({ world }, request) => ({
  employees: request.id.map((id) => {
    const person = world.people.get(id);
    if (!person || person.external || person.status === EmployeeStatus.terminated)
      return { id, is_employee: false, employee_code: null };
    return { id, is_employee: true, employee_code: person.employeeCode, email: person.email };
  }),
});

export const getLanguagePreference: AppHandler<'getLanguagePreference'> = ({ world }, request) => ({
  languages: Object.fromEntries(
    request.employee_code.flatMap((code) => {
      const person = employeeByCode(world, code);
      return person ? [[code, person.language] as const] : [];
    }),
  ),
});

export const getDepartments: AppHandler<'getDepartments'> = (context, request) => {
  const { world, app, cursors, nowMs } = context;
  const { department_code: code, fetch_child: levels = 0 } = request;
  const page = cursors.page(
    {
      listing: `${app.appId} departments ${code ?? ''} ${levels}`,
      cursor: request.cursor,
      pageSize: request.page_size,
      expires: true,
    },
    nowMs,
    () =>
      code === undefined
        ? [...world.departments.values()]
        : departmentTree(world, knownDepartment(context, code), levels),
  );
  return {
    departments: page.items.map((department) => readDepartment(context, department)),
    snapshot_timestamp: Math.floor(page.startedAtMs / 1000),
    next_cursor: page.nextCursor,
  };
};

export const getDepartmentEmployees: AppHandler<'getDepartmentEmployees'> = (context, request) => {
  const { world, app, cursors, nowMs } = context;
  const code = knownDepartment(context, request.department_code);
  const page = cursors.page(
    {
      listing: `${app.appId} employees of ${code}`,
      cursor: request.cursor,
      pageSize: request.page_size,
      expires: true,
    },
    nowMs,
    () => employeesOf(world, code).map((person) => person.seatalkId),
  );
  const people = page.items.flatMap((seatalkId) => world.people.get(seatalkId) ?? []);
  return {
    employees: people.map((person) => ({
      employee_code: person.employeeCode,
      name: person.name,
      seatalk_id: person.seatalkId,
      departments: [...person.departments],
      email: person.email,
    })),
    snapshot_timestamp: Math.floor(page.startedAtMs / 1000),
    next_cursor: page.nextCursor,
  };
};

/** The code for an unknown department isn't documented. 5 means "resource not found" in the list. */
function knownDepartment({ world }: AppCallContext, code: string): string {
  if (!world.departments.has(code)) throw new PlatformError(Code.notFound, `department not found: ${code}`);
  return code;
}

function readDepartment({ world }: AppCallContext, department: DepartmentRecord) {
  const lead = world.people.get(department.leadSeatalkId);
  return {
    department_code: department.code,
    name: department.name,
    department_alias: department.alias,
    lead_employee_code: lead?.employeeCode ?? '',
    lead_employee_email: lead?.email ?? '',
    visibility_info: [{ is_hidden: false, hide_type: 0, department_whitelist: [] }],
    direct_employee_count: employeesOf(world, department.code).length,
    parent_department_code: department.parent,
  };
}
