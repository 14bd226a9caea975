import * as z from 'zod';
import type { EventFacts } from './eventFacts';

const people = z.object({
  people: z.array(z.object({ seatalk_id: z.string(), name: z.string(), email: z.string().catch('') })),
});
const groups = z.object({ groups: z.array(z.object({ group_id: z.string(), name: z.string() })) });

/** Names of people and groups of the local SeaTalk. */
export interface Names {
  /** By SeaTalk ID. */
  readonly people: ReadonlyMap<string, string>;
  /** By group ID. */
  readonly groups: ReadonlyMap<string, string>;
}

export const noNames: Names = { people: new Map(), groups: new Map() };

/**
 * Reads answers of `GET /people` and `GET /groups`.
 * @throws ZodError when they are no such answers.
 */
export function readNames(peopleAnswer: unknown, groupsAnswer: unknown): Names {
  return {
    people: new Map(people.parse(peopleAnswer).people.map(({ seatalk_id: id, name }) => [id, name])),
    groups: new Map(groups.parse(groupsAnswer).groups.map(({ group_id: id, name }) => [id, name])),
  };
}

/** Ids in an event that have no name here. */
export function unnamedIn({ person, groupId, groupName }: EventFacts, names: Names): readonly string[] {
  return [
    ...(person?.seatalkId !== undefined && !names.people.has(person.seatalkId) ? [person.seatalkId] : []),
    ...(groupId !== undefined && groupName === undefined && !names.groups.has(groupId) ? [groupId] : []),
  ];
}
