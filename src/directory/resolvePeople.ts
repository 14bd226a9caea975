import type { CallOptions } from '../client/call/callOptions';
import { SeaTalkError } from '../client/errors';
import type { SeaTalkClient } from '../client/seaTalkClient';
import { present } from '../contract/absent';
import { Code } from '../contract/codes';
import { CONTACTS_PER_CALL } from '../contract/limits';
import type { ResponseOf } from '../contract/endpoints';
import { EmployeeStatus } from '../contract/person';
import type { EmployeeProfile } from '../contract/person';
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
  /** For each call that is made. */
  readonly call?: CallOptions | undefined;
  /** Called with profiles that were read on the way. */
  readonly onProfile: (person: StoredPerson) => void;
}

/** Codes and ids in one call. They stand in the URL: 100 keep it below the 8 kB at which proxies begin to refuse. */
export const IDS_PER_CALL = 100;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Codes are opaque: an organization may hand out its own. */
const CODE = /^[\w.+/=-]{1,100}$/;
const SEATALK_ID = /^\d{6,20}$/;

const found = (person: Person): Resolved => ({ found: true, person });
const nobody = (text: string, reason: NobodyReason): Resolved => ({ found: false, reason, text });

/**
 * Finds the people meant by emails, employee codes or SeaTalk IDs, in as few calls as possible.
 * @returns one entry for each text, in the same order.
 * @throws SeaTalkError, such as a missing permission for the lookup by email
 */
export async function resolvePeople(
  texts: readonly string[],
  options: ResolveOptions,
): Promise<readonly Resolved[]> {
  const all = texts.map((text) => text.trim());
  const emails = all.filter((text) => EMAIL.test(text));
  const codes = all.filter((text) => !EMAIL.test(text) && CODE.test(text));
  const byEmail = await rowsByEmail([...new Set(emails)], options);
  const byCode = await peopleByCode([...new Set(codes)], options);
  // The only documented way from a SeaTalk ID to an employee code. https://open.seatalk.io/docs/check-employee-existenece
  const ids = codes.filter((text) => !byCode.has(text) && SEATALK_ID.test(text));
  const byId = await peopleBySeatalkId([...new Set(ids)], options);
  return all.map((text) => {
    if (EMAIL.test(text)) return bestOf(text, byEmail.get(text) ?? []);
    if (!CODE.test(text)) return nobody(text, 'not_an_id');
    const person = byCode.get(text);
    return person ? found(person) : (byId.get(text) ?? nobody(text, 'unknown_employee_code'));
  });
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

async function rowsByEmail(emails: readonly string[], options: ResolveOptions) {
  const byEmail = new Map<string, EmailRow[]>();
  for (const some of chunks(emails, CONTACTS_PER_CALL)) {
    const rows = await emailRows(some, options);
    // Order isn't kept, nor perhaps the case of letters.
    for (const email of some) {
      const its = rows.filter((row) => present(row.email)?.toLowerCase() === email.toLowerCase());
      byEmail.set(email, some.length === 1 ? rows : its);
    }
  }
  return byEmail;
}

async function emailRows(emails: readonly string[], options: ResolveOptions): Promise<EmailRow[]> {
  try {
    const { employees } = await options.client.getEmployeeCodeWithEmail(
      { emails: [...emails] },
      options.call,
    );
    return employees ?? [];
  } catch (error) {
    // The code of a row, met as the code of the whole call: then it doesn't say whose.
    if (!(error instanceof SeaTalkError) || error.code !== Code.emailUnknown) throw error;
    if (emails.length === 1) return [];
    const each = [];
    for (const email of emails) each.push(...(await emailRows([email], options)));
    return each;
  }
}

function bestOf(email: string, rows: readonly EmailRow[]): Resolved {
  const [best] = rows
    .filter((row) => (row.code ?? Code.ok) === Code.ok && present(row.employee_code) !== undefined)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const employeeCode = present(best?.employee_code);
  if (!best || employeeCode === undefined) return nobody(email, 'unknown_email');
  if (best.employee_status === EmployeeStatus.terminated) return nobody(email, 'left');
  const status = STATUS_NAMES[best.employee_status ?? EmployeeStatus.notFound];
  return found({ employeeCode, email: present(best.email) ?? email, status, verified: true });
}

function rankOf(row: EmailRow): number {
  const at = STATUS_ORDER.indexOf(row.employee_status ?? EmployeeStatus.notFound);
  // Unknown words of later times before those who left.
  if (at >= 0) return at;
  return row.employee_status === EmployeeStatus.terminated ? STATUS_ORDER.length + 1 : STATUS_ORDER.length;
}

async function peopleByCode(codes: readonly string[], options: ResolveOptions): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for (const some of chunks(codes, IDS_PER_CALL)) {
    const profiles = await profilesOf(some, options);
    for (const employeeCode of some) {
      const profile =
        profiles === 'not_permitted'
          ? undefined
          : profiles.find(({ employee_code }) => employee_code === employeeCode);
      if (profile) people.set(employeeCode, learned(profile, options));
      // Reading profiles is a permission of its own, and not needed to send.
      else if (profiles === 'not_permitted') people.set(employeeCode, { employeeCode, verified: false });
    }
  }
  return people;
}

async function profilesOf(
  codes: readonly string[],
  options: ResolveOptions,
): Promise<readonly EmployeeProfile[] | 'not_permitted'> {
  try {
    const { employees } = await options.client.getEmployeeProfile(
      { employee_code: [...codes] },
      options.call,
    );
    return employees ?? [];
  } catch (error) {
    if (!(error instanceof SeaTalkError)) throw error;
    if (error.kind === 'permission') return 'not_permitted';
    if (error.kind !== 'not_found') throw error;
    if (codes.length === 1) return [];
    const each = [];
    for (const code of codes) {
      const one = await profilesOf([code], options);
      if (one === 'not_permitted') return one;
      each.push(...one);
    }
    return each;
  }
}

function learned(profile: EmployeeProfile, { now, onProfile }: ResolveOptions): Person {
  const person = toStoredPerson(profile, now());
  onProfile(person);
  const { employeeCode, name, email, seatalkId } = person;
  return { employeeCode, name, email, seatalkId, verified: true };
}

async function peopleBySeatalkId(
  ids: readonly string[],
  { client, call }: ResolveOptions,
): Promise<Map<string, Resolved>> {
  const people = new Map<string, Resolved>();
  for (const some of chunks(ids, IDS_PER_CALL)) {
    const { employees } = await client.checkEmployees({ id: [...some] }, call);
    for (const seatalkId of some) {
      const row = employees?.find(({ id }) => id === seatalkId);
      if (!row) continue;
      const employeeCode = present(row.employee_code);
      people.set(
        seatalkId,
        employeeCode === undefined
          ? nobody(seatalkId, 'outside_organization')
          : found({ employeeCode, email: present(row.email), seatalkId, verified: true }),
      );
    }
  }
  return people;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
