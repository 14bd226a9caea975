import { addGroup, draftGroup } from '../world/changes/groups';
import type { NewMessage } from '../world/changes/messages';
import { addMessage } from '../world/changes/messages';
import { addSystemAccount, draftSystemAccount } from '../world/changes/systemAccounts';
import type { LiveWorld } from '../world/change';
import type { MessageRecord } from '../world/messageRecords';
import type { GroupRecord, MemberRole } from '../world/records';
import type { World } from '../world/world';
import { draftContent } from './draftContent';
import { parseDuration } from './duration';
import type { Room } from './names';
import { appNamed, personNamed, senderNamed } from './names';
import type { SeedGroup, SeedMessage } from './seedFile';

/** How long bots have been in their groups by default. */
const DEFAULT_JOINED_MS = 30 * 86_400_000;

/**
 * Adds one group of a seed, with its messages. The owner is announced as the one who created it.
 * @throws Error with the name of a person, app or message that doesn't exist. Then nothing is added.
 */
export function loadGroup(live: LiveWorld, group: SeedGroup, nowMs: number): GroupRecord {
  const { world } = live;
  const owner = personNamed(world, group.owner);
  const record = draftGroup(live, {
    name: group.name,
    groupId: group.group_id,
    members: membersOf(world, group),
    bots: botsOf(world, group, nowMs),
    historyForNewMembers: group.chat_history_for_new_members,
    canNotifyWithAtAll: group.can_notify_with_at_all,
    canViewMemberList: group.can_view_member_list,
    membersMayAdd: group.members_may_add,
    external: group.external,
  });
  const { groupId } = record;
  const accounts = (group.system_accounts ?? []).map(({ name, key, seatalk_id: seatalkId, active }) =>
    draftSystemAccount(live, { groupId, name, key, seatalkId, active }),
  );
  const room: Room = { world, nowMs, place: { kind: 'group', groupId }, group: record, accounts };
  const messages = draftMessages(room, group.messages ?? []);

  const by = { kind: 'person', seatalkId: owner.seatalkId } as const;
  addGroup(live, record, by);
  for (const account of accounts) addSystemAccount(live, account, by);
  addMessages(live, messages);
  return record;
}

function membersOf(world: World, group: SeedGroup): Map<string, MemberRole> {
  const roles = new Map<string, MemberRole>();
  roles.set(personNamed(world, group.owner).seatalkId, 'owner');
  for (const admin of group.admins ?? []) roles.set(personNamed(world, admin).seatalkId, 'admin');
  for (const member of group.members ?? []) {
    const { seatalkId } = personNamed(world, member);
    if (!roles.has(seatalkId)) roles.set(seatalkId, 'member');
  }
  return roles;
}

function botsOf(world: World, group: SeedGroup, nowMs: number): Map<string, number> {
  const joined = new Map<string, number>();
  for (const bot of group.bots ?? []) {
    const { appId } = appNamed(world, bot.app);
    const agoMs = bot.joined === undefined ? DEFAULT_JOINED_MS : parseDuration(bot.joined);
    if (!joined.has(appId)) joined.set(appId, nowMs - agoMs);
  }
  return joined;
}

/** A message that refers to its thread and quote by the names that the seed gave to other messages of the chat. */
interface DraftMessage {
  readonly message: NewMessage;
  readonly id: string | undefined;
  readonly thread: string | undefined;
  readonly quote: string | undefined;
}

/**
 * Reads the messages of a seed without writing. They come back oldest first, so that a root comes before its replies.
 * @throws Error with the name of a person or message that doesn't exist.
 */
export function draftMessages(room: Room, messages: readonly SeedMessage[]): DraftMessage[] {
  const named = new Set<string>();
  const timed = messages.map((message) => ({ message, agoMs: parseDuration(message.ago) }));
  return timed
    .toSorted((one, other) => other.agoMs - one.agoMs)
    .map(({ message, agoMs }) => {
      const { id, thread, quote, edited } = message;
      for (const name of [thread, quote])
        if (name !== undefined && !named.has(name))
          throw new Error(`The seed has no earlier message with the id "${name}"`);
      if (id !== undefined) named.add(id);
      return {
        message: {
          place: room.place,
          sender: senderNamed(room, message.from),
          sentAtMs: room.nowMs - agoMs,
          body: draftContent(room, message),
          editedAtMs: edited === undefined ? undefined : room.nowMs - parseDuration(edited),
        },
        id,
        thread,
        quote,
      };
    });
}

export function addMessages(live: LiveWorld, drafts: readonly DraftMessage[]): void {
  const named = new Map<string | undefined, MessageRecord>();
  for (const { message, id, thread, quote } of drafts) {
    const references = { root: named.get(thread), quoted: named.get(quote) };
    const record = addMessage(live, { ...message, ...references, isPast: true });
    if (id !== undefined) named.set(id, record);
  }
}
