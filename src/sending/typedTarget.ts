/** What a typed text may name. `sure` when its shape is the platform's own. */
export interface TypedTarget {
  readonly kind: 'email' | 'employee_code' | 'group_id';
  readonly value: string;
  readonly sure: boolean;
}

const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+$/;
const EMPLOYEE_CODE = /^e_[a-z0-9]{8}$/;
/** A group id is the Base64 text of a number of 12 digits, which always starts with one of these letters. */
const GROUP_ID = /^[MNO][A-Za-z0-9+/]{15}$/;
const GROUP_NUMBER = /^\d{12}$/;
/** Ids are opaque: an organization may hand out employee codes of its own. */
const ID_LIKE = /^[A-Za-z0-9+/=_.-]{2,80}$/;

/**
 * Reads a typed text as an email, an employee code or a group id, likeliest first. Empty when it can't be any of them.
 * Where only one reading is `sure`, no other is given.
 */
export function readTypedTarget(text: string): TypedTarget[] {
  const value = text.trim();
  if (EMAIL.test(value)) return [{ kind: 'email', value, sure: true }];
  if (EMPLOYEE_CODE.test(value)) return [{ kind: 'employee_code', value, sure: true }];
  if (GROUP_ID.test(value) && GROUP_NUMBER.test(Buffer.from(value, 'base64').toString('latin1'))) {
    return [{ kind: 'group_id', value, sure: true }];
  }
  if (!ID_LIKE.test(value)) return [];
  return [
    { kind: 'employee_code', value, sure: false },
    { kind: 'group_id', value, sure: false },
  ];
}
