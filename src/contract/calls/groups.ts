import * as z from 'zod';
import { characters } from '../characters';
import { DEFAULT_WINDOWS, defineEndpoint, perDay, perMinute } from '../endpoint';
import type { GroupInfo } from '../group';
import { groupInfo } from '../group';
import { GROUP_MEMBERS_PER_CALL, GROUP_NAME_MAX_CHARACTERS } from '../limits';
import { pageAnswer, pageQuery } from '../paging';
import { optionalText } from '../person';

const memberChange = z.strictObject({
  group_id: z.string().min(1),
  /** Duplicates count towards the limit. */
  employee_codes: z.array(z.string().min(1)).min(1).max(GROUP_MEMBERS_PER_CALL),
});

const failedMember = z.looseObject({
  email: optionalText,
  employee_code: optionalText,
  error_code: z.number().nullish(),
  error_message: optionalText,
});

/** The page of the remove call names `remove_failed`, its sample `add_failed`: read both. */
const memberResult = z.looseObject({
  total_num: z.number().nullish(),
  success_num: z.number().nullish(),
  error_num: z.number().nullish(),
  add_failed: z.array(failedMember).nullish(),
  remove_failed: z.array(failedMember).nullish(),
});

export const groupCalls = {
  getJoinedGroupChats: defineEndpoint({
    title: 'Get Joined Group Chat List',
    method: 'GET',
    path: '/messaging/v2/group_chat/joined',
    request: z.strictObject({ ...pageQuery }),
    /** Ids only, as one object that holds an array; names need one Get Group Info each. */
    response: z.looseObject({
      joined_group_chats: z.looseObject({ group_id: z.array(z.string()).nullish() }).nullish(),
      ...pageAnswer,
    }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Get Joined Group Chat List',
    docs: 'Get-Joined-Group-Chat-List',
    list: ['joined_group_chats', 'group_id'],
  }),
  getGroupInfo: defineEndpoint({
    title: 'Get Group Info',
    method: 'GET',
    path: '/messaging/v2/group_chat/info',
    /** The page size applies to the three lists of members at once. */
    request: z.strictObject({ group_id: z.string().min(1), ...pageQuery }),
    response: z.looseObject({
      group: groupInfo.nullish().transform((group): GroupInfo => group ?? {}),
      ...pageAnswer,
    }),
    windows: [perMinute(100)],
    repeat: 'safe',
    permission: 'Get Group Info',
    docs: 'get-group-info',
    list: ['group', 'group_user_list'],
  }),
  createGroupChat: defineEndpoint({
    title: 'Create Group Chat',
    method: 'POST',
    path: '/messaging/v2/group_chat/create_group',
    request: z.strictObject({
      group_owner: z.string().min(1),
      group_member_list: z
        .array(
          z.strictObject({
            employee_code: z.string().min(1),
            /** 0 member, 1 admin. */
            role: z.union([z.literal(0), z.literal(1)]).optional(),
          }),
        )
        .min(1)
        .max(GROUP_MEMBERS_PER_CALL)
        .optional(),
      group_name: characters(1, GROUP_NAME_MAX_CHARACTERS).optional(),
      group_settings: z
        .strictObject({
          /** 0 off, 1 = 24 hours, 2 = 7 days: a number here, a word when read back. */
          chat_history_for_new_members: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
        })
        .optional(),
    }),
    /** The bot is not a member of the group it creates. */
    response: z.looseObject({ group_id: z.string(), users_not_added: z.array(z.string()).nullish() }),
    windows: [perMinute(10), perDay(100)],
    repeat: 'unsafe',
    permission: 'Create Group Chat',
    docs: 'create-group-chat',
  }),
  addGroupMembers: defineEndpoint({
    title: 'Add Group Members',
    method: 'POST',
    path: '/messaging/v2/group_chat/add_group_members',
    request: memberChange,
    response: memberResult,
    windows: [perMinute(10)],
    repeat: 'safe',
    docs: 'Add-Group-Members',
  }),
  removeGroupMembers: defineEndpoint({
    title: 'Remove Group Members',
    method: 'POST',
    path: '/messaging/v2/group_chat/remove_group_members',
    request: memberChange,
    response: memberResult,
    windows: [perMinute(10)],
    repeat: 'safe',
    docs: 'Remove-Group-Members',
  }),
} as const;
