import * as z from 'zod';
import { defineEndpoint } from '../endpoint';
import { groupStreamMessage, streamUpdate, userStreamMessage } from '../outbound';

/**
 * A message that grows in place. The official page needs a login; the shapes are what two clients use against the real
 * service. No limits are published, so none are enforced; about one update each 200 ms is the advised pace.
 */

const opened = z.looseObject({ stream_id: z.string().min(1) });
const nothing = z.looseObject({});

/** `seq` is 1 on the first update and one more each time; a `finish` of true ends the stream. */
const update = {
  stream_id: z.string().min(1),
  seq: z.int().min(1),
  finish: z.boolean(),
  message: streamUpdate,
};

const DOCS = 'reference_server-api-error-code';

export const streamingCalls = {
  initSingleChatStream: defineEndpoint({
    title: 'Open a stream in a private chat',
    method: 'POST',
    path: '/messaging/v2/single_chat/init_stream',
    request: z.strictObject({ employee_code: z.string().min(1), message: userStreamMessage }),
    response: opened,
    windows: [],
    repeat: 'unsafe',
    permission: 'Send Message to Bot User',
    docs: DOCS,
  }),
  initGroupChatStream: defineEndpoint({
    title: 'Open a stream in a group',
    method: 'POST',
    path: '/messaging/v2/group_chat/init_stream',
    request: z.strictObject({ group_id: z.string().min(1), message: groupStreamMessage }),
    response: opened,
    windows: [],
    repeat: 'unsafe',
    permission: 'Send Message to Group Chat',
    docs: DOCS,
  }),
  updateSingleChatStream: defineEndpoint({
    title: 'Update a stream in a private chat',
    method: 'POST',
    path: '/messaging/v2/single_chat/update_stream',
    request: z.strictObject({ employee_code: z.string().min(1), ...update }),
    response: nothing,
    windows: [],
    repeat: 'unsafe',
    permission: 'Send Message to Bot User',
    docs: DOCS,
  }),
  updateGroupChatStream: defineEndpoint({
    title: 'Update a stream in a group',
    method: 'POST',
    path: '/messaging/v2/group_chat/update_stream',
    request: z.strictObject({ group_id: z.string().min(1), ...update }),
    response: nothing,
    windows: [],
    repeat: 'unsafe',
    permission: 'Send Message to Group Chat',
    docs: DOCS,
  }),
} as const;
