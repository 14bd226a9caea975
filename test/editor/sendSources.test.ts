import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Source } from '../../src/compose/model/source';
import { commandIds } from '../../src/extension/contributions';
import { pickCells, selectedCells } from '../../src/extension/send/source/cellSources';
import { gitApi } from '../../src/extension/git/gitApi';
import { pickChanges } from '../../src/extension/send/source/git/changeSources';
import { linkedSelections } from '../../src/extension/send/source/linkedSelections';
import { gitItems, moreItems } from '../../src/extension/send/source/moreItems';
import { pickProblems } from '../../src/extension/send/source/problemSource';
import { selectionSource } from '../../src/extension/send/source/sources';
import { terminalSource } from '../../src/extension/send/source/terminalSource';
import { png } from '../unit/compose/sources';
import { again, until } from '../support/until';
import { Answers } from './answers';
import { open } from './cardTexts';
import { openGitFolder } from './secretFiles';
import type { GitFolder } from './secretFiles';
import { Dialogs } from './sendDialogs';

type Text = Extract<Source, { kind: 'text' }>;

function asText(source: Source | undefined): Text {
  assert.equal(source?.kind, 'text');
  return source;
}

describe('what else can be sent', () => {
  let dialogs: Dialogs;
  let answers: Answers;

  before(async () => {
    await vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio')?.activate();
  });
  beforeEach(() => {
    dialogs = new Dialogs();
    answers = new Answers();
  });
  afterEach(async () => {
    answers.dispose();
    dialogs.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('a selection keeps its indentation, from its first line on', async () => {
    const editor = await open('if (a) {\n    b();\n    c();\n}\n', 'indented.ts');
    editor.selection = new vscode.Selection(1, 4, 2, 8);
    assert.equal(asText(selectionSource(editor)).text, '    b();\n    c();');
    const [linked] = await linkedSelections(editor);
    assert.equal(asText(linked).text, 'b();\nc();');
    assert.deepEqual(asText(linked).heading, { label: 'indented.ts:2-3', url: undefined });
  });

  it('several selections are sent one below the other, each with its lines', async () => {
    const editor = await open('a\nb\nc\nd\n', 'several.ts');
    editor.selections = [new vscode.Selection(2, 0, 3, 1), new vscode.Selection(0, 0, 1, 0)];
    assert.deepEqual(
      (await linkedSelections(editor)).map((source) => asText(source).heading?.label),
      ['several.ts:1', 'several.ts:3-4'],
    );
  });

  it('problems of the file in front, or of all', async () => {
    const collection = vscode.languages.createDiagnosticCollection('test of problems');
    try {
      const { document } = await open('let a: number = "x";\n', 'problems.ts');
      const range = new vscode.Range(0, 4, 0, 5);
      const error = new vscode.Diagnostic(
        range,
        'Not [assignable](command:x)',
        vscode.DiagnosticSeverity.Error,
      );
      error.source = 'ts';
      error.code = 2322;
      const hint = new vscode.Diagnostic(range, 'unused', vscode.DiagnosticSeverity.Hint);
      collection.set(document.uri, [error, hint]);
      collection.set(vscode.Uri.file('/elsewhere/b.ts'), [
        new vscode.Diagnostic(range, 'Odd', vscode.DiagnosticSeverity.Warning),
      ]);
      answers.give(/Active File/, /Workspace/);
      const here = asText(await pickProblems());
      assert.equal(here.text, 'problems.ts:1:5: error: Not [assignable](command:x) [ts 2322]');
      assert.equal(here.heading?.label, 'problems.ts: 1 error');
      const all = asText(await pickProblems());
      assert.match(all.text, /^b\.ts:1:5: warning: Odd$/m);
      assert.ok(!all.text.includes('/elsewhere'));
    } finally {
      collection.dispose();
    }
  });

  it('the selection of a terminal, and the clipboard stays as it was', async () => {
    const written = new vscode.EventEmitter<string>();
    const terminal = vscode.window.createTerminal({
      name: 'bot',
      pty: {
        onDidWrite: written.event,
        open: () => written.fire('build_id=1482 *failed*\r\n'),
        close: () => undefined,
      },
    });
    try {
      await vscode.env.clipboard.writeText('copied before');
      terminal.show();
      await until('the terminal is in front', () => vscode.window.activeTerminal === terminal);
      const source = await again(
        'the terminal has text to select',
        () => vscode.commands.executeCommand('workbench.action.terminal.selectAll') as Promise<unknown>,
        async () => (await terminalSource()) ?? false,
      );
      assert.match(asText(source).text, /^build_id=1482 \*failed\*/);
      assert.equal(asText(source).languageId, 'log');
      assert.equal(await vscode.env.clipboard.readText(), 'copied before');
      await vscode.commands.executeCommand('workbench.action.terminal.clearSelection');
      const before = dialogs.shown.length;
      assert.equal(await terminalSource(), undefined);
      assert.match(dialogs.shown.slice(before)[0]?.message ?? '', /Select what to send/);
      assert.equal(await vscode.env.clipboard.readText(), 'copied before');
    } finally {
      terminal.dispose();
      written.dispose();
    }
  });

  it('cells of a notebook with what they printed and drew', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'print(a_b)', 'python');
    const item = vscode.NotebookCellOutputItem;
    cell.outputs = [
      new vscode.NotebookCellOutput([item.stdout('\u001b[31mone\u001b[0m\n')]),
      new vscode.NotebookCellOutput([item.error(new Error('it broke'))]),
      new vscode.NotebookCellOutput([new item(png(), 'image/png'), item.text('<Figure>')]),
    ];
    const other = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, 'Notes', 'markdown');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell, other]),
    );
    const editor = await vscode.window.showNotebookDocument(notebook);
    editor.selections = [new vscode.NotebookRange(0, 1)];
    await until('the cell is selected', () => selectedCells().length === 1);
    answers.give(/Code and Outputs/, /^Outputs$/);
    const [code, printed, drawn] = (await pickCells(selectedCells())) ?? [];
    assert.equal(asText(code).text, 'print(a_b)');
    assert.match(asText(code).heading?.label ?? '', /, cell 1$/);
    assert.match(asText(printed).text, /^one\n(?:Error: )?it broke/);
    assert.ok(drawn?.kind === 'file' && drawn.fileName === 'cell-1-output-1.png');
    assert.equal((await pickCells(selectedCells()))?.length, 2);
  });

  it('is offered in the list of sources where it is there', async () => {
    const editor = await open('one\n', 'offered.ts');
    assert.ok(!moreItems(editor).some(({ label }) => label === 'Selection with Link'));
    editor.selection = new vscode.Selection(0, 0, 0, 3);
    const item = moreItems(editor).find(({ label }) => label === 'Selection with Link');
    const picked = await item?.pick?.();
    assert.equal(asText(picked?.sources[0]).heading?.label, 'offered.ts:1');
  });

  it('nothing, where there is nothing, and says so', async () => {
    await pickCells([]);
    await dialogs.find(/Open a notebook/);
    assert.deepEqual(await linkedSelections(undefined), []);
  });

  describe('of Git', () => {
    let folder: GitFolder;
    beforeEach(async () => {
      folder = await openGitFolder();
    });
    afterEach(() => folder.dispose());

    /** A commit that the remote has, as far as this machine knows. */
    function commit(subject: string, isPushed: boolean): string {
      folder.git('add', '.');
      folder.git('commit', '--quiet', '--message', `${subject}\n\nWhy it was done.`);
      const hash = folder.git('rev-parse', 'HEAD').trim();
      if (isPushed) folder.git('update-ref', 'refs/remotes/origin/main', hash);
      return hash;
    }

    /** Waits until the editor's Git has seen what was done behind its back. */
    async function seen(): Promise<void> {
      const uri = vscode.Uri.file(folder.path);
      const head = folder.git('rev-parse', 'HEAD').trim();
      const remotes = folder.git('remote').split('\n').length - 1;
      await again(
        'Git has seen the commit and the remote',
        () => vscode.commands.executeCommand('git.refresh', uri) as Promise<unknown>,
        async () => {
          const state = (await gitApi())?.getRepository(uri)?.state;
          return state?.HEAD?.commit === head && state.remotes.length === remotes;
        },
      );
    }

    const there = (label: string) =>
      until(`a row ${label}`, async () => {
        const source = await pickChanges(vscode.Uri.file(folder.path));
        return source && asText(source);
      });

    it('changes that are staged, and those that are not', async () => {
      folder.write('a.py', 'a = 1\n');
      commit('First', false);
      folder.write('a.py', 'a = 2\n');
      folder.git('add', '.');
      folder.write('a.py', 'a = 3\n');
      await seen();
      answers.give(/^Staged Changes$/, /^Changes$/);
      const staged = await there('Staged Changes');
      assert.match(staged.text, /^-a = 1\n\+a = 2$/m);
      assert.deepEqual([staged.languageId, staged.fileName], ['diff', 'changes.diff']);
      assert.match((await there('Changes')).text, /^-a = 2\n\+a = 3$/m);
    });

    it('a commit, with a link once the remote has it', async () => {
      folder.git('remote', 'add', 'origin', 'https://mira:invented-token@github.com/mira/bot.git');
      folder.write('a.py', 'a = 1\n');
      const pushed = commit('Pushed', true);
      folder.write('a.py', 'a = 2\n');
      const own = commit('Not pushed', false);
      await seen();
      answers.give(/^Pushed$/, /^Not pushed$/);
      const first = await there('Pushed');
      assert.deepEqual(first.heading, {
        label: `${pushed.slice(0, 8)} Pushed`,
        url: `https://github.com/mira/bot/commit/${pushed}`,
      });
      assert.match(first.text, /^Why it was done\.\n\ndiff --git/);
      const second = await there('Not pushed');
      assert.deepEqual(second.heading, { label: `${own.slice(0, 8)} Not pushed`, url: undefined });
    });

    it('a selection with a link, as long as the remote has the same lines', async () => {
      folder.git('remote', 'add', 'origin', 'git@github.com:mira/bot.git');
      const uri = folder.write('src/a.py', 'a = 1\nb = 2\nc = 3\n');
      const hash = commit('Pushed', true);
      await seen();
      const editor = await vscode.window.showTextDocument(uri);
      const linkOf = async (from: number, to: number) => {
        editor.selection = new vscode.Selection(from, 0, to, 5);
        return (await linkedSelections(editor))[0];
      };
      const link = await until('the link', async () => asText(await linkOf(0, 1)).heading?.url);
      assert.equal(link, `https://github.com/mira/bot/blob/${hash}/src/a.py#L1-L2`);
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), 'new\n'));
      assert.equal(asText(await linkOf(0, 1)).heading?.url, link);
      assert.equal(asText(await linkOf(2, 2)).heading?.url, undefined);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('is offered among all that can be sent', async () => {
      const labels = async () => (await gitItems(undefined)).map(({ label }) => label);
      assert.deepEqual(await labels(), ['Changes or Commit…']);
    });
  });

  it('has its commands', async () => {
    const known = await vscode.commands.getCommands(true);
    for (const id of [commandIds.sendTerminal, commandIds.sendProblems, commandIds.sendChanges])
      assert.ok(known.includes(id));
  });
});
