import * as z from 'zod';
import { HISTORY_FOR_NEW_MEMBERS } from '../../contract/group';
import type { LocalApp } from '../http/app';
import type { Platform } from '../platform';
import { appNamed, loadGroup, personNamed } from '../seed/loadSeed';
import { seedFile } from '../seed/seedFile';
import type { GroupRecord } from '../world/groups';
import { addBot, addSystemAccount, findGroup } from '../world/groups';
import { ControlError } from './controlError';
import { describeAccount, describeChat, describeGroup } from './describeWorld';
import { readBody } from './readBody';

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

/** Groups, their members, bots and system accounts; `:group` is an id or a name. */
export function addGroupRoutes(control: LocalApp, platform: Platform): void {
  const named = (reference: string): GroupRecord => {
    const group = findGroup(platform.world, reference);
    if (!group) throw new ControlError(404, `there is no group "${reference}"`);
    return group;
  };
  const described = (group: GroupRecord) => describeGroup(platform.world, group);

  control.get('/groups', (context) =>
    context.json({ groups: [...platform.world.groups.values()].map(described) }),
  );
  control.get('/groups/:group', (context) => context.json(described(named(context.req.param('group')))));
  control.get('/groups/:group/messages', (context) => {
    const chat = platform.world.chats.get(`group:${named(context.req.param('group')).groupId}`);
    return context.json(chat ? describeChat(platform.world, chat) : { messages: [] });
  });

  control.post('/groups', async (context) =>
    context.json(
      described(loadGroup(platform.world, await readBody(context, newGroup), platform.clock.now())),
    ),
  );

  control.patch('/groups/:group', async (context) => {
    const group = named(context.req.param('group'));
    const change = await readBody(context, groupChange);
    group.name = change.name ?? group.name;
    group.historyForNewMembers = change.chat_history_for_new_members ?? group.historyForNewMembers;
    group.canNotifyWithAtAll = change.can_notify_with_at_all ?? group.canNotifyWithAtAll;
    group.canViewMemberList = change.can_view_member_list ?? group.canViewMemberList;
    group.membersMayAdd = change.members_may_add ?? group.membersMayAdd;
    group.external = change.external ?? group.external;
    group.disbanded = change.disbanded ?? group.disbanded;
    group.maxMembers = change.max_members ?? group.maxMembers;
    return context.json(described(group));
  });

  control.post('/groups/:group/members', async (context) => {
    const group = named(context.req.param('group'));
    const { add = [], remove = [] } = await readBody(context, memberChange);
    for (const name of add) group.members.set(personNamed(platform.world, name).seatalkId, 'member');
    for (const name of remove) group.members.delete(personNamed(platform.world, name).seatalkId);
    return context.json(described(group));
  });

  control.post('/groups/:group/bots', async (context) => {
    const group = named(context.req.param('group'));
    const { add = [], remove = [] } = await readBody(context, memberChange);
    for (const name of add) addBot(group, appNamed(platform.world, name).appId, platform.clock.now());
    for (const name of remove) group.bots.delete(appNamed(platform.world, name).appId);
    return context.json(described(group));
  });

  control.post('/groups/:group/system-accounts', async (context) => {
    const { groupId } = named(context.req.param('group'));
    const { name } = await readBody(context, newAccount);
    return context.json(describeAccount(addSystemAccount(platform.world, { groupId, name })));
  });

  control.patch('/system-accounts/:key', async (context) => {
    const account = platform.world.systemAccounts.get(context.req.param('key'));
    if (!account) throw new ControlError(404, 'there is no such system account');
    const change = await readBody(context, accountChange);
    account.active = change.active ?? account.active;
    account.deleted = change.deleted ?? account.deleted;
    return context.json(describeAccount(account));
  });
}
