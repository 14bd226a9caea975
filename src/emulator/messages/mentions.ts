import { systemAccountsOf } from '../world/groups';
import { employeesByEmail } from '../world/people';
import type { GroupRecord, SystemAccountRecord } from '../world/records';
import type { World } from '../world/world';
import type { ResolveMention } from './plainText';

/**
 * Finds whom a mention tag names among the members of a group, its bots and system accounts included.
 * @param accounts the system accounts of a group that isn't in the world yet.
 */
export function resolveInGroup(
  world: World,
  group: GroupRecord,
  accounts: readonly SystemAccountRecord[] = systemAccountsOf(world, group.groupId),
): ResolveMention {
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
    const account = accounts.find((one) => one.seatalkId === target.seatalkId);
    return account && { seatalkId: account.seatalkId, username: account.name };
  };
}
