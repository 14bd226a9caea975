import * as z from 'zod';
import type { CheckFrame, CheckHost, CheckState } from '../../webview/appCheck/protocol';
import type { FrameKind } from '../frames/frameKind';

const row = z.string().max(200);

/** The frame of a check. */
export const checkKind: FrameKind<CheckHost, CheckFrame, CheckState> = {
  name: 'appCheck',
  messages: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('run'), row: row.exactOptional() }),
    z.strictObject({ type: z.enum(['cancel', 'copy', 'help']) }),
    z.strictObject({ type: z.literal('link'), row, index: z.int().min(0) }),
  ]),
  requests: {},
  replies: {},
  state: z.object({ app: z.string() }),
};
