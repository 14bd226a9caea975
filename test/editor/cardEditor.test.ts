import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from '../../src/base/clock';
import { commandIds, viewTypes } from '../../src/extension/contributions';
import { RuleChoices } from '../../src/extension/cards/source/ruleChoices';
import { CardPreviewPanel } from '../../src/extension/cards/preview/cardPreviewPanel';
import type { CardMessage, HostMessage } from '../../src/webview/cardPreview/protocol';
import type { DocumentMove } from '../../src/extension/cards/source/cardOrigin';
import { FakeFrame } from './fakeFrame';
import { inFront, untilTabs } from './tabs';

const CARD = `[
  { "element_type": "title", "title": { "text": "Deploy" } },
  { "element_type": "button_group", "button_group": [
    { "button_type": "callback", "text": "Go", "value": "g" },
    { "button_type": "callback", "text": "Stop", "value": "s" }
  ] }
]
`;

let folder: string;
let file: vscode.Uri;

/** A card file of its own for each test of a suite, and no editor left behind. */
function useCardFile(): void {
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'card-editor-'));
    file = vscode.Uri.file(path.join(folder, 'deploy.seatalk-card.json'));
    writeFileSync(file.fsPath, CARD);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });
}

async function replace(from: string, to: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  const offset = document.getText().indexOf(from);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, range, to);
  await vscode.workspace.applyEdit(edit);
  return document;
}

describe('a card in its own editor', () => {
  useCardFile();

  /** Other tests may have left tabs that can't be closed without a question. */
  const tabsOfFile = () =>
    vscode.window.tabGroups.activeTabGroup.tabs.filter(
      ({ input }) =>
        (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) &&
        input.uri.toString() === file.toString(),
    ).length;
  const isVisual = () => {
    const input = inFront();
    return input instanceof vscode.TabInputCustom && input.viewType === viewTypes.cardEditor;
  };
  const openVisually = () => vscode.commands.executeCommand('vscode.openWith', file, viewTypes.cardEditor);

  it('takes the place of the text and gives it back', async () => {
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand(commandIds.showCardEditor, file);
    await untilTabs(() => isVisual() && tabsOfFile() === 1);
    await vscode.commands.executeCommand(commandIds.showCardText);
    await untilTabs(() => inFront() instanceof vscode.TabInputText && tabsOfFile() === 1);
  });

  it('undoes, redoes and saves like the text', async () => {
    await openVisually();
    const document = await replace('Deploy', 'Release');
    assert.equal(document.isDirty, true);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), CARD);
    await vscode.commands.executeCommand('redo');
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.match(readFileSync(file.fsPath, 'utf8'), /Release/);
  });

  it('shows one file twice', async () => {
    await openVisually();
    const options = { viewColumn: vscode.ViewColumn.Beside };
    await vscode.commands.executeCommand('vscode.openWith', file, viewTypes.cardEditor, options);
    const open = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    await untilTabs(
      () =>
        vscode.window.tabGroups.all.length === 2 &&
        isVisual() &&
        open().filter((input) => input instanceof vscode.TabInputCustom).length === 2,
    );
  });

  // The editor itself decides what opens under the new name: as nobody chose, that is the text.
  it('loses nothing when its file is renamed', async () => {
    await openVisually();
    await replace('Deploy', 'Release');
    const renamed = vscode.Uri.file(path.join(folder, 'release.seatalk-card.json'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file, renamed);
    await vscode.workspace.applyEdit(edit);
    await untilTabs(() => {
      const input = inFront();
      return input instanceof vscode.TabInputText && input.uri.fsPath === renamed.fsPath;
    });
    const document = await vscode.workspace.openTextDocument(renamed);
    assert.match(document.getText(), /Release/);
    assert.equal(document.isDirty, true);
  });
});

describe('a preview and its document', () => {
  useCardFile();

  let frame: FakeFrame;

  beforeEach(() => {
    frame = new FakeFrame();
    // It lives as long as its panel.
    void new CardPreviewPanel({
      panel: frame.panel,
      extensionUri: vscode.Uri.file(folder),
      source: { uri: file.toString() },
      isEditor: true,
      clock: systemClock,
      onSend: () => Promise.resolve(),
      onError: (error) => assert.fail(String(error)),
      onSendFirst: () => Promise.resolve(),
      origins: {
        of: () => undefined,
        onDidChange: new vscode.EventEmitter<vscode.Uri>().event,
        onDidMove: new vscode.EventEmitter<DocumentMove>().event,
      },
      onDidChangeSentCard: new vscode.EventEmitter<vscode.Uri>().event,
      rules: new RuleChoices(),
      taps: () => Promise.reject(new Error('nobody taps')),
      choices: { get: () => undefined, set: () => Promise.resolve() },
    });
    frame.say({ type: 'ready' });
  });
  afterEach(() => frame.dispose());

  const isCard = (message: HostMessage): message is CardMessage => message.type === 'card';
  const newerThan =
    (version: number) =>
    (message: HostMessage): message is CardMessage =>
      isCard(message) && message.version > version;

  it('carry the version of the text, and only the rows that changed', async () => {
    const first = await frame.hears(isCard);
    const document = await replace('Deploy', 'Release');
    const next = await frame.hears(newerThan(first.version));
    assert.equal(next.version, document.version);
    assert.deepEqual(next.variants[0]?.blocks, [{ kind: 'title', pointer: '/0', text: 'Release' }, 1]);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    const undone = await frame.hears(newerThan(next.version));
    assert.equal(undone.version, document.version);
  });

  it('mark the element that the cursor is in', async () => {
    await frame.hears(isCard);
    const editor = await vscode.window.showTextDocument(file);
    const position = editor.document.positionAt(CARD.indexOf('Stop') + 1);
    editor.selection = new vscode.Selection(position, position);
    const selected = await frame.hears(
      (message): message is Extract<HostMessage, { type: 'selected' }> => message.type === 'selected',
    );
    assert.equal(selected.pointer, '/1/button_group/1/text');
  });

  it('bring the JSON of a selected element into sight, and leave focus and cursor alone', async () => {
    writeFileSync(file.fsPath, `${'\n'.repeat(500)}${CARD}`);
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const shown = await frame.hears(
      (message): message is CardMessage => isCard(message) && message.version === document.version,
    );
    assert.ok(shown);
    const before = editor.selection;
    const inSight = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeTextEditorVisibleRanges(({ visibleRanges }) => {
        if (!visibleRanges.some((range) => range.contains(new vscode.Position(501, 4)))) return;
        subscription.dispose();
        resolve();
      });
    });
    frame.say({ type: 'select', pointer: '/0' });
    await inSight;
    assert.deepEqual(editor.selection, before);
  });
});
