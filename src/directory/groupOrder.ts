import type { StoredGroup } from './groupRecord';

/** How a list of groups is sorted. */
export const GROUP_SORTS = ['name', 'activity', 'size'] as const;
export type GroupSort = (typeof GROUP_SORTS)[number];

/** Tells which of two groups comes first, as `Array.sort` has it. */
export type GroupOrder = (a: StoredGroup, b: StoredGroup) => number;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** By name, in any language and by number; those whose name is not known come last. */
export const byName: GroupOrder = (a, b) => {
  if (a.name !== undefined && b.name !== undefined)
    return collator.compare(a.name, b.name) || (a.groupId < b.groupId ? -1 : 1);
  if (a.name === undefined && b.name === undefined) return a.groupId < b.groupId ? -1 : 1;
  return a.name === undefined ? 1 : -1;
};

/**
 * The order of a sort; what is equal in it stands by name.
 * @param usedAtMs when a group was used last, as it was when the order was chosen: a use must not move rows at once.
 */
export function groupOrder(sort: GroupSort, usedAtMs: (groupId: string) => number | undefined): GroupOrder {
  switch (sort) {
    case 'name':
      return byName;
    case 'activity':
      return (a, b) => (usedAtMs(b.groupId) ?? 0) - (usedAtMs(a.groupId) ?? 0) || byName(a, b);
    case 'size':
      return (a, b) => (b.memberTotal ?? 0) - (a.memberTotal ?? 0) || byName(a, b);
  }
}

/** Groups in the parts in which a list shows them. Each is in one of them. */
export interface GroupParts<Group> {
  readonly pinned: readonly Group[];
  readonly recent: readonly Group[];
  readonly others: readonly Group[];
}

/** Recent groups that stand above the others. */
const RECENT_MAX = 6;
/** So many groups are seen at once: they need no headings. */
const FEW_GROUPS = 12;

/**
 * Pinned groups, those used lately, and the others, each part in the order of the list. The recent ones have the latest first.
 * @param recent ids, the latest first.
 */
export function partsOf<Group extends { readonly groupId: string }>(
  groups: readonly Group[],
  isPinned: (groupId: string) => boolean,
  recent: readonly string[],
): GroupParts<Group> {
  const loose = new Map(
    groups.filter(({ groupId }) => !isPinned(groupId)).map((group) => [group.groupId, group]),
  );
  const used = recent.flatMap((groupId) => loose.get(groupId) ?? []).slice(0, RECENT_MAX);
  for (const { groupId } of used) loose.delete(groupId);
  return {
    pinned: groups.filter(({ groupId }) => isPinned(groupId)),
    recent: used,
    others: [...loose.values()],
  };
}

/** Whether headings above the parts help: a few groups are seen at once, and one part needs no name. */
export function needsHeadings({ pinned, recent, others }: GroupParts<unknown>): boolean {
  const filled = [pinned, recent, others].filter((part) => part.length > 0);
  return filled.length > 1 && pinned.length + recent.length + others.length > FEW_GROUPS;
}
