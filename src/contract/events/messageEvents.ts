import * as z from 'zod';
import { defineEvent, SAMPLE } from '../event';
import { chatMessage } from '../inbound';
import { mention, optionalText, personRef, SenderType } from '../person';

/** Tags that only the group event carries; the rest is a message as history answers it. */
const groupEventMessage = chatMessage.extend({
  /** One table of the documentation puts the list here, its sample under `text`. */
  mentioned_list: z.array(mention).nullish(),
  change_members: z
    .looseObject({
      added_members: z.array(personRef).nullish(),
      removed_members: z.array(personRef).nullish(),
      is_newly_created: z.boolean().nullish(),
    })
    .nullish(),
  recall_msgs: z
    .looseObject({
      messages: z.array(z.looseObject({ message_id: optionalText, thread_id: optionalText })).nullish(),
    })
    .nullish(),
  group_removed: z.looseObject({ op_user: personRef.nullish() }).nullish(),
  edit: z.looseObject({ message: chatMessage.nullish() }).nullish(),
});

const groupMessageEvent = z.looseObject({ group_id: z.string(), message: groupEventMessage });

const { groupId, rootId, person, colleague, sentTime } = SAMPLE;
const sender = { ...person, sender_type: SenderType.person };

/** Somebody wrote. */
export const messageEvents = {
  message_from_bot_subscriber: defineEvent({
    title: 'A person writes to the bot in a direct chat',
    /** The sender stands beside the message, the text under `text.content`, and no time of sending: take the envelope's. */
    body: personRef.extend({ message: chatMessage }),
    receiver: 'direct_chat',
    sample: {
      ...person,
      message: {
        message_id: 'Lp0oKi9jUh8yGt7fRd6eSw5aQz4xCv3b',
        quoted_message_id: '',
        thread_id: '',
        tag: 'text',
        text: { content: 'status 1482' },
      },
    },
    docs: 'event_message_received_from_bot_subscriber',
  }),
  /** The list of events prints this name without `_received_`; on the wire it has it. */
  new_mentioned_message_received_from_group_chat: defineEvent({
    title: 'A member mentions the bot by name in a group, its threads included',
    body: groupMessageEvent,
    receiver: 'mentioned',
    sample: {
      group_id: groupId,
      message: {
        message_id: rootId,
        quoted_message_id: '',
        thread_id: '',
        sender,
        message_sent_time: sentTime,
        tag: 'text',
        text: {
          plain_text: '@Deploy Bot status please',
          mentioned_list: [
            { username: 'Deploy Bot', seatalk_id: '9355500022', employee_code: '', email: '' },
          ],
        },
      },
    },
    docs: 'event_new_mentioned_message_from_group_chat',
  }),
  new_message_received_from_thread: defineEvent({
    title: 'Somebody writes in a thread that the bot follows',
    body: groupMessageEvent,
    receiver: 'thread',
    sample: {
      group_id: groupId,
      message: {
        message_id: 'Th1Rd2Rp3Ly4Qw5Er6Ty7Ui8Op9As0Df',
        quoted_message_id: '',
        thread_id: rootId,
        sender: { ...colleague, sender_type: SenderType.person },
        message_sent_time: sentTime,
        tag: 'image',
        image: { content: 'https://openapi.seatalk.io/messaging/v2/file/Zx9Cv8Bn7Ma6' },
      },
    },
    docs: 'new_message_received_from_thread',
  }),
  new_message_received_from_group_chat: defineEvent({
    title: 'Anything happens in a group: a message, a recall, an edit, a change of members',
    body: groupMessageEvent,
    receiver: 'group',
    /** That it needs one is inferred, as ordinary bots don't get the event. The name is ours. */
    permission: 'Receive Group Chat Messages',
    standing: 'vendor_only',
    sample: {
      group_id: groupId,
      message: {
        message_id: 'Rc1Ll2Ms3Gs4',
        quoted_message_id: '',
        thread_id: '',
        sender,
        message_sent_time: sentTime,
        tag: 'recall_msgs',
        recall_msgs: { messages: [{ message_id: rootId, thread_id: '' }] },
      },
    },
  }),
} as const;
