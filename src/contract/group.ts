import * as z from 'zod';
import { optionalText, personRef } from './person';

/** What a new member may read: a word when read, a number when a group is created. */
export const HISTORY_FOR_NEW_MEMBERS = ['disabled', '1 day', '7 days'] as const;
export type HistoryForNewMembers = (typeof HISTORY_FOR_NEW_MEMBERS)[number];

export const groupSettings = z.looseObject({
  /** One of {@link HISTORY_FOR_NEW_MEMBERS}; left open for words to come. */
  chat_history_for_new_members: optionalText,
  can_notify_with_at_all: z.boolean().nullish(),
  /** False: every list of members comes back empty. */
  can_view_member_list: z.boolean().nullish(),
});

export const groupMember = personRef.extend({ external: z.boolean().nullish() });
export type GroupMember = z.infer<typeof groupMember>;

/** A group as Get Group Info answers it; it does not repeat the group's own id. https://open.seatalk.io/docs/get-group-info */
export const groupInfo = z.looseObject({
  group_name: optionalText,
  group_settings: groupSettings.nullish(),
  group_user_total: z.number().nullish(),
  group_bot_total: z.number().nullish(),
  group_system_account_total: z.number().nullish(),
  group_user_list: z.array(groupMember).nullish(),
  group_bot_list: z.array(z.string()).nullish(),
  group_system_account_list: z.array(z.string()).nullish(),
  external: z.boolean().nullish(),
  group_bot: z.array(z.looseObject({ seatalk_id: optionalText, external: z.boolean().nullish() })).nullish(),
  group_system_account: z.array(z.looseObject({ seatalk_id: optionalText })).nullish(),
});
export type GroupInfo = z.infer<typeof groupInfo>;
