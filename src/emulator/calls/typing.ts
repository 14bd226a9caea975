import { Code } from '../../contract/codes';
import { TYPING_MAX_MEMBERS } from '../../contract/limits';
import { PlatformError } from '../platformError';
import type { ChatPlace } from '../world/messages';
import { chatAt } from '../world/messages';
import type { AppCallContext, AppHandler } from './context';
import { threadRoot } from './post';
import { joinedGroup, reachablePerson } from './reach';

/** How long one call shows the bot typing. https://open.seatalk.io/docs/Set-Typing-Status-in-Group-Chat */
const TYPING_SHOWN_MS = 4000;

/** Meant as an answer to an event; that one came before is not checked, as how long it counts is not documented. */
export const setSingleChatTyping: AppHandler<'setSingleChatTyping'> = (context, request) => {
  const { seatalkId } = reachablePerson(context, request.employee_code);
  return show(context, { kind: 'direct', appId: context.app.appId, seatalkId }, request.thread_id);
};

export const setGroupChatTyping: AppHandler<'setGroupChatTyping'> = (context, request) => {
  const group = joinedGroup(context, request.group_id);
  if (group.members.size > TYPING_MAX_MEMBERS)
    throw new PlatformError(
      Code.groupTooLargeForTyping,
      `the group has more than ${TYPING_MAX_MEMBERS} members`,
    );
  return show(context, { kind: 'group', groupId: group.groupId }, request.thread_id);
};

function show(context: AppCallContext, place: ChatPlace, threadId: string | undefined) {
  const chat = chatAt(context.world, place);
  if (threadId) threadRoot(context, chat, threadId);
  context.world.typing.set(`${chat.key} ${context.app.appId}`, context.nowMs + TYPING_SHOWN_MS);
  return {};
}
