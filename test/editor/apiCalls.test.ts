import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CallAnswers } from '../../src/extension/apiCalls/callAnswers';
import { makeCall } from '../../src/extension/apiCalls/makeCall';
import { newCall } from '../../src/extension/apiCalls/newCall';
import { schemes } from '../../src/extension/contributions';
import { Answers } from './answers';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const MIRA = 'e_7k2m9q4x';

describe('a call of the API in a file', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let answers: Answers | undefined;
  let shown: string | undefined;
  const kept = new CallAnswers();
  // The extension itself provides the documents; what this one holds is looked at without them.
  kept.show = async (_file, _call, text) => {
    shown = text;
  };

  beforeEach(async () => {
    shown = undefined;
    world = await openWorld();
    dialogs = new Dialogs();
  });
  afterEach(async () => {
    answers?.dispose();
    answers = undefined;
    dialogs.dispose();
    while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await world.close();
  });

  async function write(document: vscode.TextDocument, value: unknown): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(document.uri, whole, JSON.stringify(value, null, 2));
    await vscode.workspace.applyEdit(edit);
  }
  const call = (document: vscode.TextDocument) => makeCall(world.services, kept, document.uri);
  const opened = async (name: string) => {
    const document = await newCall(name);
    assert.ok(document);
    return document;
  };

  it('is chosen from all calls, and begins with what it must have', async () => {
    answers = new Answers();
    answers.give(/^Get Employee Profile/u);
    const document = await newCall(undefined);
    assert.ok(document);
    assert.match(document.uri.path, /\.seatalk-call\.json$/u);
    assert.equal(document.isUntitled, true);
    assert.deepEqual(JSON.parse(document.getText()), {
      call: 'getEmployeeProfile',
      request: { employee_code: [''] },
    });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Call'],
    );
  });

  it('is answered as the platform answers', async () => {
    const document = await opened('getEmployeeProfile');
    await write(document, { call: 'getEmployeeProfile', request: { employee_code: [MIRA] } });
    await call(document);
    assert.match(shown ?? '', /^\/\/ Get Employee Profile.* ms\n/u);
    assert.match(shown ?? '', /"Mira Tan"/u);
  });

  it('reaches what has no command of its own', async () => {
    const document = await opened('setBadge');
    const badge = { employee_code: MIRA, toggle: true, count: 3, version: 1 };
    await write(document, { call: 'setBadge', request: { badges: [badge] } });
    await call(document);
    assert.ok(world.calls().includes('setBadge'));
    assert.match(shown ?? '', /"code": 0/u);
  });

  it('says what the platform rejected, and why', async () => {
    const document = await opened('getGroupInfo');
    await write(document, { call: 'getGroupInfo', request: { group_id: 'NDAwMDAwMDAwMDAw' } });
    await call(document);
    assert.match(shown ?? '', /"code": \d{3,}/u);
  });

  it('leaves the machine only when it is as SeaTalk documents it', async () => {
    const document = await opened('getGroupInfo');
    await write(document, { call: 'getGroupInfo', request: { group: 'NDAw' } });
    await call(document);
    assert.equal(shown, undefined);
    assert.match(dialogs.shown.map(({ message }) => message).join(), /The request can't be sent: request/u);
    assert.ok(!world.calls().includes('getGroupInfo'));
  });

  it('shows its answer as a read-only document, and says so when that was not kept', async () => {
    const document = await opened('getJoinedGroupChats');
    await write(document, { call: 'getJoinedGroupChats', request: {} });
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    const real = new CallAnswers();
    await real.show(document.uri, 'getJoinedGroupChats', '// an answer\n');
    const answer = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === schemes.callAnswer);
    assert.ok(answer);
    assert.equal(real.provideTextDocumentContent(answer.uri), '// an answer\n');
    assert.match(answer.getText(), /wasn't kept/u, 'the extension has another one');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before);
    real.dispose();
  });
});
