import * as z from 'zod';
import { LANGUAGES, cardBody, serviceNoticeCard } from '../cards';
import { characters } from '../characters';
import { DEFAULT_WINDOWS, defineEndpoint, perMinute, perSecond } from '../endpoint';
import { BADGES_PER_CALL, SERVICE_NOTICE_MAX_RECEIVERS } from '../limits';
import { groupMessage, usablePlatform, userMessage } from '../outbound';
import { optionalText } from '../person';

/** For text and images the documentation shows no `message_id`; so it may be missing. */
const sent = z.looseObject({ message_id: optionalText });
const nothing = z.looseObject({});
/** Receivers that got nothing, by their index in the request, each with a reason in capitals. */
const failures = {
  failed_offsets: z.array(z.number()).nullish(),
  failed_reasons: z.array(z.string()).nullish(),
};

/** Receivers of the old service notice. */
const OLD_NOTICE_MAX_RECEIVERS = 100;

const oldNoticeText = z.strictObject({
  title: characters(1, 60),
  subtitle: characters(0, 1000).optional(),
  body: characters(0, 60).optional(),
  description: characters(0, 200).optional(),
  /** 0 blue, 1 green, 2 yellow, 3 red. */
  alert: z.strictObject({ level: z.int().min(0).max(3), label: characters(0, 100) }).optional(),
  button: z.strictObject({ link: characters(0, 2000), label: characters(0, 60) }).optional(),
});

export const sendingCalls = {
  sendMessageToBotUser: defineEndpoint({
    title: 'Send Message to Bot User',
    method: 'POST',
    path: '/messaging/v2/single_chat',
    request: z.strictObject({
      employee_code: z.string().min(1),
      message: userMessage,
      usable_platform: usablePlatform.optional(),
    }),
    response: sent,
    windows: [perSecond(20), perMinute(300)],
    repeat: 'unsafe',
    permission: 'Send Message to Bot User',
    docs: 'messaging_send-message-to-bot-user_',
  }),
  sendMessageToGroupChat: defineEndpoint({
    title: 'Send Message to Group Chat',
    method: 'POST',
    path: '/messaging/v2/group_chat',
    request: z.strictObject({ group_id: z.string().min(1), message: groupMessage }),
    response: sent,
    windows: [perSecond(20), perMinute(100)],
    repeat: 'unsafe',
    permission: 'Send Message to Group Chat',
    docs: 'Send-Message-to-Group-Chat',
  }),
  sendServiceNotice: defineEndpoint({
    title: 'Send Service Notice',
    method: 'POST',
    path: '/messaging/v2/service_notice/send_message',
    request: z.strictObject({
      tag: z.literal('interactive_message'),
      interactive_message: serviceNoticeCard,
      employee_codes: z.array(z.string().min(1)).min(1).max(SERVICE_NOTICE_MAX_RECEIVERS),
      usable_platform: usablePlatform.optional(),
    }),
    response: z.looseObject({
      /** Code 0 outside does not mean that everybody got it. */
      delivery: z
        .array(z.looseObject({ code: z.number(), employee_code: optionalText, message_id: optionalText }))
        .nullish(),
    }),
    windows: DEFAULT_WINDOWS,
    repeat: 'unsafe',
    permission: 'Send Service Notice (Internationalized)',
    docs: 'messaging_send-service-notice_',
  }),
  sendOldServiceNotice: defineEndpoint({
    title: 'Send Service Notice (old, retiring)',
    method: 'POST',
    path: '/messaging/v2/service_notice/i18n',
    request: z.strictObject({
      default_language: z.enum(LANGUAGES),
      messages: z.partialRecord(z.enum(LANGUAGES), oldNoticeText),
      employee_codes: z.array(z.string().min(1)).min(1).max(OLD_NOTICE_MAX_RECEIVERS),
    }),
    response: z.looseObject(failures),
    windows: DEFAULT_WINDOWS,
    repeat: 'unsafe',
    docs: 'messaging_send-service-notice_i18n',
  }),
  updateMessage: defineEndpoint({
    title: 'Update Message',
    method: 'POST',
    path: '/messaging/v2/update',
    request: z.strictObject({
      message_id: z.string().min(1),
      message: z.strictObject({
        /** Not in the documented body; accepted all the same. */
        tag: z.literal('interactive_message').optional(),
        interactive_message: cardBody,
      }),
    }),
    response: nothing,
    windows: [perSecond(20), perMinute(100)],
    repeat: 'safe',
    docs: 'Update-Interactive-Message-Card',
  }),
  setSingleChatTyping: defineEndpoint({
    title: 'Set Typing Status in Private Chat',
    method: 'POST',
    path: '/messaging/v2/single_chat_typing',
    request: z.strictObject({ employee_code: z.string().min(1), thread_id: z.string().min(1).optional() }),
    response: nothing,
    windows: [perMinute(300)],
    repeat: 'safe',
    permission: 'Set Typing Status in Private Chat',
    docs: 'Set-Typing-Status-in-Private-Chat',
  }),
  setGroupChatTyping: defineEndpoint({
    title: 'Set Typing Status in Group Chat',
    method: 'POST',
    path: '/messaging/v2/group_chat_typing',
    request: z.strictObject({ group_id: z.string().min(1), thread_id: z.string().min(1).optional() }),
    response: nothing,
    windows: [perMinute(300)],
    repeat: 'safe',
    permission: 'Set Typing Status in Group Chat',
    docs: 'Set-Typing-Status-in-Group-Chat',
  }),
  setBadge: defineEndpoint({
    title: 'Send Discover Page Notification Badge',
    method: 'POST',
    path: '/messaging/v2/badge',
    request: z.strictObject({
      badges: z
        .array(
          z.strictObject({
            employee_code: z.string().min(1),
            toggle: z.boolean(),
            count: z.int().min(0),
            /** Must grow with every call for the same person. */
            version: z.int(),
          }),
        )
        .min(1)
        .max(BADGES_PER_CALL),
    }),
    response: z.looseObject(failures),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    permission: 'Send Discover Page Notification Badge',
    docs: 'reference_server-api-error-code',
  }),
} as const;
