import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pickSource } from '../../src/extension/send/source/sourcePicker';
import { selectionSource } from '../../src/extension/send/source/sources';
import { pickTarget } from '../../src/extension/send/target/targetPicker';
import type { TargetAnswer } from '../../src/sending/sendAsks';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { enter, escape } from './quickPickKeys';

describe('the pickers of a send', () => {
  let world: GroupsWorld;

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  const pick = (): Promise<TargetAnswer | undefined> => pickTarget(world.services, { sourceCount: 1 });

  async function openDemo(): Promise<vscode.TextEditor> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    return vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'backoff.py'));
  }

  it('offer the chat used last first: a single Enter sends there', async () => {
    const person = { kind: 'person', id: 'e_7k2m9q4x', name: 'Mira Tan' } as const;
    await world.session.recents.add(person);
    const picked = await enter(pick());
    assert.deepEqual(picked?.target, {
      kind: 'person',
      employeeCode: 'e_7k2m9q4x',
      name: 'Mira Tan',
      threadId: undefined,
    });
  });

  it('offer the groups of the bot before anything was sent', async () => {
    await world.session.groups.refresh();
    const target = (await enter(pick()))?.target;
    assert.equal(target?.kind, 'group');
    assert.equal(target.groupId, world.session.groups.groups[0]?.groupId);
  });

  it('give nothing when they are closed', async () => {
    assert.equal(await escape(pick()), undefined);
  });

  it('read the list of groups once, and not again for the next send', async () => {
    await escape(pick());
    await world.session.groups.refresh();
    const before = world.calls().filter((call) => call === 'getJoinedGroupChats').length;
    await escape(pick());
    assert.equal(world.calls().filter((call) => call === 'getJoinedGroupChats').length, before);
  });

  it('offer the selection as what to send to a chosen chat', async () => {
    const editor = await openDemo();
    editor.selection = new vscode.Selection(0, 0, 1, 5);
    const picked = await enter(pickSource(undefined));
    const [source] = picked?.sources ?? [];
    assert.equal(source?.kind, 'text');
    assert.equal(source.languageId, 'python');
    assert.equal(source.fileName, 'backoff.py');
    assert.equal(source.text.split('\n').length, 2);
  });

  it('take several selections in the order of the file', async () => {
    const editor = await openDemo();
    const [first, last] = [editor.document.lineAt(0), editor.document.lineAt(editor.document.lineCount - 2)];
    editor.selections = [last, first].map(({ range }) => new vscode.Selection(range.start, range.end));
    const source = selectionSource(editor);
    assert.equal(source?.kind === 'text' && source.text, `${first.text}\n${last.text}`);
  });

  it('take no selection for nothing', async () => {
    const editor = await openDemo();
    const blank = Array.from({ length: editor.document.lineCount }, (_, line) => line).find(
      (line) => editor.document.lineAt(line).isEmptyOrWhitespace,
    );
    editor.selection = new vscode.Selection(blank ?? 0, 0, (blank ?? 0) + 1, 0);
    assert.equal(selectionSource(editor), undefined);
  });
});
