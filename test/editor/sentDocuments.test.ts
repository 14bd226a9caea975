import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { openNewDocument } from '../../src/extension/base/documents/newDocument';
import { openDocument } from '../../src/extension/base/documents/openDocuments';
import { fileSources } from '../../src/extension/send/source/fileSources';
import { activeFile, documentSource } from '../../src/extension/send/source/sources';
import { compose } from '../../src/compose/compose';
import { suggestForms } from '../../src/compose/suggestForms';
import type { Source } from '../../src/compose/model/source';
import { until } from '../support/until';
import { untilTabs } from './tabs';

/** Texts as files in another encoding hold them. */
const GBK = Buffer.from('636166a8a620d6d0cec4', 'hex');
const GBK_TEXT = 'café 中文';
const WINDOWS = Buffer.from('6e61ef766520636166e9', 'hex');
const WINDOWS_TEXT = 'naïve café';

describe('what is on screen is what is sent', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'sent-'));
  });
  afterEach(async () => {
    while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, content: string | Uint8Array): vscode.Uri {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return vscode.Uri.file(file);
  }

  async function sourceOf(uri: vscode.Uri): Promise<Source> {
    const [source, ...others] = (await fileSources([uri])) ?? [];
    assert.ok(source && others.length === 0);
    return source;
  }

  const asPlain = (source: Source) => {
    const [message] = compose(source, 'plain', { kind: 'group' }).messages;
    assert.equal(message?.tag, 'text');
    return message.text.content;
  };
  const asFile = (source: Source) => {
    const [message] = compose(source, 'file', { kind: 'group' }).messages;
    assert.equal(message?.tag, 'file');
    return { name: message.file.filename, bytes: Buffer.from(message.file.content, 'base64') };
  };

  for (const { encoding, bytes, text } of [
    { encoding: 'gbk', bytes: GBK, text: GBK_TEXT },
    { encoding: 'windows1252', bytes: WINDOWS, text: WINDOWS_TEXT },
  ]) {
    it(`for a file in ${encoding}: its text as text, its bytes as a file, changed or not`, async () => {
      const uri = write('notes.txt', bytes);
      const document = await vscode.workspace.openTextDocument(uri, { encoding });
      assert.equal(document.getText(), text);
      const clean = await sourceOf(uri);
      assert.equal(asPlain(clean), text);
      assert.deepEqual(asFile(clean), { name: 'notes.txt', bytes });
      await vscode.window.showTextDocument(document);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), '> ');
      await vscode.workspace.applyEdit(edit);
      const dirty = await sourceOf(uri);
      assert.equal(asPlain(dirty), `> ${text}`);
      assert.deepEqual(asFile(dirty).bytes, Buffer.concat([Buffer.from('> '), bytes]));
    });

    it(`for a file in ${encoding} that is not open, where the setting says so`, async () => {
      const files = vscode.workspace.getConfiguration('files');
      await files.update('encoding', encoding, vscode.ConfigurationTarget.Global);
      try {
        assert.equal(asPlain(await sourceOf(write('notes.txt', bytes))), text);
      } finally {
        await files.update('encoding', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }

  it('for a file that the editor can’t read: its bytes, and no text with holes', async () => {
    const source = await sourceOf(write('notes.txt', WINDOWS));
    assert.deepEqual(suggestForms(source).possible, ['file']);
    assert.deepEqual(asFile(source).bytes, WINDOWS);
  });

  const notebook = (source: string) =>
    JSON.stringify({
      cells: [
        { cell_type: 'markdown', metadata: {}, source: ['# Title'] },
        { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: [source] },
      ],
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 2,
    });

  async function openNotebook(): Promise<vscode.NotebookDocument> {
    const document = await vscode.workspace.openNotebookDocument(
      write('analysis.ipynb', notebook('print(1)')),
    );
    await vscode.window.showNotebookDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.cellAt(1).document.uri, new vscode.Range(0, 6, 0, 7), '22');
    await vscode.workspace.applyEdit(edit);
    await until('the notebook is not dirty', () => document.isDirty);
    return document;
  }

  it('for a notebook with unsaved changes', async () => {
    const { uri } = await openNotebook();
    const { name, bytes } = asFile(await sourceOf(uri));
    assert.equal(name, 'analysis.ipynb');
    assert.match(bytes.toString(), /print\(22\)/u);
    const kept = JSON.parse(bytes.toString()) as {
      readonly cells: readonly unknown[];
      readonly nbformat: unknown;
    };
    assert.deepEqual([kept.cells.length, kept.nbformat], [2, 4]);
    await until('the notebook is not the file in front', () => activeFile()?.toString() === uri.toString());
  });

  it('for a cell, named by its language', async () => {
    const document = await openNotebook();
    const code = await sourceOf(document.cellAt(1).document.uri);
    assert.equal(asPlain(code), 'print(22)');
    assert.equal(code.fileName, 'analysis-cell-2.py');
    const [prose] = [await sourceOf(document.cellAt(0).document.uri)];
    assert.equal(prose.fileName, 'analysis-cell-1.md');
  });

  it('for what an extension shows without a file, open or not', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('look', {
      provideTextDocumentContent: (uri) => `This is ${uri.path}`,
    });
    try {
      const uri = vscode.Uri.parse('look:/folder/words.md');
      const source = await sourceOf(uri);
      assert.equal(asPlain(source), 'This is /folder/words.md');
      assert.equal(source.fileName, 'words.md');
    } finally {
      provider.dispose();
    }
  });

  it('for search results', async () => {
    await vscode.commands.executeCommand('search.action.openNewEditor', {
      query: 'nobody writes this',
      triggerSearch: true,
    });
    const uri = await until('there is no search editor', () => {
      const front = activeFile();
      return front?.scheme === 'search-editor' && front;
    });
    await until('nothing was searched', () => openDocument(uri)?.getText().trim() !== '');
    const source = await sourceOf(uri);
    assert.equal(source.fileName, 'search-results.txt');
    assert.match(asPlain(source), /No results/iu);
  });

  it('for an output channel, named after it', async () => {
    const channel = vscode.window.createOutputChannel('Bot output');
    try {
      channel.append('It works');
      channel.show();
      const document = await until('the output is not shown', () =>
        vscode.workspace.textDocuments.find(
          (each) => each.uri.scheme === 'output' && each.getText().includes('It works'),
        ),
      );
      const source = await sourceOf(document.uri);
      assert.equal(source.fileName, 'Bot output.log');
      assert.match(asPlain(source), /It works/u);
    } finally {
      channel.dispose();
      await vscode.commands.executeCommand('workbench.action.closePanel');
    }
  });

  it('for a document that is not saved yet, by the name it would be saved under', async () => {
    const text = '# Words\n';
    const { document } = await openNewDocument({ stem: 'words', ending: '.md', text });
    const source = await sourceOf(document.uri);
    assert.deepEqual([source.fileName, asPlain(source)], ['words.md', '# Words']);
    const nameless = await vscode.workspace.openTextDocument({ content: 'x' });
    assert.equal(documentSource(nameless).fileName, undefined);
    await untilTabs(() => activeFile()?.toString() === document.uri.toString());
  });
});
