import * as z from 'zod';
import { DEFAULT_WINDOWS, defineEndpoint } from '../endpoint';
import { CONTACTS_PER_CALL } from '../limits';
import { pageAnswer, pageQuery } from '../paging';
import { employeeProfile, optionalText } from '../person';

/** A list in a query is sent as one key repeated; a single value is taken for a list of one. */
const many = z.array(z.string().min(1)).min(1).max(CONTACTS_PER_CALL);

export const contactsCalls = {
  getEmployeeProfile: defineEndpoint({
    title: 'Get Employee Profile',
    method: 'GET',
    path: '/contacts/v2/profile',
    request: z.strictObject({ employee_code: many }),
    response: z.looseObject({ employees: z.array(employeeProfile).nullish() }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Get Contact Profile',
    docs: 'get-employee-profile',
  }),
  getEmployeeCodeWithEmail: defineEndpoint({
    title: 'Get Employee Code with Email',
    method: 'POST',
    path: '/contacts/v2/get_employee_code_with_email',
    request: z.strictObject({ emails: many }),
    /** One email may yield several rows; order is not kept; prefer the row with status 2. */
    response: z.looseObject({
      employees: z
        .array(
          z.looseObject({
            code: z.number().nullish(),
            email: optionalText,
            employee_code: optionalText,
            employee_status: z.number().nullish(),
          }),
        )
        .nullish(),
    }),
    windows: DEFAULT_WINDOWS,
    // A POST that only reads.
    repeat: 'safe',
    permission: 'Get Employee Code with Email',
    docs: 'get-employee-code-with-email',
  }),
  checkEmployees: defineEndpoint({
    title: 'Check Employee Existence',
    method: 'GET',
    path: '/contacts/v2/check_employees',
    /** SeaTalk IDs: the only documented way from one to an employee code. */
    request: z.strictObject({ id: z.array(z.string().min(1)).min(1) }),
    response: z.looseObject({
      employees: z
        .array(
          z.looseObject({
            id: z.string(),
            is_employee: z.boolean().nullish(),
            employee_code: optionalText,
            email: optionalText,
          }),
        )
        .nullish(),
    }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Check Employee Existence',
    // The page's address is spelled so.
    docs: 'check-employee-existenece',
  }),
  getLanguagePreference: defineEndpoint({
    title: 'Get User Language Preference',
    method: 'GET',
    path: '/contacts/v2/language_preference',
    request: z.strictObject({ employee_code: many }),
    /** Compare the values without case: one page prints `zh-hant`. */
    response: z.looseObject({ languages: z.record(z.string(), z.string()).nullish() }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Get User Language Preference',
    docs: 'get-user-lang-pref',
  }),
  getDepartments: defineEndpoint({
    title: 'Get Departments',
    method: 'GET',
    path: '/contacts/v2/departments',
    request: z.strictObject({
      department_code: z.string().min(1).optional(),
      /** 0 itself, 1 with direct children, 2 the whole tree. */
      fetch_child: z.int().min(0).max(2).optional(),
      ...pageQuery,
    }),
    response: z.looseObject({
      departments: z
        .array(
          z.looseObject({
            department_code: z.string(),
            name: optionalText,
            /** The table says `alias`, the sample `department_alias`. */
            department_alias: optionalText,
            alias: optionalText,
            lead_employee_code: optionalText,
            lead_employee_email: optionalText,
            direct_employee_count: z.number().nullish(),
            parent_department_code: optionalText,
          }),
        )
        .nullish(),
      snapshot_timestamp: z.number().nullish(),
      ...pageAnswer,
    }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Get Department List',
    docs: 'get-departments',
    list: ['departments'],
  }),
  getDepartmentEmployees: defineEndpoint({
    title: 'Get Department Employees',
    method: 'GET',
    path: '/contacts/v2/department/employees',
    request: z.strictObject({ department_code: z.string().min(1), ...pageQuery }),
    response: z.looseObject({
      employees: z.array(employeeProfile).nullish(),
      snapshot_timestamp: z.number().nullish(),
      ...pageAnswer,
    }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Get Department Employees',
    docs: 'get-department-employees',
    list: ['employees'],
  }),
} as const;
