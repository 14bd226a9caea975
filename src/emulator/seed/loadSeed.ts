import { EmployeeStatus } from '../../contract/person';
import { textBody, messageBody, cardBody } from '../messages/messageBody';
import { restRefusals } from '../calls/refusals';
import { addApp, findApp } from '../world/apps';
import { addDepartment } from '../world/departments';
import { addFile } from '../world/files';
import type { GroupRecord } from '../world/groups';
import { addBot, addGroup, addSystemAccount, systemAccountsOf } from '../world/groups';
import type { ChatPlace, ForwardedItem, MessageBody, MessageRecord, SenderRef } from '../world/messages';
import { addMessage, chatAt } from '../world/messages';
import type { PersonRecord } from '../world/people';
import { addPerson, findPerson } from '../world/people';
import type { World } from '../world/world';
import { emptyWorld } from '../world/world';
import { resolveInGroup } from '../messages/mentions';
import { parseDuration } from './duration';
import type { SeedContent, SeedFile, SeedForwarded, SeedGroup, SeedMessage, SeedPerson } from './seedFile';

const NO_MESSAGE = 0;
/** Bots have been in their groups for a month unless said otherwise. */
const DEFAULT_JOINED_MS = 30 * 86_400_000;

/**
 * Builds a world from a seed, its times counted back from `nowMs`.
 * @throws Error naming the place when a person, app or message it refers to is not in it.
 */
export function loadSeed(seed: SeedFile, nowMs: number, randomSeed: number): World {
  const world = emptyWorld(randomSeed);
  for (const app of seed.apps)
    addApp(world, {
      name: app.name,
      appId: app.app_id,
      appSecret: app.app_secret,
      signingSecret: app.signing_secret,
      botSeatalkId: app.bot_seatalk_id,
      status: app.status,
      botOn: app.bot,
      revokedPermissions: app.revoked_permissions,
      outOfScope: app.out_of_scope,
    });
  for (const person of seed.people ?? []) loadPerson(world, person);
  for (const person of seed.people ?? []) {
    const record = person.manager === undefined ? undefined : findPerson(world, person.email);
    if (record && person.manager) record.manager = personNamed(world, person.manager).employeeCode;
  }
  for (const department of seed.departments ?? [])
    addDepartment(world, {
      code: department.department_code,
      name: department.name,
      alias: department.alias ?? '',
      parent: department.parent ?? '',
      leadSeatalkId: department.lead ? personNamed(world, department.lead).seatalkId : '',
    });
  for (const group of seed.groups ?? []) loadGroup(world, group, nowMs);
  for (const chat of seed.direct_chats ?? []) {
    const { appId } = appNamed(world, chat.app);
    const { seatalkId } = personNamed(world, chat.person);
    loadMessages({ world, nowMs, place: { kind: 'direct', appId, seatalkId } }, chat.messages);
  }
  return world;
}

/** Adds one person as a seed writes them. */
export function loadPerson(world: World, person: SeedPerson): PersonRecord {
  return addPerson(world, {
    name: person.name,
    email: person.email,
    employeeCode: person.employee_code,
    seatalkId: person.seatalk_id,
    nickname: person.nickname,
    departments: person.departments,
    language: person.language,
    gender: person.gender,
    mobile: person.mobile,
    external: person.external,
    status: person.status && EmployeeStatus[person.status],
    signedIn: person.signed_in,
    contactable: person.contactable,
  });
}

/** Adds one group as a seed writes it, with its messages. */
export function loadGroup(world: World, group: SeedGroup, nowMs: number): GroupRecord {
  const record = addGroup(world, {
    name: group.name,
    groupId: group.group_id,
    historyForNewMembers: group.chat_history_for_new_members,
    canNotifyWithAtAll: group.can_notify_with_at_all,
    canViewMemberList: group.can_view_member_list,
    membersMayAdd: group.members_may_add,
    external: group.external,
  });
  record.members.set(personNamed(world, group.owner).seatalkId, 'owner');
  for (const admin of group.admins ?? []) record.members.set(personNamed(world, admin).seatalkId, 'admin');
  for (const member of group.members ?? []) {
    const { seatalkId } = personNamed(world, member);
    if (!record.members.has(seatalkId)) record.members.set(seatalkId, 'member');
  }
  for (const bot of group.bots ?? []) {
    const joinedMs = bot.joined === undefined ? DEFAULT_JOINED_MS : parseDuration(bot.joined);
    addBot(record, appNamed(world, bot.app).appId, nowMs - joinedMs);
  }
  for (const account of group.system_accounts ?? [])
    addSystemAccount(world, {
      groupId: record.groupId,
      name: account.name,
      key: account.key,
      seatalkId: account.seatalk_id,
      active: account.active,
    });
  loadMessages(
    { world, nowMs, place: { kind: 'group', groupId: record.groupId }, group: record },
    group.messages ?? [],
  );
  return record;
}

export interface Place {
  readonly world: World;
  readonly nowMs: number;
  readonly place: ChatPlace;
  readonly group?: GroupRecord;
}

/** Oldest first, so that roots and quoted messages are there before those that name them. */
function loadMessages(into: Place, messages: readonly SeedMessage[]): void {
  const named = new Map<string, MessageRecord>();
  const reference = (name: string | undefined) => {
    const found = name === undefined ? undefined : named.get(name);
    if (name !== undefined && !found)
      throw new Error(`The seed has no earlier message with the id "${name}"`);
    return found;
  };
  const timed = messages.map((message) => ({ message, agoMs: parseDuration(message.ago) }));
  for (const { message, agoMs } of timed.toSorted((one, other) => other.agoMs - one.agoMs)) {
    const record = addMessage(into.world, {
      chat: chatAt(into.world, into.place),
      sender: senderNamed(into, message.from),
      sentAtMs: into.nowMs - agoMs,
      body: seedBody(into, message),
      root: reference(message.thread),
      quoted: reference(message.quote),
    });
    if (message.edited !== undefined) record.editedAtMs = into.nowMs - parseDuration(message.edited);
    if (message.id !== undefined) named.set(message.id, record);
  }
}

/** The body of a message as seeds and the control routes write it. */
export function seedBody(into: Place, content: SeedContent): MessageBody {
  const { world } = into;
  const resolve = into.group && resolveInGroup(world, into.group);
  const context = { world, refusals: restRefusals, resolve };
  if (content.text !== undefined) return textBody(context, content.text, content.format ?? 1);
  if (content.image) return messageBody(context, { tag: 'image', image: { content: content.image.base64 } });
  if (content.file) {
    const base64 = content.file.base64 ?? Buffer.from(content.file.text ?? '', 'utf8').toString('base64');
    return messageBody(context, { tag: 'file', file: { filename: content.file.filename, content: base64 } });
  }
  if (content.video) {
    const bytes = Buffer.from(content.video.base64, 'base64');
    const file = addFile(world, { bytes, contentType: 'video/mp4', filename: '', messageUid: NO_MESSAGE });
    return { kind: 'video', fileId: file.id };
  }
  if (content.card) return cardBody(context, content.card.elements);
  if (content.forwarded) return { kind: 'forwarded', items: forwardedItems(into, content.forwarded) };
  if (content.tag !== undefined) return { kind: 'other', tag: content.tag };
  throw new Error('A message needs one of text, image, video, file, card, forwarded or tag');
}

function forwardedItems(into: Place, items: SeedForwarded): ForwardedItem[] {
  return items.map((item) => ({
    sender: senderNamed(into, item.from),
    sentAtMs: into.nowMs - parseDuration(item.ago),
    body: seedBody(into, item),
  }));
}

/** A person, the bot of an app, or a system account of the group. */
export function senderNamed({ world, group }: Place, name: string): SenderRef {
  const person = findPerson(world, name);
  if (person) return { kind: 'person', seatalkId: person.seatalkId };
  const app = findApp(world, name);
  if (app) return { kind: 'bot', seatalkId: app.botSeatalkId };
  const account =
    group &&
    systemAccountsOf(world, group.groupId).find((one) => one.name === name || one.seatalkId === name);
  if (account) return { kind: 'system_account', seatalkId: account.seatalkId };
  throw new Error(`Nobody here is called "${name}"`);
}

export function personNamed(world: World, name: string): PersonRecord {
  const person = findPerson(world, name);
  if (!person) throw new Error(`There is no person "${name}"`);
  return person;
}

export function appNamed(world: World, name: string) {
  const app = findApp(world, name);
  if (!app) throw new Error(`There is no app "${name}"`);
  return app;
}
