import type { MentionTarget } from '../../cards/markdown/markdownTree';
import type { GroupRecord } from '../world/groups';
import { systemAccountsOf } from '../world/groups';
import type { MentionRecord } from '../world/messages';
import { employeesByEmail } from '../world/people';
import type { World } from '../world/world';

/** Whom a tag names among the members of a group, its bots included. */
export function resolveInGroup(
  world: World,
  group: GroupRecord,
): (target: MentionTarget) => MentionRecord | undefined {
  return (target) => {
    if (target.kind === 'everyone') return { seatalkId: '0', username: '' };
    if (target.kind === 'email') {
      const member = employeesByEmail(world, target.email).find((person) =>
        group.members.has(person.seatalkId),
      );
      return member && { seatalkId: member.seatalkId, username: member.name };
    }
    const person = group.members.has(target.seatalkId) ? world.people.get(target.seatalkId) : undefined;
    if (person) return { seatalkId: person.seatalkId, username: person.name };
    for (const appId of group.bots.keys()) {
      const app = world.apps.get(appId);
      if (app?.botSeatalkId === target.seatalkId) return { seatalkId: app.botSeatalkId, username: app.name };
    }
    const account = systemAccountsOf(world, group.groupId).find((one) => one.seatalkId === target.seatalkId);
    return account && { seatalkId: account.seatalkId, username: account.name };
  };
}
