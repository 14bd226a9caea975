import { readGroupSettings } from '../messages/readGroup';
import { readPersonRef } from '../messages/readMessage';
import { systemAccountsOf } from '../world/groups';
import type { GroupRecord } from '../world/records';
import type { AppCallContext, AppHandler } from './context';
import { joinedGroup } from './reach';

/** Returns ids only. Each name takes a call of Get Group Info. */
export const getJoinedGroupChats: AppHandler<'getJoinedGroupChats'> = (context, request) => {
  const { world, app, cursors, nowMs } = context;
  const page = cursors.page(
    { listing: `${app.appId} joined`, cursor: request.cursor, pageSize: request.page_size },
    nowMs,
    () =>
      [...world.groups.values()]
        .filter((group) => !group.disbanded && group.bots.has(app.appId))
        .map((group) => group.groupId),
  );
  return { next_cursor: page.nextCursor, joined_group_chats: { group_id: [...page.items] } };
};

/** A page cuts all three lists of members at once. https://open.seatalk.io/docs/get-group-info */
export const getGroupInfo: AppHandler<'getGroupInfo'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  const all = membersOf(context, group);
  const longest = Math.max(all.users.length, all.bots.length, all.accounts.length);
  const page = context.cursors.page(
    {
      listing: `${context.app.appId} info ${group.groupId}`,
      cursor: request.cursor,
      pageSize: request.page_size,
    },
    context.nowMs,
    () =>
      Array.from({ length: longest }, (_, index) => ({
        user: all.users[index],
        bot: all.bots[index],
        account: all.accounts[index],
      })),
  );
  const users = page.items.flatMap(({ user }) => (user ? [user] : []));
  const bots = page.items.flatMap(({ bot }) => (bot ? [bot] : []));
  const accounts = page.items.flatMap(({ account }) => (account ? [account] : []));
  return {
    next_cursor: page.nextCursor,
    group: {
      group_name: group.name,
      group_settings: readGroupSettings(group),
      group_user_total: all.users.length,
      group_bot_total: all.bots.length,
      group_system_account_total: all.accounts.length,
      group_user_list: users,
      group_bot_list: bots,
      group_system_account_list: accounts,
      external: group.external,
      group_bot: bots.map((seatalk_id) => ({ seatalk_id, external: false })),
      group_system_account: accounts.map((seatalk_id) => ({ seatalk_id })),
    },
  };
};

/** When the member list is hidden, totals and lists are empty. */
function membersOf({ world }: AppCallContext, group: GroupRecord) {
  if (!group.canViewMemberList) return { users: [], bots: [], accounts: [] };
  return {
    users: [...group.members.keys()].map((seatalkId) => ({
      ...readPersonRef(world, seatalkId),
      external: world.people.get(seatalkId)?.external ?? false,
    })),
    bots: [...group.bots.keys()].flatMap((appId) => world.apps.get(appId)?.botSeatalkId ?? []),
    accounts: systemAccountsOf(world, group.groupId).map((account) => account.seatalkId),
  };
}
