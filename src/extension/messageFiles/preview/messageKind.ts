import * as z from 'zod';
import type { MessageFrame, MessageHost, MessageState } from '../../../webview/messagePreview/protocol';
import type { FrameKind } from '../../frames/frameKind';

/** The frame of a message's preview. */
export const messageKind: FrameKind<MessageHost, MessageFrame, MessageState> = {
  name: 'messagePreview',
  messages: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('send') }),
    z.strictObject({ type: z.literal('reveal'), index: z.int().min(0) }),
  ]),
  requests: {},
  replies: {},
  state: z.object({ uri: z.string() }),
};
