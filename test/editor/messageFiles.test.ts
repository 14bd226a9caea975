import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { messageText } from '../../src/contract/inbound';
import { commandIds, internalCommands, settingIds } from '../../src/extension/contributions';
import { messageCompletion } from '../../src/extension/messageFiles/language/messageCompletion';
import { messageHover } from '../../src/extension/messageFiles/language/messageHover';
import { messageLenses } from '../../src/extension/messageFiles/language/messageLenses';
import { newMessage } from '../../src/extension/messageFiles/newMessage';
import { MessagePreview } from '../../src/extension/messageFiles/preview/messagePreview';
import { sendMessageFile, sendMessageFiles } from '../../src/extension/messageFiles/sendMessageFile';
import { fileValue } from '../../src/extension/messageFiles/values/fileValue';
import { gitValue } from '../../src/extension/messageFiles/values/gitValue';
import { sendAgain, sendLastTo } from '../../src/extension/send/sendAgain';
import { saveTarget } from '../../src/extension/send/target/saveTarget';
import { pickTarget } from '../../src/extension/send/target/targetPicker';
import type { MessageView } from '../../src/webview/messagePreview/protocol';
import { FakeClock } from '../support/fakeClock';
import { Answers } from './answers';
import { at, completions, lenses, open, problems } from './cardTexts';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { enter } from './quickPickKeys';
import { Dialogs } from './sendDialogs';
import { TestPage } from './testPage';

let count = 0;
const openMessage = (text: string) => open(text, `note-${++count}.seatalk-message.md`);

const setTargets = (targets: unknown, place = vscode.ConfigurationTarget.Workspace) =>
  vscode.workspace.getConfiguration().update(settingIds.targets, targets, place);

/** The editor writes settings of the workspace into a file of it. */
async function removeSettings(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json'));
}

async function closeAll(): Promise<void> {
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  while (tabs().length > 0)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** The groups of the bot once their names are known, the one with this name first. */
async function namedGroups({ session }: GroupsWorld, first = 'Release room') {
  await session.groups.refresh();
  const groups = [];
  for (const { groupId } of session.groups.groups) groups.push(await session.groups.lookup(groupId));
  groups.sort((one, other) => Number(other.name === first) - Number(one.name === first));
  const [group, other] = groups;
  assert.ok(group && other);
  assert.equal(group.name, first);
  return { group, other };
}

describe('a message file', () => {
  after(removeSettings);
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let answers: Answers;
  let groupId: string;
  let otherId: string;

  before(async () => {
    await vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio')?.activate();
  });
  beforeEach(async () => {
    world = await openWorld();
    dialogs = new Dialogs();
    answers = new Answers();
    const { group, other } = await namedGroups(world);
    [groupId, otherId] = [group.groupId, other.groupId];
  });
  afterEach(async () => {
    answers.dispose();
    dialogs.dispose();
    await setTargets(undefined);
    await closeAll();
    await world.close();
  });

  const newest = async () => (await world.session.history.page(groupId)).messages.map(messageText);

  it('is sent as it stands on screen, unsaved, to the chat it names', async () => {
    const { document } = await openMessage(`---\nto: ${groupId}\nas: plain\n---\nBuild __1482__ passed`);
    const result = await sendMessageFile(world.services, document);
    assert.equal(result.status, 'sent');
    assert.equal((await newest())[0], 'Build __1482__ passed');
    await dialogs.find(/^Sent to Release room\.$/u);
  });

  it('asks for what its variables need, and sends nothing where that is left', async () => {
    const text = `---\nto: ${groupId}\nvariables:\n  version: { prompt: Which version? }\n---\nRelease \${version}`;
    const { document } = await openMessage(text);
    assert.equal((await sendMessageFile(world.services, document)).status, 'given_up');
    answers.give('4.2');
    assert.equal((await sendMessageFile(world.services, document)).status, 'sent');
    assert.equal((await newest())[0], 'Release 4.2');
    assert.equal(answers.asked[0]?.title, 'Which version?');
  });

  it('says what keeps it from being sent, and leads there', async () => {
    const { document } = await openMessage(`---\nto: ${groupId}\n---\n\${env:BOT_STUDIO_UNSET} and more`);
    dialogs.press(/^Show$/u);
    assert.equal((await sendMessageFile(world.services, document)).status, 'given_up');
    await dialogs.find(/env:BOT_STUDIO_UNSET has no value: the environment variable isn't set/u);
    const broken = await openMessage('---\nto: nobody\nas: codee\n---\nx');
    assert.equal((await sendMessageFile(world.services, broken.document)).status, 'given_up');
    await dialogs.find(/wasn't sent because of 2 problems\. First: No chat is named "nobody"/u);
    assert.ok(!world.calls().includes('sendMessageToGroupChat'));
  });

  it('never carries out a secret that is kept for an app', async () => {
    process.env['BOT_STUDIO_VALUE'] = world.emulator.app.appSecret;
    try {
      const { document } = await openMessage(`---\nto: ${groupId}\n---\n\${env:BOT_STUDIO_VALUE}`);
      assert.equal((await sendMessageFile(world.services, document)).status, 'given_up');
      const told = await dialogs.find(/holds a secret of one of your apps/u);
      assert.ok(!told.message.includes(world.emulator.app.appSecret));
    } finally {
      delete process.env['BOT_STUDIO_VALUE'];
    }
  });

  it('to a name of the workspace asks once, with the chat’s own name', async () => {
    await setTargets({ release: { group: groupId } });
    const { document } = await openMessage('---\nto: release\n---\nfirst');
    assert.equal((await sendMessageFile(world.services, document)).status, 'given_up');
    const asked = await dialogs.find(/^Send this to Release room\?$/u);
    assert.match(
      asked.detail ?? '',
      new RegExp(`"release" is the name .* for the group Release room, ID ${groupId}`, 'u'),
    );
    dialogs.press(/^Send$/u);
    assert.equal((await sendMessageFile(world.services, document)).status, 'sent');
    const second = await openMessage('---\nto: release\n---\nsecond');
    assert.equal((await sendMessageFile(world.services, second.document)).status, 'sent');
    await setTargets({ release: { group: otherId } });
    const third = await openMessage('---\nto: release\n---\nthird');
    assert.equal(
      (await sendMessageFile(world.services, third.document)).status,
      'given_up',
      'another chat now',
    );
  });

  it('goes after another in one step, until one can’t', async () => {
    const documents: vscode.TextDocument[] = [];
    for (const text of [
      `---\nto: ${groupId}\n---\none`,
      `---\nto: ${groupId}\n---\ntwo`,
      '---\nto: nobody\n---\nx',
    ])
      documents.push((await openMessage(text)).document);
    const results = await sendMessageFiles(world.services, documents);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['sent', 'sent', 'given_up'],
    );
    assert.deepEqual((await newest()).slice(0, 2), ['two', 'one']);
  });

  it('is sent by Send File as the message it is, with its front matter left out', async () => {
    const { document } = await openMessage('---\nto: nobody\n---\nx');
    const result = await vscode.commands.executeCommand<{ status: string }>(
      commandIds.sendFile,
      document.uri,
    );
    assert.equal(result.status, 'given_up', 'the file is not sent as a text');
  });

  it('offers chats, forms, variables, and people that are known', async () => {
    await setTargets({ release: { group: groupId } });
    const mira = await world.session.people.resolve('mira.tan@example.com');
    assert.ok(mira.found);
    const { people } = world.session;
    people.label({ employee_code: mira.person.employeeCode });
    while (people.known.length === 0)
      await new Promise<void>((resolve) => {
        const known = people.onDidChange(() => {
          known.dispose();
          resolve();
        });
      });
    const offered = async (text: string) => {
      const editor = await openMessage(text.replace('|', ''));
      const position = editor.document.positionAt(text.indexOf('|'));
      const items = await messageCompletion(world.services, editor.document, position);
      return items.map(({ label, insertText }) => [
        typeof label === 'string' ? label : label.label,
        typeof insertText === 'string' ? insertText : (insertText?.value ?? ''),
      ]);
    };
    const chats = await offered('---\nto: |\n---\n');
    assert.deepEqual(chats[0], ['release', 'release']);
    assert.ok(
      chats.some(([label, insert]) => label === 'Release room' && insert === `${groupId} # Release room`),
      JSON.stringify(chats),
    );
    assert.ok(chats.some(([, insert]) => insert?.startsWith('{ webhook: ')));
    assert.deepEqual(
      (await offered('---\nas: |\n---\n')).map(([label]) => label),
      ['formatted', 'plain', 'code', 'card'],
    );
    const values = await offered('---\nvariables:\n  version: 1\n---\n${|');
    assert.deepEqual(values[0], ['version', 'version}']);
    assert.ok(values.some(([label]) => label === 'git:branch'));
    assert.deepEqual(await offered('Hello @|'), [
      ['Mira Tan', '<mention-tag target="seatalk://user?email=mira.tan@example.com"/>'],
    ]);
  });

  it('has a lens that names the chat by both names, and a hover that tells where it leads', async () => {
    await setTargets({ release: { group: groupId } });
    const titles = async (text: string) => {
      const { document } = await openMessage(text);
      return (await messageLenses(world.services, document)).map(({ command }) => command?.title);
    };
    assert.deepEqual(await titles('---\nto: release\n---\nx'), ['Send to release (Release room)', 'Preview']);
    assert.deepEqual(await titles('Hello'), ['Send to…', 'Preview']);
    assert.deepEqual(await titles('---\nto: nobody\n---\nx'), ['1 problem in the way', 'Preview']);
    const editor = await openMessage('---\nto: release\n---\nx');
    const hover = await messageHover(world.services, editor.document, at(editor, 'release', 2));
    const [words] = hover?.contents ?? [];
    assert.match(
      words instanceof vscode.MarkdownString ? words.value : '',
      /\*\*Release room\*\*[^]*Group · /u,
    );
  });

  it('is marked, completed, and put right in the editor', async () => {
    const editor = await openMessage('---\nto: nobody\nas: codee\n---\nx');
    const found = await problems(editor, 2);
    const form = found.find(({ code }) => code === 'bad_form');
    assert.match(form?.message ?? '', /Did you mean "code"\?$/u);
    assert.ok(form);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      form.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === 'Change to "code"');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    await problems(editor, 1);
    assert.match(editor.document.getText(), /^as: code$/mu);
    assert.ok(
      (await lenses(editor)).some(({ command }) => command?.command === internalCommands.showMessageProblems),
    );
    const keys = await completions(editor, at(editor, 'to:'));
    assert.ok(keys.includes('mentions'), keys.join());
  });

  it('is shown as it will look, with what is in the way above it, and follows the text', async () => {
    const editor = await openMessage(`---\nto: ${groupId}\n---\n**Release** \${env:BOT_STUDIO_UNSET}`);
    const page = new TestPage<MessageView>();
    const never = new vscode.EventEmitter<void>();
    const preview = new MessagePreview(world.services, page.panel, editor.document.uri, never.event);
    try {
      page.say({ type: 'ready' });
      const first = await page.shows(() => true);
      assert.equal(first.to, 'Release room');
      assert.equal(first.problems.length, 1);
      assert.match(first.problems[0]?.words ?? '', /has no value/u);
      const body = first.entries[0]?.body;
      assert.deepEqual(body?.kind === 'text' && body.content[0], {
        kind: 'paragraph',
        children: [
          { kind: 'bold', children: [{ kind: 'text', text: 'Release' }] },
          { kind: 'text', text: ' «BOT\u005fSTUDIO\u005fUNSET»' },
        ],
      });
      const change = new vscode.WorkspaceEdit();
      const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
      change.replace(editor.document.uri, all, `---\nas: code\n---\nx = 1\n`);
      await vscode.workspace.applyEdit(change);
      const next = await page.shows(({ about }) => about === 'Code block');
      assert.deepEqual([next.to, next.send, next.problems], ['No chat chosen yet', 'Send to…', []]);
      page.say({ type: 'reveal', index: 0 });
      assert.equal(preview.uri.toString(), editor.document.uri.toString());
    } finally {
      page.dispose();
    }
  });

  it('begins with a template that asks for no more than a chat', async () => {
    answers.give(/^Release$/u);
    const document = await newMessage();
    assert.ok(document);
    assert.match(document.uri.path, /release\.seatalk-message\.md$/u);
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /\$\{version\}/u);
  });
});

describe('named targets', () => {
  after(removeSettings);
  let world: GroupsWorld;
  let answers: Answers | undefined;
  let dialogs: Dialogs;
  let group: { readonly groupId: string; readonly name?: string | undefined };

  beforeEach(async () => {
    world = await openWorld();
    dialogs = new Dialogs();
    ({ group } = await namedGroups(world));
  });
  afterEach(async () => {
    answers?.dispose();
    answers = undefined;
    dialogs.dispose();
    await setTargets(undefined);
    await setTargets(undefined, vscode.ConfigurationTarget.Global);
    await world.close();
  });

  it('are offered where a chat is chosen, and asked about the first time', async () => {
    await setTargets({ crew: { group: group.groupId }, lost: { webhook: 'No such webhook' } });
    answers = new Answers();
    answers.give(/^crew$/u);
    const picked = await pickTarget(world.services, { sourceCount: 1 });
    assert.deepEqual(picked?.target, { kind: 'group', groupId: group.groupId, name: group.name });
    assert.equal(picked.firstUse?.name, 'crew');
    const labels = answers.asked[0]?.labels ?? [];
    assert.ok(labels.includes('named in this workspace') && !labels.includes('lost'), labels.join());
    await picked.firstUse?.remember();
    answers.give(/^crew$/u);
    assert.equal((await pickTarget(world.services, { sourceCount: 1 }))?.firstUse, undefined);
  });

  it('of the person’s own settings need no question', async () => {
    await setTargets({ mine: { group: group.groupId } }, vscode.ConfigurationTarget.Global);
    const picked = await enter(pickTarget(world.services, { sourceCount: 1 }));
    assert.deepEqual([picked?.target.name, picked?.firstUse], [group.name, undefined]);
  });

  it('are written as ids, a webhook by its name', async () => {
    answers = new Answers();
    const thread = { kind: 'group', groupId: 'NDAwNzExMjIzMzQ0', name: 'Release crew', threadId: 'abc_123' };
    answers.give(/^This Workspace$/u, 'crew');
    await saveTarget(world.services, thread);
    const [webhook] = world.services.apps.webhooks;
    assert.ok(webhook);
    answers.give(/^This Workspace$/u, 'crew', /^This Workspace$/u, 'alerts');
    const target = { kind: 'webhook', webhookId: webhook.id, name: webhook.name };
    await saveTarget(world.services, target);
    assert.match(answers.complaints[0] ?? '', /"crew" is another chat already/u);
    await saveTarget(world.services, target);
    const { workspaceValue } = vscode.workspace.getConfiguration().inspect(settingIds.targets) ?? {};
    assert.deepEqual(workspaceValue, {
      crew: { group: 'NDAwNzExMjIzMzQ0', thread: 'abc_123', app: world.emulator.app.appId },
      alerts: { webhook: webhook.name },
    });
  });
});

describe('what was sent last', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;

  beforeEach(async () => {
    world = await openWorld();
    dialogs = new Dialogs();
  });
  afterEach(async () => {
    dialogs.dispose();
    await closeAll();
    await world.close();
  });

  it('is sent again after a look, and to another chat', async () => {
    assert.equal(await sendAgain(world.services), undefined);
    await dialogs.find(/Nothing has been sent from this window yet/u);
    const { group: first, other: second } = await namedGroups(world);
    const { document } = await openMessage(`---\nto: ${first.groupId}\nas: plain\n---\nBuild 1482 passed`);
    await sendMessageFile(world.services, document);
    assert.equal((await sendAgain(world.services))?.status, 'given_up');
    const asked = await dialogs.find(/^Send this to .* again\?$/u);
    assert.equal(
      asked.detail,
      'Build 1482 passed\nThe same message was sent to this chat less than 10 seconds ago.',
    );
    dialogs.press(/^Send$/u);
    assert.equal((await sendAgain(world.services))?.status, 'sent');
    const texts = (await world.session.history.page(first.groupId)).messages.map(messageText);
    assert.equal(texts.filter((text) => text === 'Build 1482 passed').length, 2);

    const answers = new Answers();
    try {
      answers.give(new RegExp(`^${second.name}$`, 'u'));
      const moved = await sendLastTo(world.services);
      assert.equal(moved?.status, 'sent');
      const page = await world.session.history.page(second.groupId);
      assert.equal(page.messages.map(messageText)[0], 'Build 1482 passed');
    } finally {
      answers.dispose();
    }
  });
});

describe('the values of variables', () => {
  it('are files inside of the workspace only, and small texts', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const document = vscode.Uri.joinPath(folder, 'notes.seatalk-message.md');
    const read = await fileValue('backoff.py', document);
    assert.ok('value' in read && read.value.includes('def '), JSON.stringify(read));
    assert.deepEqual(await fileValue('/backoff.py', document), read);
    assert.deepEqual(await fileValue('../../../../etc/hostname', document), { missing: 'file_outside' });
    assert.deepEqual(await fileValue('no-such-file.txt', document), { missing: 'file_missing' });
  });

  it('are no links that lead out of it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const outside = mkdtempSync(path.join(tmpdir(), 'seatalk-outside-'));
    writeFileSync(path.join(outside, 'notes.txt'), 'outside');
    const link = vscode.Uri.joinPath(folder, 'linked-notes');
    symlinkSync(outside, link.fsPath);
    try {
      const document = vscode.Uri.joinPath(folder, 'notes.seatalk-message.md');
      assert.deepEqual(await fileValue('linked-notes/notes.txt', document), { missing: 'file_outside' });
    } finally {
      unlinkSync(link.fsPath);
      rmSync(outside, { recursive: true });
    }
  });

  it('are what Git says of the repository that the document is in', async () => {
    const changed = new vscode.EventEmitter<void>();
    const repository = {
      state: { HEAD: { name: 'main', commit: '0123456789abcdef' } },
      getCommit: async () => ({ message: 'Fix the build\n\nMore', authorName: 'Mira Tan' }),
    };
    const git = {
      state: 'initialized' as const,
      onDidChangeState: changed.event,
      repositories: [repository],
      getRepository: () => null,
    };
    const uri = vscode.Uri.file('/notes/a.md');
    const value = (field: Parameters<typeof gitValue>[0], found: typeof git | undefined = git) =>
      gitValue(field, uri, new FakeClock(), async () => found);
    assert.deepEqual(await value('branch'), { value: 'main' });
    assert.deepEqual(await value('shortCommit'), { value: '01234567' });
    assert.deepEqual(await value('author'), { value: 'Mira Tan' });
    assert.deepEqual(await value('subject'), { value: 'Fix the build' });
    assert.deepEqual(await gitValue('branch', uri, new FakeClock(), async () => undefined), {
      missing: 'no_git',
    });
    const none = { ...git, repositories: [] };
    assert.deepEqual(await value('branch', none), { missing: 'no_git' });
  });
});
