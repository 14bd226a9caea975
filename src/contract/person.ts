import * as z from 'zod';

/** Codes, names and addresses come as text, as `""`, as `null` or not at all; read them with `present`. */
export const optionalText = z.string().nullish();

/** Someone as messages and events name them. `employee_code` and `email` are empty for people of other organizations. */
export const personRef = z.looseObject({
  seatalk_id: optionalText,
  employee_code: optionalText,
  email: optionalText,
});
export type PersonRef = z.infer<typeof personRef>;

/** A name in a text and whose it is; the `seatalk_id` is `"0"` for everyone. */
export const mention = personRef.extend({ username: optionalText });
export type Mention = z.infer<typeof mention>;

/** Who sent a message: 1 a person, 2 a bot, 3 a system account. */
export const SenderType = { person: 1, bot: 2, systemAccount: 3 } as const;

/** Sender of a message that was read; `sender_type` is missing from some answers. */
export const sender = personRef.extend({ sender_type: z.number().nullish() });
export type Sender = z.infer<typeof sender>;

/** A person's profile. https://open.seatalk.io/docs/get-employee-profile */
export const employeeProfile = z.looseObject({
  employee_code: z.string(),
  seatalk_id: optionalText,
  seatalk_nickname: optionalText,
  avatar: optionalText,
  name: optionalText,
  email: optionalText,
  departments: z.array(z.string()).nullish(),
  gender: z.number().nullish(),
  mobile: optionalText,
  /** `"0"` or `""` when there is none. */
  reporting_manager_employee_code: optionalText,
  /** Unix seconds; documented as a number, seen as a quoted one. */
  offboarding_time: z.union([z.number(), z.string()]).nullish(),
  custom_fields: z.array(z.looseObject({ name: optionalText })).nullish(),
});
export type EmployeeProfile = z.infer<typeof employeeProfile>;

/** State of employment in answers of Get Employee Code with Email. */
export const EmployeeStatus = { notFound: 0, pending: 1, inPosition: 2, leaving: 3, terminated: 4 } as const;
