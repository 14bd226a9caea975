import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { KeptHistoryCommands } from '../../src/extension/keptHistory/keptHistoryCommands';
import { KeptDocuments } from '../../src/extension/keptHistory/keptDocuments';
import { SendFlow } from '../../src/extension/send/sendFlow';
import { Answers } from './answers';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

describe('history that is kept', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let answers: Answers;
  let documents: KeptDocuments;
  let commands: KeptHistoryCommands;
  let groupId: string;
  let home: string;

  async function open(options?: { readonly production?: boolean }): Promise<void> {
    world = await openWorld(options);
    dialogs = new Dialogs();
    answers = new Answers();
    documents = new KeptDocuments(world.services.sessions);
    commands = new KeptHistoryCommands(world.services, documents);
    home = mkdtempSync(path.join(tmpdir(), 'seatalk-kept-'));
    const { groups } = world.session;
    await groups.refresh();
    groupId = groups.groups[0]?.groupId ?? '';
    await groups.lookup(groupId);
  }
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    answers.dispose();
    dialogs.dispose();
    rmSync(home, { recursive: true, force: true });
    await world.close();
  });

  const document = () => documents.text(uri());
  const uri = () =>
    vscode.Uri.from({ scheme: 'seatalk-kept-history', path: `/${world.session.profile.id}/${groupId}/x.md` });

  it('is read at once, can be looked at and searched, and is deleted after a question', async () => {
    await open({ production: true });
    answers.give(/^For 90 Days$/u);
    await commands.choose({ groupId });
    const count = (await world.session.keptHistory.read(groupId)).length;
    assert.ok(count > 0);
    await dialogs.find(new RegExp(`^${count} messages of .* are kept`, 'u'));
    const text = await document();
    assert.match(text, /^# .*\n\n> Kept on this computer for 90 days: \d+ messages/u);
    assert.match(text, /^## /mu);

    const [message] = (await world.session.keptHistory.read(groupId)).filter(
      ({ text: one }) => one?.plain_text,
    );
    const some = message?.text?.plain_text?.split(' ').slice(0, 2).join(' ') ?? '';
    answers.give(some.toUpperCase());
    await commands.search();
    assert.ok(
      answers.asked.at(-1)?.labels.some((label) => label.includes(some)),
      'it is found in any case',
    );

    answers.give(/and Delete/u);
    await commands.choose({ groupId });
    assert.ok((await world.session.keptHistory.read(groupId)).length > 0, 'the question was not answered');
    answers.give(/and Delete/u);
    dialogs.press(/^Delete$/u);
    await commands.choose({ groupId });
    assert.deepEqual(await world.session.keptHistory.groups(), []);
    assert.match(await document(), /Nothing of this group is kept/u);
  });

  it('says so where nothing is kept, and offers to keep it', async () => {
    await open({ production: true });
    await commands.search();
    await dialogs.find(/^No history is kept\./u);
    dialogs.press(/^Keep History…$/u);
    answers.give(/^For 30 Days$/u);
    await commands.show({ groupId });
    await dialogs.find(/messages of .* are kept/u);
    answers.give('no such words');
    await commands.search();
    await dialogs.find(/^Nothing kept holds "no such words"/u);
  });

  it('is not that of the local SeaTalk, which says why', async () => {
    await open();
    await commands.choose({ groupId });
    await dialogs.find(/^The local SeaTalk forgets everything/u);
  });

  it('saves a thread as Markdown', async () => {
    await open();
    const flow = new SendFlow(world.services);
    const target = { kind: 'group', groupId, name: 'Release crew' } as const;
    const text = (content: string) => [{ kind: 'text', text: content } as const];
    const root = await flow.run({ sources: text('Release # 17?'), target });
    const threadId = root.messageIds[0] ?? '';
    await flow.run({ sources: text('yes'), target: { ...target, threadId } });
    const file = path.join(home, 'thread.md');
    answers.give(vscode.Uri.file(file));
    await commands.exportThread({ groupId, messageId: threadId });
    const saved = readFileSync(file, 'utf8');
    assert.match(saved, /^# Release # 17\?$/mu);
    assert.match(saved, /^> yes$/mu);
    assert.match(answers.asked.at(-1)?.title ?? '', /release-17\.md$/u);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
  });

  it('asks for a message where no thread was chosen', async () => {
    await open();
    await commands.exportThread({ groupId });
    await dialogs.find(/^Choose a message/u);
  });
});
