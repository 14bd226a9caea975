import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds, settingIds } from '../../src/extension/contributions';
import { createServices } from '../../src/extension/session/services';
import type { Services } from '../../src/extension/session/services';
import { ignoreFile } from '../../src/extension/secrets/ignoreFile';
import { moveSecret } from '../../src/extension/secrets/moveSecret';
import { SecretWatch } from '../../src/extension/secrets/secretWatch';
import { WorkspaceSecrets } from '../../src/extension/secrets/workspaceSecrets';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';
import { until } from '../support/until';
import { Answers } from './answers';
import { open } from './cardTexts';
import { openGitFolder } from './secretFiles';
import type { GitFolder } from './secretFiles';
import { Dialogs } from './sendDialogs';

const APP = '1nv3nt3dAppS3cr3t';
const OTHER = '0th3rAppS3cr3t';
const SIGN = '1nv3nt3dS1gn1ngK3y';
const APP_ID = 'MTIzNDU2Nzg5MDEy';
const HOOK = 'https://openapi.seatalk.io/webhook/group/1nv3nt3dW3bh00kK3y';
const release = {
  name: 'Release bot',
  appId: APP_ID,
  kind: 'seatalk',
  baseUrl: 'https://openapi.seatalk.io',
  production: true,
} as const;

let count = 0;
const openCode = (text: string, ending = 'ts') => open(text, `secret-${++count}.${ending}`);
const problemsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'SeaTalk');
const problems = (uri: vscode.Uri, number = 1) =>
  until(
    () => JSON.stringify(problemsOf(uri)),
    () => problemsOf(uri).length >= number && problemsOf(uri),
  );
const fixes = async ({ document }: vscode.TextEditor, range: vscode.Range) =>
  (
    await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    )
  )
    .map(({ title }) => title)
    .filter((title) => /Secret Storage|gitignore/.test(title));

describe('secrets in files', () => {
  let window: TestContext;
  let services: Services;
  let dialogs: Dialogs;
  let answers: Answers;

  before(async () => {
    await vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio')?.activate();
  });
  beforeEach(() => {
    window = testContext();
    services = createServices(window.context);
    dialogs = new Dialogs();
    answers = new Answers();
  });
  afterEach(async () => {
    answers.dispose();
    dialogs.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await window.dispose();
  });

  it('are underlined while they are typed, and never shown in words', async () => {
    const editor = await openCode('const seatalk = 1;\n');
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), `const appSecret = '${APP}';`));
    const [problem] = await problems(editor.document.uri);
    assert.equal(editor.document.getText(problem?.range), APP);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(!JSON.stringify(problem).includes(APP));
    const titles = await fixes(editor, problem.range);
    assert.deepEqual(titles, ['Move to Secret Storage, and Use SEATALK_APP_SECRET']);
  });

  it('are no longer underlined when a setting says so', async () => {
    const editor = await openCode(`const seatalkSecret = '${APP}';`);
    await problems(editor.document.uri);
    const set = (value: boolean | undefined) =>
      vscode.workspace
        .getConfiguration()
        .update(settingIds.secretsDiagnostics, value, vscode.ConfigurationTarget.Global);
    await set(false);
    await until('no squiggle', () => problemsOf(editor.document.uri).length === 0);
    await set(undefined);
    await problems(editor.document.uri);
  });

  it('that are kept are found by what they are, with the name of their app', async () => {
    const app = await services.apps.add(release, 'kept-w1thout-any-shape');
    const watch = new SecretWatch(services);
    try {
      const editor = await openCode('post("kept-w1thout-any-shape")');
      const [problem] = await problems(editor.document.uri);
      assert.match(problem?.message ?? '', /App Secret of Release bot/);
      await services.apps.remove(app.id);
      await until('no squiggle', () => problemsOf(editor.document.uri).length === 0);
    } finally {
      watch.dispose();
    }
  });

  const offset = ({ document }: vscode.TextEditor, value: string) => document.getText().indexOf(value);

  it('move to the app whose ID stands beside them, and leave a reference', async () => {
    const app = await services.apps.add(release, OTHER);
    const editor = await openCode(`bot = SeaTalk(app_id="${APP_ID}", app_secret="${APP}")\n`, 'py');
    dialogs.press(/Replace/);
    await moveSecret(services, editor.document.uri, offset(editor, APP));
    assert.equal(await services.apps.secret(app.id), APP);
    assert.equal(
      editor.document.getText(),
      `import os\nbot = SeaTalk(app_id="${APP_ID}", app_secret=os.environ["SEATALK_APP_SECRET"])\n`,
    );
    const said = await dialogs.find(/Set SEATALK_APP_SECRET where the bot runs/);
    assert.ok(!JSON.stringify(dialogs.shown).includes(APP));
    assert.deepEqual(said.buttons, ['Open Developer Portal']);
  });

  it('stay where they are when the person gives up', async () => {
    const app = await services.apps.add(release, OTHER);
    const text = `bot = SeaTalk(app_id="${APP_ID}", app_secret="${APP}")\n`;
    const editor = await openCode(text, 'py');
    await moveSecret(services, editor.document.uri, offset(editor, APP));
    assert.equal(editor.document.getText(), text);
    assert.equal(await services.apps.secret(app.id), OTHER);
  });

  it('stay where they are when the secret storage is locked', async () => {
    const text = `seatalk:\n  url: ${HOOK}\n`;
    const editor = await openCode(text, 'yaml');
    window.secrets.fails = (act) => act === 'store';
    answers.give('Build alerts');
    await assert.rejects(moveSecret(services, editor.document.uri, offset(editor, HOOK)));
    assert.equal(editor.document.getText(), text);
    assert.deepEqual(services.apps.webhooks, []);
  });

  it('make a new app that is confirmed before it sends, and isn’t switched to', async () => {
    const before = await services.apps.add({ ...release, appId: 'MjEwOTg3NjU0MzIx', name: 'Staging' }, OTHER);
    const editor = await openCode(`{"app_id":"${APP_ID}","app_secret":"${APP}"}`, 'json');
    answers.give(/New App/, 'Deploy bot');
    await moveSecret(services, editor.document.uri, offset(editor, APP));
    const added = services.apps.profiles.find(({ name }) => name === 'Deploy bot');
    assert.deepEqual([added?.appId, added?.production, services.apps.active?.id], [APP_ID, true, before.id]);
    assert.equal(await services.apps.secret(added?.id ?? ''), APP);
    assert.equal(editor.document.getText(), `{"app_id":"${APP_ID}","app_secret":"\${SEATALK_APP_SECRET}"}`);
  });

  it('that sign events go to an app that is picked, and without one the person is told', async () => {
    const editor = await openCode(`const seatalkSigningSecret = '${SIGN}';`);
    await moveSecret(services, editor.document.uri, offset(editor, SIGN));
    await dialogs.find(/Add the app first/);
    assert.ok(editor.document.getText().includes(SIGN));
    const app = await services.apps.add(release, OTHER);
    answers.give(/Release bot/);
    await moveSecret(services, editor.document.uri, offset(editor, SIGN));
    assert.equal(await services.apps.signingSecret(app.id), SIGN);
    assert.equal(
      editor.document.getText(),
      'const seatalkSigningSecret = process.env.SEATALK_SIGNING_SECRET;',
    );
  });

  it('of webhooks become a webhook', async () => {
    const editor = await openCode(`seatalk:\n  url: ${HOOK}\n`, 'yaml');
    answers.give('Build alerts');
    await moveSecret(services, editor.document.uri, offset(editor, HOOK));
    const [webhook] = services.apps.webhooks;
    assert.equal(webhook?.name, 'Build alerts');
    assert.equal(await services.apps.webhookUrl(webhook.id), HOOK);
    assert.equal(editor.document.getText(), 'seatalk:\n  url: ${SEATALK_WEBHOOK_URL}\n');
  });

  it('that are gone by then are told of', async () => {
    const editor = await openCode('nothing');
    await moveSecret(services, editor.document.uri, 3);
    await dialogs.find(/isn't there anymore/);
  });

  describe('under Git', () => {
    let folder: GitFolder;
    beforeEach(async () => {
      folder = await openGitFolder();
    });
    afterEach(() => folder.dispose());

    it('are pointed out in a .env that Git would take, until it is ignored', async () => {
      const uri = folder.write('.env', `SEATALK_APP_SECRET=${APP}\n`);
      const editor = await vscode.window.showTextDocument(uri);
      const found = await problems(uri, 2);
      const git = found.find(({ message }) => /Git doesn't ignore/.test(message));
      assert.ok(git, JSON.stringify(found));
      const titles = await fixes(editor, git.range);
      assert.ok(titles.includes('Add .env to .gitignore'), titles.join());
      await ignoreFile(uri);
      assert.equal(folder.git('check-ignore', '.env').trim(), '.env');
      await dialogs.find(/Git ignores \.env now/);
      await until('only a hint', () => {
        const left = problemsOf(uri);
        return left.length === 1 && left[0]?.severity === vscode.DiagnosticSeverity.Hint;
      });
    });

    it('are pointed out in a .env that Git has', async () => {
      const uri = folder.write('bot/.env', `SEATALK_APP_SECRET=${APP}\n`);
      folder.git('add', '.');
      await vscode.window.showTextDocument(uri);
      const found = await problems(uri, 2);
      assert.ok(found.some(({ message }) => /is in Git with its SeaTalk secrets/.test(message)));
      await ignoreFile(uri);
      await dialogs.find(/still in Git.*git rm --cached/);
    });
  });

  it('are found in the whole workspace, listed without being shown, and opened', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const file = vscode.Uri.joinPath(root, 'secrets-of-a-test', 'bot.yaml');
    await vscode.workspace.fs.writeFile(file, Buffer.from(`a: 1\nseatalk_secret: ${APP}\n`));
    const all = new WorkspaceSecrets(services);
    try {
      answers.give(/secrets-of-a-test\/bot\.yaml:2/);
      await all.find();
      assert.ok(!JSON.stringify(answers.asked).includes(APP));
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.path, file.path);
      assert.equal(editor.document.getText(editor.selection), APP);
    } finally {
      all.dispose();
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, '..'), { recursive: true });
    }
  });

  it('have a command that is there', async () => {
    assert.ok((await vscode.commands.getCommands(true)).includes(commandIds.findSecrets));
  });
});
