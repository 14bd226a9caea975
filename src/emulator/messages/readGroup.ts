import type { GroupRecord } from '../world/records';

/** The settings of a group as Get Group Info and events give them. https://open.seatalk.io/docs/get-group-info */
export function readGroupSettings(group: GroupRecord) {
  return {
    chat_history_for_new_members: group.historyForNewMembers,
    can_notify_with_at_all: group.canNotifyWithAtAll,
    can_view_member_list: group.canViewMemberList,
  };
}
