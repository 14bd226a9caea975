/** What the groups view loads when it is first shown. */
export { GroupsRoot } from './groupsRoot';
export { GroupSorting } from './groupSorting';
export { watchRefresh } from './refreshShown';
export { TreeMemory } from './treeMemory';
