import * as z from 'zod';
import { HISTORY_FOR_NEW_MEMBERS } from '../../contract/group';
import type { RouteApp } from '../http/routeApp';
import {
  editGroup,
  changeBots,
  changeMembers,
  createSystemAccount,
  ownerOf,
  switchSystemAccount,
} from '../people/groups';
import type { Platform } from '../platform';
import { loadGroup } from '../seed/loadGroup';
import { appNamed, personNamed } from '../seed/names';
import { seedFile } from '../seed/seedFile';
import { findGroup } from '../world/groups';
import type { GroupRecord } from '../world/records';
import { ControlError, readControlBody } from './controlRequest';
import { accountJson, chatJson, groupJson } from './worldJson';

const newGroup = seedFile.shape.groups.unwrap().element;
const groupChange = z.strictObject({
  name: z.string().min(1).optional(),
  chat_history_for_new_members: z.enum(HISTORY_FOR_NEW_MEMBERS).optional(),
  can_notify_with_at_all: z.boolean().optional(),
  can_view_member_list: z.boolean().optional(),
  members_may_add: z.boolean().optional(),
  external: z.boolean().optional(),
  disbanded: z.boolean().optional(),
  max_members: z.int().min(1).optional(),
});
const names = z.array(z.string()).optional();
const memberChange = z.strictObject({ add: names, remove: names });
const newAccount = z.strictObject({ name: z.string().min(1) });
const accountChange = z.strictObject({ active: z.boolean().optional(), deleted: z.boolean().optional() });

/** Groups, their members, bots and system accounts. Changes are made in the name of the group's owner. `:group` is an id or a name. */
export function addGroupRoutes(control: RouteApp, platform: Platform): void {
  const named = (reference: string): GroupRecord => {
    const group = findGroup(platform.world, reference);
    if (!group) throw new ControlError(404, `there is no group "${reference}"`);
    return group;
  };
  const json = (group: GroupRecord) => groupJson(platform.world, group);

  control.get('/groups', (context) =>
    context.json({ groups: [...platform.world.groups.values()].map(json) }),
  );
  control.get('/groups/:group', (context) => context.json(json(named(context.req.param('group')))));
  control.get('/groups/:group/messages', (context) => {
    const chat = platform.world.chats.get(`group:${named(context.req.param('group')).groupId}`);
    return context.json(chat ? chatJson(platform.world, chat) : { messages: [] });
  });

  control.post('/groups', async (context) => {
    const group = await readControlBody(context, newGroup);
    return context.json(json(loadGroup(platform.live, group, platform.clock.now())));
  });

  control.patch('/groups/:group', async (context) => {
    const group = named(context.req.param('group'));
    const change = await readControlBody(context, groupChange);
    const changed = editGroup(platform.live, ownerOf(group), group, {
      name: change.name,
      historyForNewMembers: change.chat_history_for_new_members,
      canNotifyWithAtAll: change.can_notify_with_at_all,
      canViewMemberList: change.can_view_member_list,
      membersMayAdd: change.members_may_add,
      external: change.external,
      maxMembers: change.max_members,
      disbanded: change.disbanded,
    });
    return context.json(json(changed));
  });

  control.post('/groups/:group/members', async (context) => {
    const group = named(context.req.param('group'));
    const { add = [], remove = [] } = await readControlBody(context, memberChange);
    const people = (list: readonly string[]) => list.map((name) => personNamed(platform.world, name));
    const change = { add: people(add), remove: people(remove) };
    return context.json(json(changeMembers(platform.live, ownerOf(group), group, change)));
  });

  control.post('/groups/:group/bots', async (context) => {
    const group = named(context.req.param('group'));
    const { add = [], remove = [] } = await readControlBody(context, memberChange);
    const apps = (list: readonly string[]) => list.map((name) => appNamed(platform.world, name));
    const change = { add: apps(add), remove: apps(remove), atMs: platform.clock.now() };
    return context.json(json(changeBots(platform.live, ownerOf(group), group, change)));
  });

  control.post('/groups/:group/system-accounts', async (context) => {
    const group = named(context.req.param('group'));
    const { name } = await readControlBody(context, newAccount);
    return context.json(accountJson(createSystemAccount(platform.live, ownerOf(group), group, name)));
  });

  control.patch('/system-accounts/:key', async (context) => {
    const account = platform.world.systemAccounts.get(context.req.param('key'));
    if (!account) throw new ControlError(404, 'there is no such system account');
    const change = await readControlBody(context, accountChange);
    const by = ownerOf(named(account.groupId));
    return context.json(accountJson(switchSystemAccount(platform.live, by, account, change)));
  });
}
