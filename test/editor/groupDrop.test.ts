import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dropOnRow } from '../../src/extension/groups/drop/dropOnRow';
import type { ViewNode } from '../../src/extension/groups/nodes/viewNode';
import { GroupNode } from '../../src/extension/groups/nodes/groupNode';
import { MessageNode } from '../../src/extension/groups/nodes/messageNode';
import { Dialogs } from './sendDialogs';
import { Rows, openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';

describe('what is dropped on the groups view', () => {
  let world: GroupsWorld;
  let rows: Rows;
  let dialogs: Dialogs;
  let group: GroupNode;

  beforeEach(async () => {
    world = await openWorld();
    rows = new Rows(world);
    dialogs = new Dialogs();
    await rows.settled();
    await world.session.groups.refresh();
    const found = await rows.find(/^Release room$/u);
    assert.ok(found instanceof GroupNode);
    group = found;
  });
  afterEach(async () => {
    dialogs.dispose();
    rows.root.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  const demoFile = (name: string) => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, name);
  };

  function drop(row: ViewNode | undefined, given: Readonly<Record<string, string>>) {
    const transfer = new vscode.DataTransfer();
    for (const [type, text] of Object.entries(given)) transfer.set(type, new vscode.DataTransferItem(text));
    const view = { appId: world.session.profile.id, root: () => Promise.resolve(rows.root) };
    return dropOnRow(world.services, view, row, transfer);
  }

  /** Messages the platform was given in a group, the newest first. */
  async function newest(groupId: string) {
    const { messages } = await world.session.history.page(groupId);
    return messages;
  }

  it('is shown with its chat and its form first, and then sent there', async () => {
    dialogs.press(/^Send$/u);
    await drop(group, { 'text/plain': 'The deploy waits for you.' });
    const asked = await dialogs.find(/^Send this to Release room\?$/u);
    assert.ok(asked.modal);
    assert.equal(asked.detail, 'Formatted text:\nThe deploy waits for you.');
    await dialogs.find(/^Sent to Release room/u);
    const [message] = await newest(group.groupId);
    assert.equal(message?.text?.plain_text, 'The deploy waits for you.');
    assert.deepEqual(world.session.marks.used, [group.groupId]);
  });

  it('is not sent when that is left', async () => {
    const send = await drop(group, { 'text/plain': 'A hand that slipped' });
    await send?.ended;
    await dialogs.find(/^Send this/u);
    assert.ok(!world.calls().includes('sendMessageToGroupChat'));
  });

  it('may be files of the explorer, each in the form that suits it', async () => {
    const list = ['backoff.py', 'checkout.log'].map((name) => demoFile(name).toString()).join('\r\n');
    await drop(group, { 'text/uri-list': list, 'text/plain': '/some/where/backoff.py' });
    const { detail } = await dialogs.find(/^Send 2 messages to Release room\?$/u);
    assert.match(detail ?? '', /^backoff\.py, as: Code block\ncheckout\.log, as: /u);
  });

  it('is code where it is the selection of the editor', async () => {
    const editor = await vscode.window.showTextDocument(demoFile('backoff.py'));
    editor.selection = new vscode.Selection(0, 0, 3, 0);
    await drop(group, { 'text/plain': editor.document.getText(editor.selection) });
    assert.match((await dialogs.find(/^Send this/u)).detail ?? '', /^Code block:\n/u);
  });

  it('on a message goes to its thread, on a person to them', async () => {
    dialogs.press(/^Send$/u);
    await group.load();
    const message = group.children().find((row) => row instanceof MessageNode);
    assert.ok(message instanceof MessageNode);
    const sent = await drop(message, { 'text/plain': 'In the thread' });
    await dialogs.find(/^Send this to a thread in Release room\?$/u);
    await sent?.ended;
    const { messages } = await world.session.history.thread(group.groupId, message.replyThreadId ?? '');
    assert.equal(messages.at(-1)?.text?.plain_text, 'In the thread');

    await group.conversation.details.load();
    const [details] = group.children();
    const [members] = details?.children() ?? [];
    const [person] = members?.children() ?? [];
    assert.ok(person);
    await (
      await drop(person, { 'text/plain': 'Just for you' })
    )?.ended;
    const { label } = person.treeItem();
    assert.ok(typeof label === 'string');
    assert.equal(dialogs.shown.at(-1)?.message, `Send this to ${label}?`);
  });

  it('elsewhere says where to drop it, and nothing that is nothing', async () => {
    await drop(undefined, { 'text/plain': 'Where?' });
    await dialogs.find(/^Drop on a group, a message, or a person/u);
    const before = dialogs.shown.length;
    await drop(group, { 'text/plain': '  ' });
    await drop(group, {});
    assert.equal(dialogs.shown.length, before);
  });

  it('that is a link is text', async () => {
    const link = 'https://example.com/build/1482';
    await drop(group, { 'text/uri-list': link, 'text/plain': link });
    assert.match((await dialogs.find(/^Send this/u)).detail ?? '', /1482$/u);
  });
});
