import * as z from 'zod';
import { defineEndpoint, perMinute } from '../endpoint';
import { systemAccountMessage } from '../outbound';
import { optionalText } from '../person';

export const webhookCalls = {
  sendSystemAccountMessage: defineEndpoint({
    title: 'Send a message as a system account',
    method: 'POST',
    path: '/webhook/group/{key}',
    auth: 'webhook',
    scope: 'system_account',
    request: systemAccountMessage,
    /** Errors carry `msg` here where the REST API says `message`. */
    response: z.looseObject({ msg: optionalText, message_id: optionalText }),
    // The 61st message in a minute fails and silences the account for ten minutes.
    windows: [perMinute(60)],
    repeat: 'unsafe',
    docs: 'system-account',
  }),
} as const;
