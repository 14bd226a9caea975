import * as z from 'zod';
import { defineEvent, SAMPLE } from '../event';
import { groupSettings } from '../group';
import { optionalText, personRef } from '../person';

const { groupId, person } = SAMPLE;

/** Something was done to the bot, to a card of it, or to its group. */
export const botEvents = {
  event_verification: defineEvent({
    title: 'The callback URL is saved, and has to answer with the same challenge',
    body: z.looseObject({ seatalk_challenge: z.string() }),
    receiver: 'url_owner',
    sample: { seatalk_challenge: 'q7Lw2ZpXe91aVt04' },
    docs: 'server-apis-event-callback',
  }),
  interactive_message_click: defineEvent({
    title: 'A person taps a callback button of a card',
    /** One client reports the person under `sender`; the documentation has it at this level. Read this level first. */
    body: personRef.extend({
      message_id: z.string(),
      value: optionalText,
      group_id: optionalText,
      thread_id: optionalText,
      sender: personRef.nullish(),
    }),
    receiver: 'card_sender',
    sample: {
      message_id: 'Zt7Qm2Vx0LcR9hYpB4nKdWfE6sUgJ1aO8iTqXv3MzCe',
      ...person,
      value: 'leave:approve:8841',
      group_id: groupId,
      thread_id: '',
    },
    docs: 'event_interactive_message_click',
  }),
  bot_added_to_group_chat: defineEvent({
    title: 'A person adds the bot to a group',
    body: z.looseObject({
      group: z.looseObject({
        group_id: z.string(),
        group_name: optionalText,
        external: z.boolean().nullish(),
        group_settings: groupSettings.nullish(),
      }),
      inviter: personRef.nullish(),
    }),
    receiver: 'moved',
    sample: {
      group: {
        group_id: groupId,
        group_name: 'Release room',
        external: false,
        group_settings: {
          chat_history_for_new_members: 'disabled',
          can_notify_with_at_all: true,
          can_view_member_list: true,
        },
      },
      inviter: person,
    },
    docs: 'event-bot-added-to-group-chat',
  }),
  bot_removed_from_group_chat: defineEvent({
    title: 'The bot is removed from a group, or the group is disbanded',
    body: z.looseObject({ group_id: z.string(), remover: personRef.nullish() }),
    receiver: 'moved',
    sample: { group_id: groupId, remover: person },
    docs: 'Event-Bot-Removed-From-Group-Chat',
  }),
  group_chat_converted_to_external_group: defineEvent({
    title: 'A group is opened to other organizations',
    body: z.looseObject({ group_id: z.string(), operator: personRef.nullish() }),
    receiver: 'group',
    sample: { group_id: groupId, operator: person },
  }),
  user_enter_chatroom_with_bot: defineEvent({
    title: 'A person opens the direct chat with the bot',
    body: personRef,
    receiver: 'direct_chat',
    sample: person,
    docs: 'user_enter_chatroom_with_bot',
  }),
  /** Not sent since 2025-02-06, when subscribing was abolished. */
  new_bot_subscriber: defineEvent({
    title: 'A person subscribes to the bot',
    body: personRef,
    receiver: 'direct_chat',
    standing: 'retired',
    sample: { employee_code: person.employee_code },
    docs: 'event_new_bot_subscriber',
  }),
} as const;
