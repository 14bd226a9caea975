/** Whether a group is meant by a filter: all its words stand in the name, in any order and case, or it is the group's id. */
export function matchesFilter(group: { readonly groupId: string; readonly name?: string | undefined }, filter: string): boolean {
  const wanted = filter.trim();
  if (wanted === '' || group.groupId === wanted) return true;
  const name = fold(group.name ?? group.groupId);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => name.includes(word));
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase();
}
