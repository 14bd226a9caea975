import type { AppHandler } from './context';
import { idFor, post } from './post';
import { joinedGroup } from './reach';

export const sendMessageToGroupChat: AppHandler<'sendMessageToGroupChat'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  const place = { kind: 'group', groupId: group.groupId } as const;
  return { message_id: idFor(context, post(context, place, request.message, group)) };
};
