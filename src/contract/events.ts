import * as z from 'zod';
import { chatMessage } from './inbound';
import { groupSettings } from './group';
import { mention, optionalText, personRef } from './person';

/**
 * What the platform sends to a bot. https://open.seatalk.io/docs/list-of-events
 * Loose: unknown event types and fields survive as they came.
 */

/** What every event is wrapped in. */
export const eventEnvelope = z.looseObject({
  /** Decimal; repeats carry the same one, so it is what to de-duplicate by. */
  event_id: z.string(),
  event_type: z.string(),
  /** Unix seconds. */
  timestamp: z.number(),
  app_id: z.string(),
  event: z.looseObject({}),
});
export type EventEnvelope = z.infer<typeof eventEnvelope>;

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

/** Body of each event by its type. */
export const eventBodies = {
  event_verification: z.looseObject({ seatalk_challenge: z.string() }),
  /** The sender stands beside the message, and the text under `text.content`. */
  message_from_bot_subscriber: personRef.extend({ message: chatMessage }),
  /** The list of events prints this name without `_received_`; on the wire it has it. */
  new_mentioned_message_received_from_group_chat: groupMessageEvent,
  new_message_received_from_thread: groupMessageEvent,
  new_message_received_from_group_chat: groupMessageEvent,
  /** One client reports the person under `sender`; the documentation has it at this level. Read this level first. */
  interactive_message_click: personRef.extend({
    message_id: z.string(),
    value: optionalText,
    group_id: optionalText,
    thread_id: optionalText,
    sender: personRef.nullish(),
  }),
  bot_added_to_group_chat: z.looseObject({
    group: z.looseObject({
      group_id: z.string(),
      group_name: optionalText,
      external: z.boolean().nullish(),
      group_settings: groupSettings.nullish(),
    }),
    inviter: personRef.nullish(),
  }),
  bot_removed_from_group_chat: z.looseObject({ group_id: z.string(), remover: personRef.nullish() }),
  group_chat_converted_to_external_group: z.looseObject({
    group_id: z.string(),
    operator: personRef.nullish(),
  }),
  user_enter_chatroom_with_bot: personRef,
  /** Not sent since 2025-02-06, when subscribing was abolished. */
  new_bot_subscriber: personRef,
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof eventBodies;
export type EventBody<Type extends EventType> = z.infer<(typeof eventBodies)[Type]>;

/** Whether `type` is an event whose body is described here. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventBodies, type);
}
