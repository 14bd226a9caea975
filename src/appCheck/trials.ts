import type { ClientCallName } from '../client/seaTalkClient';
import type { EndpointName, RequestOf } from '../contract/endpoints';

/** What earlier calls of a check found, for later ones to ask about. */
export interface Found {
  readonly groupId?: string | undefined;
  /** Of a member of that group. */
  readonly employeeCode?: string | undefined;
  readonly departmentCode?: string | undefined;
}

/** Ids that belong to nothing, in the shape of those that do: asking about them shows whether asking is allowed. */
const NOTHING = {
  groupId: 'MDAwMDAwMDAwMDAw',
  employeeCode: 'e_00000000',
  seatalkId: '0000000000',
  messageId: 'A'.repeat(43),
  email: 'nobody@example.invalid',
  departmentCode: 'D-000000',
} as const;

/** Members of a group that are looked at for one with an employee code; people of other organizations have none. */
const MEMBERS = 20;

const table = {
  getJoinedGroupChats: () => ({ page_size: 1 }),
  getGroupInfo: ({ groupId }) => ({ group_id: groupId ?? NOTHING.groupId, page_size: MEMBERS }),
  getChatHistory: ({ groupId }) => ({ group_id: groupId ?? NOTHING.groupId, page_size: 1 }),
  getGroupThread: ({ groupId }) => ({
    group_id: groupId ?? NOTHING.groupId,
    thread_id: NOTHING.messageId,
    page_size: 1,
  }),
  getSingleChatThread: ({ employeeCode }) => ({
    employee_code: employeeCode ?? NOTHING.employeeCode,
    thread_id: NOTHING.messageId,
    page_size: 1,
  }),
  getEmployeeCodeWithEmail: () => ({ emails: [NOTHING.email] }),
  getEmployeeProfile: ({ employeeCode }) => ({ employee_code: [employeeCode ?? NOTHING.employeeCode] }),
  checkEmployees: () => ({ id: [NOTHING.seatalkId] }),
  getLanguagePreference: () => ({ employee_code: [NOTHING.employeeCode] }),
  getDepartments: () => ({ page_size: 1 }),
  getDepartmentEmployees: ({ departmentCode }) => ({
    department_code: departmentCode ?? NOTHING.departmentCode,
    page_size: 1,
  }),
} as const satisfies { readonly [Name in ClientCallName]?: (found: Found) => RequestOf<Name> };

/** A call that a check makes after it has a token. */
export type TrialName = keyof typeof table;
/** A call of a check. */
export type CheckCall = 'getAppAccessToken' | TrialName;

/** What each call of a check asks, in the order in which they are made. All of them only read. */
export const trials: { readonly [Name in TrialName]: (found: Found) => RequestOf<Name> } = table;

export const trialNames = Object.keys(trials) as readonly TrialName[];

/** Whether a check makes this call. */
export function isTrial(name: EndpointName): name is TrialName {
  return Object.hasOwn(trials, name);
}
