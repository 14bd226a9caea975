import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GroupCommands } from '../../src/extension/groupActions/groupCommands';
import { until } from '../support/until';
import { createServices } from '../../src/extension/session/services';
import { testContext } from '../support/extensionContext';
import { Answers } from './answers';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const JO = 'e_3v8n1b6c';
const RAVI = 'e_5p1d8s2k';
/** Hasn't signed in to SeaTalk yet. */
const NEVER = 'e_2g6p4k7t';

describe('group actions', () => {
  let world: GroupsWorld;
  let answers: Answers;
  let dialogs: Dialogs;
  let commands: GroupCommands;
  let groupId: string;

  beforeEach(async () => {
    world = await openWorld();
    answers = new Answers();
    dialogs = new Dialogs();
    commands = new GroupCommands(world.services);
    await world.control('/groups', {
      name: 'Incident 231',
      owner: 'Mira Tan',
      members: ['Mira Tan', 'Jo Lim'],
      bots: [{ app: world.emulator.app.name }],
    });
    await world.session.groups.refresh();
    groupId = '';
    for (const group of world.session.groups.groups)
      if ((await world.session.groups.lookup(group.groupId)).name === 'Incident 231') ({ groupId } = group);
    assert.notEqual(groupId, '');
  });
  afterEach(async () => {
    commands.dispose();
    dialogs.dispose();
    answers.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  /** Employee codes of the members, as the platform has them. */
  async function members(): Promise<readonly string[]> {
    const info = await world.session.client.groupInfoAll(groupId);
    return (info.group_user_list ?? []).map(({ employee_code: code }) => code ?? '');
  }
  const fault = (call: string, effect: object) => world.control('/faults', { call, ...effect });
  const kinds = (outcomes: Awaited<ReturnType<GroupCommands['changeMembers']>>) =>
    (outcomes ?? []).map(({ member, fate }) => `${member.employeeCode} ${fate.kind}`);

  describe('adding members', () => {
    it('adds who is typed, and tells of those who were not found or could not be added', async () => {
      const before = await members();
      answers.give([`ravi.menon@example.com, jo.lim@example.com ${NEVER} e_00000000`]);
      dialogs.press(/^Continue with 3 People$/u);
      const outcomes = await commands.changeMembers('add', { groupId });
      const asked = await dialogs.find(/^1 of the people wasn't found/u);
      assert.match(asked.detail ?? '', /^e_00000000: no one visible/u);
      assert.deepEqual(
        kinds(outcomes).toSorted(),
        [`${JO} already`, `${RAVI} done`, `${NEVER} rejected`].toSorted(),
      );
      const notice = await dialogs.find(/^Added/u);
      assert.match(
        notice.message,
        /^Added 1 person to Incident 231\. 1 was a member already\. .+ wasn't added: .*signed in.* \(code 3003\)\.$/u,
      );
      assert.deepEqual(await members(), [...before, RAVI]);
    });

    it('says what to do about a missing permission, and adds nobody', async () => {
      const before = await members();
      await fault('addGroupMembers', { code: 103 });
      answers.give(['ravi.menon@example.com']);
      assert.deepEqual(kinds(await commands.changeMembers('add', { groupId })), [`${RAVI} failed`]);
      const notice = await dialogs.find(/wasn't added/u);
      assert.equal(notice.kind, 'error');
      assert.match(notice.message, /permission/u);
      assert.deepEqual(notice.buttons, ['Open Developer Portal', 'Try Again…', 'Copy Who Is Left']);
      assert.deepEqual(await members(), before);
    });

    it('copies who is left as a list that can be pasted again', async () => {
      await fault('addGroupMembers', { code: 7002 });
      answers.give(['ravi.menon@example.com jo.lim@example.com']);
      dialogs.press(/^Copy the 2 Left$/u);
      await commands.changeMembers('add', { groupId });
      await dialogs.find(/group is full/u);
      await until('the list was not copied', async () => {
        const copied = await vscode.env.clipboard.readText();
        return copied === 'ravi.menon@example.com\njo.lim@example.com';
      });
    });

    it('does not claim to know the outcome when the platform stops in the middle', async () => {
      await fault('addGroupMembers', { cut: 'after' });
      answers.give(['ravi.menon@example.com']);
      assert.deepEqual(kinds(await commands.changeMembers('add', { groupId })), [`${RAVI} unknown`]);
      const notice = await dialogs.find(/didn't confirm 1 person/u);
      assert.equal(notice.kind, 'warning');
      assert.deepEqual(notice.buttons, ['Try Again…', 'Show Each Person', 'Copy Who Is Left']);
    });

    it('begins again with those who are left', async () => {
      await fault('addGroupMembers', { code: 7002, count: 1 });
      answers.give(['ravi.menon@example.com'], []);
      dialogs.press(/^Try Again…$/u);
      await commands.changeMembers('add', { groupId });
      await dialogs.find(/^Added 1 person to Incident 231/u);
      assert.ok((await members()).includes(RAVI));
    });

    it('asks for a group where none was given', async () => {
      answers.give(/^Incident 231$/u);
      assert.equal(await commands.changeMembers('add', undefined), undefined);
      assert.deepEqual(
        answers.asked.map(({ title }) => title),
        ['Add Members', 'Add to Incident 231'],
      );
    });
  });

  describe('removing members', () => {
    it('asks first, and leaves everybody where the answer is no', async () => {
      answers.give([/Jo Lim|jo\.lim/u]);
      assert.equal(await commands.changeMembers('remove', { groupId }), undefined);
      const asked = await dialogs.find(/^Remove 1 person from Incident 231\?$/u);
      assert.equal(asked.modal, true);
      assert.ok((await members()).includes(JO));
    });

    it('removes a member who is chosen by name', async () => {
      answers.give([/Jo Lim|jo\.lim/u]);
      dialogs.press(/^Remove$/u);
      assert.deepEqual(kinds(await commands.changeMembers('remove', { groupId })), [`${JO} done`]);
      assert.equal((await dialogs.find(/^Removed/u)).message, 'Removed 1 person from Incident 231.');
      assert.ok(!(await members()).includes(JO));
    });

    it('says that owners stay', async () => {
      answers.give([/Mira Tan|mira\.tan/u]);
      dialogs.press(/^Remove$/u);
      await commands.changeMembers('remove', { groupId });
      const notice = await dialogs.find(/wasn't removed/u);
      assert.match(notice.message, /owner or an admin/u);
    });
  });

  describe('creating a group', () => {
    const give = () =>
      answers.give(
        'Launch',
        ['mira.tan@example.com', /mira\.tan/u],
        [`jo.lim@example.com ${RAVI}`],
        [/jo\.lim/u],
        /^7 days$/u,
      );

    it('says before and after that the bot is not in it', async () => {
      give();
      dialogs.press(/^Create Group$/u);
      const created = await commands.create();
      const asked = await dialogs.find(/^Create the group Launch\?$/u);
      assert.match(asked.detail ?? '', /Your bot won't be in the group/u);
      const notice = await dialogs.find(/^Launch was created\./u);
      assert.match(notice.message, /Your bot isn't in it: ask .+ to add it in the group's settings/u);
      assert.deepEqual(notice.buttons, ['Add Bot as a Member…', 'Copy Group ID']);
      const { groups } = await world.control('/groups', undefined, 'GET');
      const group = (groups as readonly Record<string, unknown>[]).find(({ name }) => name === 'Launch');
      assert.equal(group?.['group_id'], created);
    });

    it('creates nothing where the answer is no', async () => {
      give();
      assert.equal(await commands.create(), undefined);
      assert.ok(!world.calls().includes('createGroupChat'));
    });

    it('names who was not added', async () => {
      // Without this permission, codes are used as they were typed.
      await fault('getEmployeeProfile', { code: 103 });
      answers.give('', ['mira.tan@example.com', /mira\.tan/u], ['e_00000000'], [], /^None$/u);
      dialogs.press(/^Create Group$/u);
      dialogs.press(/^Copy Who Is Left$/u);
      await commands.create();
      const { message } = await dialogs.find(/was created/u);
      assert.match(
        message,
        /^The group of .+ was created\. Not added, .+: e_00000000\. Your bot isn't in it/u,
      );
      await until('nobody was copied', async () => (await vscode.env.clipboard.readText()) === 'e_00000000');
    });

    it('is not repeated when its fate is unknown, and says so', async () => {
      await fault('createGroupChat', { cut: 'after' });
      give();
      dialogs.press(/^Create Group$/u);
      assert.equal(await commands.create(), undefined);
      await dialogs.find(
        /didn't confirm the group\. It may have been created, so it won't be created again/u,
      );
      assert.equal(world.calls().filter((call) => call === 'createGroupChat').length, 1);
    });

    it('fails with what the platform says', async () => {
      await fault('createGroupChat', { code: 103 });
      give();
      dialogs.press(/^Create Group$/u);
      await assert.rejects(commands.create(), { code: 103 });
    });
  });

  it('shows that the bot is typing', async () => {
    await commands.showTyping({ groupId });
    await dialogs.find(/^Incident 231 shows for a few seconds/u);
    assert.ok(world.calls().includes('setGroupChatTyping'));
  });

  describe('without an app', () => {
    it('offers one', async () => {
      const window = testContext();
      const alone = new GroupCommands(createServices(window.context));
      assert.equal(await alone.create(), undefined);
      alone.dispose();
      await window.dispose();
      const { buttons } = await dialogs.find(/^Add an app or start the local SeaTalk/u);
      assert.deepEqual(buttons, ['Start Local SeaTalk', 'Add App']);
    });
  });
});
