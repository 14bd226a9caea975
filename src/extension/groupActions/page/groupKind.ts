import * as z from 'zod';
import type { GroupFrame, GroupHost, GroupState } from '../../../webview/group/protocol';
import type { FrameKind } from '../../frames/frameKind';

const id = z.string().min(1).max(500);
const index = z.int().min(0);

/** The frame of a group's page. */
export const groupKind: FrameKind<GroupHost, GroupFrame, GroupState> = {
  name: 'group',
  messages: z.discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['refresh', 'more', 'all', 'stop', 'add', 'copyId']) }),
    z.strictObject({ type: z.literal('remove'), employeeCodes: z.array(id).max(10_000) }),
    z.strictObject({ type: z.literal('copy'), kind: z.enum(['member', 'bot', 'systemAccount']), index }),
    z.strictObject({ type: z.literal('help'), action: index }),
  ]),
  requests: {},
  replies: {},
  state: z.object({ appId: id, groupId: id }),
};
