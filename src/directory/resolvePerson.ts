import { SeaTalkError } from '../client/errors';
import type { SeaTalkClient } from '../client/seaTalkClient';
import { present } from '../contract/absent';
import { Code } from '../contract/codes';
import type { ResponseOf } from '../contract/endpoints';
import { EmployeeStatus } from '../contract/person';
import { toStoredPerson } from './personRecord';
import type { StoredPerson } from './personRecord';

/** Someone a message can be sent to. */
export interface Person {
  /** Addresses direct messages. */
  readonly employeeCode: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Addresses mentions. */
  readonly seatalkId?: string | undefined;
  /** Where the platform answered it; a message to a person who isn't `in_position` may not arrive. */
  readonly status?: 'pending' | 'in_position' | 'leaving' | undefined;
  /** False where the app may not read profiles: the code is used as it was typed. */
  readonly verified: boolean;
}

/** Why no person was found. Each reason is explained to the person at the keyboard in words of its own. */
export type NobodyReason =
  /** Neither email, employee code nor SeaTalk ID. */
  | 'not_an_id'
  /** Misspelt, in another organization, or outside the app's data scope. */
  | 'unknown_email'
  | 'unknown_employee_code'
  /** The SeaTalk ID belongs to a person of another organization, who can be reached in groups only. */
  | 'outside_organization'
  /** The email belonged to a person who left. */
  | 'left';

export type Resolved =
  | { readonly found: true; readonly person: Person }
  | { readonly found: false; readonly reason: NobodyReason; readonly text: string };

export type ResolvingClient = Pick<
  SeaTalkClient,
  'getEmployeeProfile' | 'getEmployeeCodeWithEmail' | 'checkEmployees'
>;

export interface ResolveOptions {
  readonly client: ResolvingClient;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Called with profiles that were read on the way. */
  readonly onProfile: (person: StoredPerson) => void;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Codes are opaque: an organization may hand out its own. */
const CODE = /^[\w.+/=-]{1,100}$/;
const SEATALK_ID = /^\d{6,20}$/;

const found = (person: Person): Resolved => ({ found: true, person });

/**
 * Finds the person meant by an email, an employee code or a SeaTalk ID.
 * @throws SeaTalkError, such as a missing permission for the lookup by email
 */
export async function resolvePerson(typed: string, options: ResolveOptions): Promise<Resolved> {
  const text = typed.trim();
  const nobody = (reason: NobodyReason): Resolved => ({ found: false, reason, text });
  if (EMAIL.test(text)) return byEmail(text, options, nobody);
  if (!CODE.test(text)) return nobody('not_an_id');
  const byCode = await byEmployeeCode(text, options);
  if (byCode) return found(byCode);
  if (SEATALK_ID.test(text)) return (await bySeatalkId(text, options)) ?? nobody('unknown_employee_code');
  return nobody('unknown_employee_code');
}

type EmailRow = NonNullable<ResponseOf<'getEmployeeCodeWithEmail'>['employees']>[number];

/** One email may have several rows: people leave and come back. Somebody in position is preferred. */
const STATUS_ORDER: readonly number[] = [
  EmployeeStatus.inPosition,
  EmployeeStatus.leaving,
  EmployeeStatus.pending,
];
const STATUS_NAMES: Readonly<Record<number, Person['status']>> = {
  [EmployeeStatus.inPosition]: 'in_position',
  [EmployeeStatus.leaving]: 'leaving',
  [EmployeeStatus.pending]: 'pending',
};

async function byEmail(
  email: string,
  { client, signal }: ResolveOptions,
  nobody: (reason: NobodyReason) => Resolved,
): Promise<Resolved> {
  const { employees } = await client
    .getEmployeeCodeWithEmail({ emails: [email] }, { signal })
    .catch((error: unknown) => {
      // The code of the row, met as the code of the whole call.
      if (error instanceof SeaTalkError && error.code === Code.emailUnknown) return { employees: [] };
      throw error;
    });
  const rows = (employees ?? [])
    .filter((row) => (row.code ?? Code.ok) === Code.ok && present(row.employee_code) !== undefined)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const [best] = rows;
  const employeeCode = present(best?.employee_code);
  if (!best || employeeCode === undefined) return nobody('unknown_email');
  if (best.employee_status === EmployeeStatus.terminated) return nobody('left');
  const status = STATUS_NAMES[best.employee_status ?? EmployeeStatus.notFound];
  return found({ employeeCode, email: present(best.email) ?? email, status, verified: true });
}

function rankOf(row: EmailRow): number {
  const at = STATUS_ORDER.indexOf(row.employee_status ?? EmployeeStatus.notFound);
  // Unknown words of later times before those who left.
  if (at >= 0) return at;
  return row.employee_status === EmployeeStatus.terminated ? STATUS_ORDER.length + 1 : STATUS_ORDER.length;
}

async function byEmployeeCode(
  employeeCode: string,
  { client, now, signal, onProfile }: ResolveOptions,
): Promise<Person | undefined> {
  try {
    const { employees } = await client.getEmployeeProfile({ employee_code: [employeeCode] }, { signal });
    const profile = employees?.find((each) => each.employee_code === employeeCode);
    if (!profile) return undefined;
    const person = toStoredPerson(profile, now());
    onProfile(person);
    return {
      employeeCode,
      name: person.name,
      email: person.email,
      seatalkId: person.seatalkId,
      verified: true,
    };
  } catch (error) {
    if (!(error instanceof SeaTalkError)) throw error;
    if (error.kind === 'not_found') return undefined;
    // Reading profiles is a permission of its own, and not needed to send.
    if (error.kind === 'permission') return { employeeCode, verified: false };
    throw error;
  }
}

/** The only documented way from a SeaTalk ID to an employee code. https://open.seatalk.io/docs/check-employee-existenece */
async function bySeatalkId(
  seatalkId: string,
  { client, signal }: ResolveOptions,
): Promise<Resolved | undefined> {
  const { employees } = await client.checkEmployees({ id: [seatalkId] }, { signal });
  const row = employees?.find(({ id }) => id === seatalkId);
  const employeeCode = present(row?.employee_code);
  if (!row) return undefined;
  if (employeeCode === undefined) return { found: false, reason: 'outside_organization', text: seatalkId };
  return found({ employeeCode, email: present(row.email), seatalkId, verified: true });
}
