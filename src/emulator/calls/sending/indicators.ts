import { Code } from '../../../contract/codes';
import { TYPING_MAX_MEMBERS } from '../../../contract/limits';
import { PlatformError } from '../../refusal';
import { putBadge } from '../../world/changes/apps';
import { showTyping } from '../../world/changes/messages';
import type { ChatPlace } from '../../world/messageRecords';
import { chatAt } from '../../world/messages';
import { employeeByCode } from '../../world/people';
import type { AppCallContext, AppHandler } from '../context';
import { botOf, joinedGroup, reachablePerson } from '../reach';
import { threadRoot } from './post';

/** What an app shows without sending a message: that its bot is typing, and the badge beside its icon. */

/** How long one call shows the bot typing. https://open.seatalk.io/docs/Set-Typing-Status-in-Group-Chat */
const TYPING_SHOWN_MS = 4000;

/** Bots call it after an event. Whether there was one isn't checked, as it isn't documented how long an event counts. */
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
  const { world, live, app, nowMs } = context;
  const root = threadId ? threadRoot(context, chatAt(world, place), threadId) : undefined;
  const untilMs = nowMs + TYPING_SHOWN_MS;
  showTyping(live, { place, by: botOf(app), untilMs, rootUid: root?.uid });
  return {};
}

/** Failures are listed by their index in the request. The outer code stays 0. */
export const setBadge: AppHandler<'setBadge'> = ({ world, live, app }, request) => {
  const offsets: number[] = [];
  const reasons: string[] = [];
  for (const [offset, badge] of request.badges.entries()) {
    const reason = !employeeByCode(world, badge.employee_code)
      ? 'EMPLOYEE_ID_NOT_FOUND'
      : putBadge(live, app.appId, badge.employee_code, badge)
        ? undefined
        : 'VERSION_OUTDATED';
    if (reason === undefined) continue;
    offsets.push(offset);
    reasons.push(reason);
  }
  return { failed_offsets: offsets, failed_reasons: reasons };
};
