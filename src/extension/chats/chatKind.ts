import * as z from 'zod';
import type { ChatFrame, ChatHost, ChatState } from '../../webview/chat/protocol';
import type { FrameKind } from '../frames/frameKind';

const key = z.string().max(500);
/** Number of a message, as text. */
const id = z.string().regex(/^\d{1,15}$/u);
const pointer = z.string().max(1000);
const rootId = id.exactOptional();

/** The frame of a chat window. */
export const chatKind: FrameKind<ChatHost, ChatFrame, ChatState> = {
  name: 'chat',
  messages: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('open'), chat: key }),
    z.strictObject({ type: z.literal('thread'), chat: key, rootId: id }),
    z.strictObject({ type: z.enum(['choosePerson', 'newGroup', 'help']) }),
    z.strictObject({ type: z.literal('chatActions'), chat: key }),
    z.strictObject({ type: z.literal('forward'), chat: key, id }),
    z.strictObject({ type: z.literal('attach'), chat: key, rootId }),
    z.strictObject({ type: z.literal('openFile'), fileId: key }),
    z.strictObject({ type: z.literal('link'), id, pointer }),
    z.strictObject({ type: z.literal('notice'), chat: key, id: key, action: key }),
  ]),
  requests: {
    write: z.strictObject({
      chat: key,
      text: z.string().max(100_000),
      rootId,
      quotedId: id.exactOptional(),
      file: z.strictObject({ name: z.string().min(1).max(255), base64: z.base64() }).exactOptional(),
    }),
    edit: z.strictObject({ id, text: z.string().min(1).max(100_000) }),
    recall: z.strictObject({ id }),
    older: z.strictObject({ chat: key, before: id, rootId }),
    tap: z.strictObject({ id, pointer }),
    picture: z.strictObject({ fileId: key }),
  },
  replies: {},
  state: z.object({ person: z.string(), chat: z.string().exactOptional() }),
};
