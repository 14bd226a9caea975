import { WEBHOOK_PATH_PREFIX } from '../../contract/baseUrl';
import { systemAccountsOf } from '../world/groups';
import { messageId } from '../world/messageIds';
import type { ChatRecord, MessageRecord } from '../world/messageRecords';
import { messagesOf } from '../world/messages';
import type { AppRecord, GroupRecord, PersonRecord, SystemAccountRecord } from '../world/records';
import type { World } from '../world/world';

/** The world as JSON for tests and tools, without the bytes of files. */
export function worldJson(world: World, nowMs: number) {
  return {
    now_ms: nowMs,
    thread_order: world.threadOrder,
    apps: [...world.apps.values()].map(appJson),
    people: [...world.people.values()].map(personJson),
    departments: [...world.departments.values()],
    groups: [...world.groups.values()].map((group) => groupJson(world, group)),
    chats: [...world.chats.values()].map((chat) => chatJson(world, chat)),
    files: [...world.files.values()].map(({ bytes, ...file }) => ({ ...file, bytes: bytes.byteLength })),
    streams: [...world.streams.values()],
    badges: Object.fromEntries(world.badges),
    typing: Object.fromEntries([...world.typing].filter(([, untilMs]) => untilMs > nowMs)),
  };
}

export function appJson(app: AppRecord) {
  return {
    app_id: app.appId,
    app_secret: app.appSecret,
    signing_secret: app.signingSecret,
    name: app.name,
    bot_seatalk_id: app.botSeatalkId,
    status: app.status,
    bot: app.botOn,
    revoked_permissions: app.revokedPermissions,
    out_of_scope: app.outOfScope,
  };
}

export function personJson(person: PersonRecord) {
  return {
    seatalk_id: person.seatalkId,
    employee_code: person.employeeCode,
    email: person.email,
    name: person.name,
    nickname: person.nickname,
    external: person.external,
    departments: person.departments,
    manager: person.manager,
    language: person.language,
    status: person.status,
    signed_in: person.signedIn,
    contactable: person.contactable,
  };
}

export function groupJson(world: World, group: GroupRecord) {
  return {
    group_id: group.groupId,
    name: group.name,
    members: Object.fromEntries(group.members),
    bots: [...group.bots].map(([appId, bot]) => ({
      app_id: appId,
      joined_at_ms: bot.joinedAtMs,
      visible_from_ms: bot.visibleFromMs,
    })),
    system_accounts: systemAccountsOf(world, group.groupId).map(accountJson),
    chat_history_for_new_members: group.historyForNewMembers,
    can_notify_with_at_all: group.canNotifyWithAtAll,
    can_view_member_list: group.canViewMemberList,
    members_may_add: group.membersMayAdd,
    external: group.external,
    disbanded: group.disbanded,
    max_members: group.maxMembers,
  };
}

export function accountJson(account: SystemAccountRecord) {
  return {
    name: account.name,
    key: account.key,
    path: WEBHOOK_PATH_PREFIX + account.key,
    seatalk_id: account.seatalkId,
    active: account.active,
    deleted: account.deleted,
    silent_until_ms: account.silentUntilMs,
  };
}

export function chatJson(world: World, chat: ChatRecord) {
  const messages = messagesOf(world, chat.messages).map((message) => messageJson(world, message));
  return { place: chat.place, messages };
}

/** A message, with its id for each app. */
export function messageJson(world: World, message: MessageRecord) {
  return {
    uid: message.uid,
    message_ids: Object.fromEntries(
      [...world.apps.keys()].map((appId) => [appId, messageId(appId, message.uid)]),
    ),
    chat: message.chat,
    sender: { ...message.sender, name: nameOf(world, message.sender.seatalkId) },
    sent_at_ms: message.sentAtMs,
    root_uid: message.rootUid ?? null,
    quoted_uid: message.quotedUid ?? null,
    recalled: message.recalled,
    edited_at_ms: message.editedAtMs,
    body: message.body,
  };
}

/** The name of a person, bot or system account; empty when nobody has the id. */
export function nameOf(world: World, seatalkId: string): string {
  const person = world.people.get(seatalkId);
  if (person) return person.name;
  for (const app of world.apps.values()) if (app.botSeatalkId === seatalkId) return app.name;
  for (const account of world.systemAccounts.values())
    if (account.seatalkId === seatalkId) return account.name;
  return '';
}
