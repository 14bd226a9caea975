import { Code } from '../../contract/codes';
import { HISTORY_FOR_NEW_MEMBERS } from '../../contract/group';
import { PlatformError } from '../refusal';
import { inServiceScope } from '../world/apps';
import { addGroup, addMembers, draftGroup, removeMembers } from '../world/changes/groups';
import { employeeByCode } from '../world/people';
import type { GroupRecord, MemberRole } from '../world/records';
import type { AppCallContext, AppHandler } from './context';
import { botOf, joinedGroup, whyOutOfReach, whyText } from './reach';

/** A local limit: groups aren't forgotten, as a person may be looking at any of them. */
const MAX_GROUPS = 2_000;

/** The bot that creates a group is not a member of it. https://open.seatalk.io/docs/create-group-chat */
export const createGroupChat: AppHandler<'createGroupChat'> = ({ world, live, app }, request) => {
  const owner = employeeByCode(world, request.group_owner);
  if (!owner)
    throw new PlatformError(
      Code.employeeUnknown,
      `group_owner: ${whyText(Code.employeeUnknown, request.group_owner)}`,
    );
  if (!inServiceScope(app, owner))
    throw new PlatformError(Code.outOfScope, `group_owner: ${whyText(Code.outOfScope, request.group_owner)}`);
  const notAdded: string[] = [];
  const members = new Map<string, MemberRole>([[owner.seatalkId, 'owner']]);
  for (const { employee_code, role } of request.group_member_list ?? []) {
    const person = employeeByCode(world, employee_code);
    if (!person || !inServiceScope(app, person)) notAdded.push(employee_code);
    else if (!members.has(person.seatalkId)) members.set(person.seatalkId, role === 1 ? 'admin' : 'member');
  }
  if (world.groups.size >= MAX_GROUPS)
    throw new PlatformError(
      Code.serverError,
      `this local SeaTalk holds at most ${MAX_GROUPS} groups; reset it to create more`,
    );
  const names = [...members.keys()].map((seatalkId) => world.people.get(seatalkId)?.name ?? '');
  const group = draftGroup(live, {
    name: request.group_name ?? names.slice(0, 3).join(', '),
    members,
    historyForNewMembers: HISTORY_FOR_NEW_MEMBERS[request.group_settings?.chat_history_for_new_members ?? 0],
  });
  addGroup(live, group, botOf(app));
  return { group_id: group.groupId, users_not_added: notAdded };
};

export const addGroupMembers: AppHandler<'addGroupMembers'> = (context, request) => {
  const group = openToChange(context, request.group_id);
  if (group.members.size + request.employee_codes.length > group.maxMembers)
    throw new PlatformError(Code.groupFull, `a group holds at most ${group.maxMembers} members`);
  const added = new Map<string, MemberRole>();
  const answer = forEachCode(context, request.employee_codes, 'add_failed', (code) => {
    const refusal = whyOutOfReach(context, code);
    const person = employeeByCode(context.world, code);
    if (refusal !== undefined || !person) return refusal ?? Code.employeeUnknown;
    if (group.members.has(person.seatalkId) || added.has(person.seatalkId)) return Code.alreadyAMember;
    added.set(person.seatalkId, 'member');
    return undefined;
  });
  addMembers(context.live, group.groupId, added, botOf(context.app));
  return answer;
};

export const removeGroupMembers: AppHandler<'removeGroupMembers'> = (context, request) => {
  const group = openToChange(context, request.group_id);
  for (const code of request.employee_codes) {
    const role = group.members.get(employeeByCode(context.world, code)?.seatalkId ?? '');
    if (role === 'owner' || role === 'admin')
      throw new PlatformError(Code.forbidden, `owners and admins can't be removed: ${code}`);
  }
  const removed = new Set<string>();
  const answer = forEachCode(context, request.employee_codes, 'remove_failed', (code) => {
    const person = employeeByCode(context.world, code);
    if (!person) return Code.employeeUnknown;
    if (!group.members.has(person.seatalkId) || removed.has(person.seatalkId)) return Code.notAMember;
    removed.add(person.seatalkId);
    return undefined;
  });
  removeMembers(context.live, group.groupId, removed, botOf(context.app));
  return answer;
};

function openToChange(context: AppCallContext, groupId: string): GroupRecord {
  const group = joinedGroup(context, groupId);
  if (!group.membersMayAdd)
    throw new PlatformError(Code.forbidden, 'the group does not let members add or remove people');
  return group;
}

/** The outer code is 0. The answer lists the people for whom it failed. */
function forEachCode(
  { world }: AppCallContext,
  codes: readonly string[],
  list: 'add_failed' | 'remove_failed',
  refusalOf: (code: string) => number | undefined,
) {
  const failed = codes.flatMap((code) => {
    const refusal = refusalOf(code);
    if (refusal === undefined) return [];
    const email = employeeByCode(world, code)?.email ?? '';
    return [{ email, employee_code: code, error_code: refusal, error_message: reason(refusal, code) }];
  });
  return {
    message: 'success',
    total_num: codes.length,
    success_num: codes.length - failed.length,
    error_num: failed.length,
    [list]: failed,
  };
}

function reason(refusal: number, code: string): string {
  if (refusal === Code.alreadyAMember) return 'User is already in the group';
  if (refusal === Code.notAMember) return 'User is not in the group';
  return whyText(refusal, code);
}
