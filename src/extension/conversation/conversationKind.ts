import * as z from 'zod';
import type { GroupFrame, GroupHost, GroupState } from '../../webview/groupConversation/protocol';
import { MESSAGE_ACTIONS } from '../../webview/groupConversation/protocol';
import type { FrameKind } from '../frames/frameKind';

/** Of a message, thread, file or element. */
const id = z.string().min(1).max(500);
const rootId = id.exactOptional();
/** Far more characters than the send flow splits. */
const text = z.string().max(100_000);

/** The frame of a conversation. */
export const conversationKind: FrameKind<GroupHost, GroupFrame, GroupState> = {
  name: 'groupConversation',
  messages: z.discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['refresh', 'help', 'closeThread', 'send']) }),
    z.strictObject({ type: z.literal('thread'), rootId: id }),
    z.strictObject({ type: z.literal('quoted'), id }),
    z.strictObject({ type: z.literal('act'), id, action: z.enum(MESSAGE_ACTIONS) }),
    z.strictObject({ type: z.literal('attach'), rootId }),
    z.strictObject({ type: z.literal('openFile'), fileId: id }),
    z.strictObject({ type: z.literal('link'), id, pointer: z.string().max(1000) }),
  ]),
  requests: {
    write: z.strictObject({
      text,
      isPlain: z.boolean(),
      rootId,
      quotedId: id.exactOptional(),
      file: z.strictObject({ name: z.string().min(1).max(255), base64: z.base64() }).exactOptional(),
    }),
    older: z.strictObject({ rootId }),
    advise: z.strictObject({ text, isPlain: z.boolean() }),
    picture: z.strictObject({ fileId: id }),
  },
  replies: {},
  state: z.object({ appId: z.string().min(1), groupId: z.string().min(1) }),
};
