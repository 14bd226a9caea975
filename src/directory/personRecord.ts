import * as z from 'zod';
import { present } from '../contract/absent';
import type { EmployeeProfile } from '../contract/person';

const storedPerson = z.object({
  employeeCode: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
  seatalkId: z.string().optional(),
  /** When the profile was asked for, in milliseconds since the epoch. */
  fetchedAtMs: z.number(),
});

/** What is remembered of a person; if only the code is there, the platform didn't know it. */
export type StoredPerson = z.infer<typeof storedPerson>;

const storedPeople = z.object({ version: z.literal(1), people: z.array(storedPerson) });

/** Reads a file of this or an earlier session; anything else is ignored. */
export function readPeople(value: unknown): readonly StoredPerson[] {
  return storedPeople.safeParse(value).data?.people ?? [];
}

/** What goes to the disk: at most `max` people, those asked for last. */
export function writePeople(people: Iterable<StoredPerson>, max: number): z.infer<typeof storedPeople> {
  const kept = [...people].toSorted((a, b) => b.fetchedAtMs - a.fetchedAtMs).slice(0, max);
  return { version: 1, people: kept };
}

export function toStoredPerson(profile: EmployeeProfile, nowMs: number): StoredPerson {
  const name = present(profile.name) ?? present(profile.seatalk_nickname);
  const email = present(profile.email);
  const seatalkId = present(profile.seatalk_id);
  return {
    employeeCode: profile.employee_code,
    fetchedAtMs: nowMs,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(seatalkId === undefined ? {} : { seatalkId }),
  };
}
