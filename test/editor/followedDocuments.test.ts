import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from '../../src/base/clock';
import { CodeCardDocuments } from '../../src/extension/cards/code/codeCardDocuments';
import { cardAt } from '../../src/extension/cards/code/cardsIn';
import { RuleChoices } from '../../src/extension/cards/source/ruleChoices';
import { CardPreviewPanel } from '../../src/extension/cards/preview/cardPreviewPanel';
import { FollowedDocument } from '../../src/extension/base/documents/followedDocument';
import { openDocument } from '../../src/extension/base/documents/openDocuments';
import { openNewDocument } from '../../src/extension/base/documents/newDocument';
import type { DocumentMove } from '../../src/extension/cards/source/cardOrigin';
import { EditedCards } from '../../src/extension/cards/update/newCard/editedCards';
import type { CardMessage, HostMessage } from '../../src/webview/cardPreview/protocol';
import { FakeClock } from '../support/fakeClock';
import { again, until } from '../support/until';
import { FakeFrame } from './fakeFrame';

const card = (title: string) => `[{ "element_type": "title", "title": { "text": "${title}" } }]\n`;
const NAME = 'deploy.seatalk-card.json';

let folder: string;
let file: vscode.Uri;

function useFolder(): void {
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'followed-'));
    mkdirSync(path.join(folder, 'old', 'cards'), { recursive: true });
    file = inFolder('old', 'cards', NAME);
    writeFileSync(file.fsPath, card('First'));
  });
  afterEach(async () => {
    while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(folder, { recursive: true, force: true });
  });
}

function inFolder(...names: readonly string[]): vscode.Uri {
  return vscode.Uri.file(path.join(folder, ...names));
}

/** Unsaved, with an address that says where to save, so that no dialog asks. */
async function unsaved(to: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(to.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  return document;
}

const save = () => vscode.commands.executeCommand('workbench.action.files.save');
const closeTabs = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

describe('a document that is followed', () => {
  useFolder();

  it('is told to be closed after a rename of it that failed', async () => {
    const to = inFolder('taken.seatalk-card.json');
    // Another program makes the file while the editor asks who takes part in the rename.
    const other = vscode.workspace.onWillRenameFiles((event) =>
      event.waitUntil(Promise.resolve().then(() => writeFileSync(to.fsPath, card('Other')))),
    );
    const told: string[] = [];
    const followed = new FollowedDocument(file, {
      onMove: () => told.push('moved'),
      onClose: () => told.push('closed'),
    });
    try {
      // What an extension opened itself stays open for minutes after its tab.
      await vscode.commands.executeCommand('vscode.open', file);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(file, to);
      assert.equal(await vscode.workspace.applyEdit(edit), false);
      await closeTabs();
      await until(
        () => `told ${told.join()}`,
        () => told.length > 0,
      );
      assert.deepEqual(told, ['closed']);
      assert.equal(followed.uri.toString(), file.toString());
    } finally {
      other.dispose();
      followed.dispose();
    }
  });
});

describe('a preview follows its document', () => {
  useFolder();
  let frame: FakeFrame;
  let panel: vscode.WebviewPanel;

  const preview = (uri: vscode.Uri) => {
    frame = new FakeFrame();
    ({ panel } = frame);
    // It lives as long as its panel.
    void new CardPreviewPanel({
      panel,
      extensionUri: vscode.Uri.file(folder),
      source: { uri: uri.toString() },
      isEditor: false,
      clock: systemClock,
      onSend: () => Promise.resolve(),
      onSendFirst: () => Promise.resolve(),
      onDidChangeSentCard: new vscode.EventEmitter<vscode.Uri>().event,
      onError: (error) => assert.fail(String(error)),
      origins: {
        of: () => undefined,
        onDidChange: new vscode.EventEmitter<vscode.Uri>().event,
        onDidMove: new vscode.EventEmitter<DocumentMove>().event,
      },
      rules: new RuleChoices(),
      taps: () => Promise.reject(new Error('nobody taps')),
      choices: { get: () => undefined, set: () => Promise.resolve() },
    });
    frame.say({ type: 'ready' });
  };
  afterEach(() => frame.dispose());

  /** The title that the frame has after a message: a row that it holds already is told by its place alone. */
  const titleAfter = (message: HostMessage) =>
    frame.told
      .slice(0, frame.told.indexOf(message) + 1)
      .flatMap((told) => (told.type === 'card' ? (told.variants[0]?.blocks ?? []) : []))
      .findLast((block) => typeof block === 'object');
  const shows =
    (title: string, uri: vscode.Uri) =>
    (message: HostMessage): message is CardMessage =>
      message.type === 'card' &&
      message.source.uri === uri.toString() &&
      JSON.stringify(titleAfter(message) ?? null).includes(`"${title}"`);
  const isGone = (message: HostMessage): message is Extract<HostMessage, { type: 'nothing' }> =>
    message.type === 'nothing' && message.heading === 'The card is gone';
  const isLast = (wanted: (message: HostMessage) => boolean) => {
    const last = frame.told.findLast(({ type }) => type === 'card' || type === 'nothing');
    return last !== undefined && wanted(last);
  };

  it('to where it is saved for the first time', async () => {
    const to = inFolder('new.seatalk-card.json');
    const { uri } = await unsaved(to, card('New'));
    preview(uri);
    await frame.hears(shows('New', uri));
    await save();
    await frame.hears(shows('New', to));
    assert.equal(panel.title, 'Preview new.seatalk-card.json');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(to, new vscode.Range(0, 0, 1, 0), card('Newer'));
    await vscode.workspace.applyEdit(edit);
    await frame.hears(shows('Newer', to));
  });

  it('through a rename of a folder above, and one of its own', async () => {
    await vscode.window.showTextDocument(file);
    preview(file);
    await frame.hears(shows('First', file));
    await rename(inFolder('old'), inFolder('new'));
    const moved = inFolder('new', 'cards', NAME);
    await frame.hears(shows('First', moved));
    const renamed = inFolder('new', 'cards', 'release.seatalk-card.json');
    await rename(moved, renamed);
    await frame.hears(shows('First', renamed));
    assert.equal(panel.title, 'Preview release.seatalk-card.json');
  });

  it('on disk, once its text is closed: changed, gone, there again, moved away with a folder', async () => {
    await vscode.window.showTextDocument(file);
    preview(file);
    await frame.hears(shows('First', file));
    await closeTabs();
    let count = 0;
    // When the editor begins to watch a folder, nobody is told.
    await again(
      'the change is not shown',
      async () => writeFileSync(file.fsPath, card(`Change ${++count}`)),
      () => frame.told.some((message) => JSON.stringify(message).includes('"Change ')),
    );
    writeFileSync(file.fsPath, card('Last'));
    await frame.hears(shows('Last', file));
    rmSync(file.fsPath);
    await frame.hears(isGone);
    writeFileSync(file.fsPath, card('Again'));
    await frame.hears(shows('Again', file));
    const before = frame.told.length;
    renameSync(path.dirname(file.fsPath), inFolder('elsewhere').fsPath);
    await until('the preview does not say so', () => frame.told.length > before && isLast(isGone));
  });

  it('once it is there: a window that starts again brings unsaved ones back later', async () => {
    const to = inFolder('late.seatalk-card.json');
    preview(to.with({ scheme: 'untitled' }));
    await frame.hears(isGone);
    const { uri } = await unsaved(to, card('Late'));
    await frame.hears(shows('Late', uri));
  });

  it('and says so when an unsaved one is discarded', async () => {
    const { document } = await openNewDocument({
      stem: 'board',
      ending: '.seatalk-card.json',
      text: card('Mine'),
    });
    preview(document.uri);
    await frame.hears(shows('Mine', document.uri));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await frame.hears(isGone);
  });

  it('and says so when its folder is deleted', async () => {
    preview(file);
    await frame.hears(shows('First', file));
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(inFolder('old'), { recursive: true });
    await vscode.workspace.applyEdit(edit);
    await frame.hears(isGone);
  });
});

describe('a sent card that is edited', () => {
  useFolder();

  it('stays known when it is saved, gets another language or another name, until it is closed', async () => {
    const edited = new EditedCards();
    const sent = { ref: { messageId: 'message-1' }, remark: undefined };
    const to = inFolder('sent.seatalk-card.json');
    const document = await unsaved(to, card('Sent'));
    edited.keep(document.uri, sent);
    await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
    assert.equal(edited.find(document.uri), sent);
    await save();
    await until('the saved card is not known', () => edited.find(to) === sent);
    const renamed = inFolder('renamed.seatalk-card.json');
    await rename(to, renamed);
    assert.equal(edited.find(renamed), sent);
    await closeTabs();
    await until('the closed card is still known', () => edited.find(renamed) === undefined);
    edited.dispose();
  });
});

describe('a card in code follows its code', () => {
  useFolder();
  const CODE = "export const bye = [{ element_type: 'title', title: { text: 'Bye' } }];\n";

  it('to where the code is saved or renamed, and its document with it', async () => {
    const moves: DocumentMove[] = [];
    const documents = new CodeCardDocuments(new FakeClock(), {
      onChange: () => undefined,
      onMove: (move) => moves.push(move),
    });
    const to = inFolder('bye.ts');
    const document = await unsaved(to, CODE);
    const found = cardAt(document, CODE.indexOf('element_type'));
    assert.ok(found);
    const first = documents.open(document, found);
    await save();
    await until('nothing moved', () => moves.length === 1);
    const renamed = inFolder('ciao.ts');
    await rename(to, renamed);
    await until('nothing moved again', () => moves.length === 2);
    assert.equal(moves[0]?.from.toString(), first.toString());
    const uri = moves[1]?.to;
    assert.equal(uri?.path, '/ciao.ts:1');
    assert.equal(documents.originOf(uri.toString())?.document.uri.toString(), renamed.toString());
    assert.match(await documents.textOf(uri), /"Bye"/u);
    documents.dispose();
  });

  it('and ends with code that is discarded, which nothing brings back', async () => {
    const changed: string[] = [];
    const documents = new CodeCardDocuments(new FakeClock(), {
      onChange: (uri) => changed.push(uri.toString()),
      onMove: () => undefined,
    });
    const document = await unsaved(inFolder('bye.ts'), CODE);
    const found = cardAt(document, CODE.indexOf('element_type'));
    assert.ok(found);
    const uri = documents.open(document, found);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('nobody is told', () => changed.includes(uri.toString()));
    assert.equal(await documents.textOf(uri), '');
    const restarted = new CodeCardDocuments(new FakeClock(), {
      onChange: () => undefined,
      onMove: () => undefined,
    });
    assert.equal(await restarted.textOf(uri), '');
    assert.equal(openDocument(document.uri), undefined);
    restarted.dispose();
    documents.dispose();
  });
});
