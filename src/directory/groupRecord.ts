import * as z from 'zod';
import { present } from '../contract/absent';
import { groupSettings } from '../contract/group';
import type { GroupInfo } from '../contract/group';
import { storedTime } from './storedTime';

const storedGroup = z.object({
  groupId: z.string().min(1),
  name: z.string().optional(),
  memberTotal: z.number().optional(),
  external: z.boolean().optional(),
  settings: groupSettings.optional(),
  /** When name and numbers were read, in milliseconds since the epoch. */
  nameFetchedAtMs: z.number().optional(),
});

/** What is remembered of a group. */
export type StoredGroup = z.infer<typeof storedGroup>;

const storedGroups = z.object({
  version: z.literal(1),
  /** When the list of ids was read to its end. */
  fetchedAtMs: z.number(),
  groups: z.array(storedGroup),
});

/** The groups of an app as they were known at a time. */
export type StoredGroups = z.infer<typeof storedGroups>;

/** Reads a file of this or an earlier session; anything else is `undefined`, and the list is read again. */
export function readGroups(value: unknown, nowMs: number): StoredGroups | undefined {
  const { data } = storedGroups.safeParse(value);
  if (!data) return undefined;
  const groups = data.groups.map((group) =>
    group.nameFetchedAtMs === undefined
      ? group
      : { ...group, nameFetchedAtMs: storedTime(group.nameFetchedAtMs, nowMs) },
  );
  return { ...data, fetchedAtMs: storedTime(data.fetchedAtMs, nowMs), groups };
}

/** What one window knows together with what another wrote: the newer list of ids, and the newest name of each group. */
export function mergeGroups(ours: StoredGroups, theirs: StoredGroups): StoredGroups {
  const [newer, older] = ours.fetchedAtMs >= theirs.fetchedAtMs ? [ours, theirs] : [theirs, ours];
  const known = new Map(older.groups.map((group) => [group.groupId, group]));
  return { ...newer, groups: newer.groups.map((group) => newest(group, known.get(group.groupId))) };
}

/** Of two readings of one group the later one. */
export function newest(group: StoredGroup, other: StoredGroup | undefined): StoredGroup {
  return other && (other.nameFetchedAtMs ?? 0) > (group.nameFetchedAtMs ?? 0) ? other : group;
}

/** What is kept of Get Group Info: members are not, they are read when they are looked at. */
export function toStoredGroup(groupId: string, info: GroupInfo, nowMs: number): StoredGroup {
  const name = present(info.group_name);
  // A group that hides its members answers 0, which no group has.
  const memberTotal = info.group_user_total || undefined;
  const external = present(info.external);
  const settings = present(info.group_settings);
  return {
    groupId,
    nameFetchedAtMs: nowMs,
    ...(name === undefined ? {} : { name }),
    ...(memberTotal === undefined ? {} : { memberTotal }),
    ...(external === undefined ? {} : { external }),
    ...(settings === undefined ? {} : { settings }),
  };
}
