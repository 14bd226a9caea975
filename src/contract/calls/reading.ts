import * as z from 'zod';
import { defineEndpoint, perMinute, perSecond } from '../endpoint';
import { chatMessage } from '../inbound';
import { pageAnswer, pageQuery } from '../paging';

const thread = z.looseObject({
  /**
   * Root and replies. Pages run from the newest message back, as far as clients that run against the platform tell; the
   * documentation doesn't state it, so sort by `message_sent_time`.
   */
  thread_messages: z.array(chatMessage).nullish(),
  ...pageAnswer,
});

export const readingCalls = {
  getMessageByMessageId: defineEndpoint({
    title: 'Get Message by Message ID',
    method: 'GET',
    path: '/messaging/v2/get_message_by_message_id',
    request: z.strictObject({ message_id: z.string().min(1) }),
    /** The fields of the message stand beside `code`. */
    response: chatMessage,
    windows: [perSecond(20), perMinute(100)],
    repeat: 'safe',
    docs: 'Get-Message-by-Message-ID',
  }),
  getChatHistory: defineEndpoint({
    title: 'Get Chat History',
    method: 'GET',
    path: '/messaging/v2/group_chat/history',
    request: z.strictObject({ group_id: z.string().min(1), ...pageQuery }),
    /** Newest first, the last 7 days. */
    response: z.looseObject({ chat_history: z.array(chatMessage).nullish(), ...pageAnswer }),
    windows: [perMinute(100)],
    repeat: 'safe',
    permission: 'Get Chat History',
    docs: 'get-chat-history',
    list: ['chat_history'],
  }),
  getGroupThread: defineEndpoint({
    title: 'Get Thread by Thread ID in Group Chat',
    method: 'GET',
    path: '/messaging/v2/group_chat/get_thread_by_thread_id',
    request: z.strictObject({ group_id: z.string().min(1), thread_id: z.string().min(1), ...pageQuery }),
    response: thread,
    windows: [perSecond(20), perMinute(100)],
    repeat: 'safe',
    permission: 'Get Thread by Thread ID',
    docs: 'Get-Thread-by-Thread-ID',
    list: ['thread_messages'],
  }),
  getSingleChatThread: defineEndpoint({
    title: 'Get Thread by Thread ID in Private Chat',
    method: 'GET',
    path: '/messaging/v2/single_chat/get_thread_by_thread_id',
    request: z.strictObject({ employee_code: z.string().min(1), thread_id: z.string().min(1), ...pageQuery }),
    response: thread,
    windows: [perSecond(10)],
    repeat: 'safe',
    permission: 'Get Thread by Thread ID in Private Chat',
    docs: 'Get-Thread-by-Thread-ID-in-Private-Chat',
    list: ['thread_messages'],
  }),
  downloadFile: defineEndpoint({
    title: 'Download a file, image or video',
    method: 'GET',
    path: '/messaging/v2/file/{opaque}',
    answer: 'bytes',
    request: z.strictObject({ opaque: z.string().min(1) }),
    response: z.unknown(),
    windows: [perMinute(100)],
    repeat: 'safe',
    docs: 'Get-Message-by-Message-ID',
  }),
} as const;
