import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CardEdit } from '../../src/cards/edit/cardEdit';
import { CardEditLock } from '../../src/extension/cards/preview/cardEditLock';
import { editCard } from '../../src/extension/cards/preview/cardEdits';
import { readSource } from '../../src/extension/cards/source/sourceText';

const CARD = `{\r
\t"elements": [\r
\t\t// who\r
\t\t{ "element_type": "title", "title": { "text": "Deploy" } }, // first\r
\t\t{ "element_type": "button", "button": { "button_type": "callback", "text": "Go", "value": "g" } },\r
\t],\r
}\r
`;
const TITLE = '/elements/0/title/text';

describe('an edit from the preview', () => {
  let folder: string;
  let file: string;
  let document: vscode.TextDocument;
  const lock = new CardEditLock();

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'card-edits-'));
    file = path.join(folder, 'deploy.seatalk-card.json');
    writeFileSync(file, CARD);
    document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  async function edit(edits: readonly CardEdit[], version = document.version, uri = document.uri) {
    return editCard(await readSource({ uri: uri.toString() }), edits, version, lock);
  }

  it('changes the text and nothing around it, and is undone in one step to the byte', async () => {
    await vscode.window.showTextDocument(document);
    const refusal = await edit([
      { kind: 'set', pointer: TITLE, value: 'Deploy 1482' },
      { kind: 'duplicate', pointer: '/elements/1' },
      { kind: 'move', pointer: '/elements/0', list: '/elements', index: 2 },
    ]);
    assert.equal(refusal, undefined);
    assert.equal(
      document.getText(),
      `{\r
\t"elements": [\r
\t\t{ "element_type": "button", "button": { "button_type": "callback", "text": "Go", "value": "g" } },\r
\t\t{ "element_type": "button", "button": { "button_type": "callback", "text": "Go", "value": "g" } },\r
\t\t// who\r
\t\t{ "element_type": "title", "title": { "text": "Deploy 1482" } }, // first\r
\t],\r
}\r
`,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), CARD);
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('redo');
    await document.save();
    await vscode.commands.executeCommand('undo');
    await document.save();
    assert.equal(readFileSync(file, 'utf8'), CARD, 'on disk, too');
  });

  it('is refused for a text that is newer than what was seen', async () => {
    const version = document.version;
    const typed = new vscode.WorkspaceEdit();
    typed.insert(document.uri, new vscode.Position(0, 0), ' ');
    await vscode.workspace.applyEdit(typed);
    assert.match(
      (await edit([{ kind: 'remove', pointer: '/elements/0' }], version)) ?? '',
      /text has changed/,
    );
    assert.equal(document.getText(), ` ${CARD}`);
  });

  it('is refused where it does not fit the text', async () => {
    assert.match((await edit([{ kind: 'remove', pointer: '/elements/7' }])) ?? '', /text has changed/);
    assert.equal(document.getText(), CARD);
  });

  it('changes a selected part of a text by that part', async () => {
    const list = CARD.indexOf('[');
    const range = { start: list, end: CARD.indexOf(']') + 1 };
    const source = await readSource({ uri: document.uri.toString(), range });
    const refusal = await editCard(
      source,
      [{ kind: 'set', pointer: '/0/title/text', value: 'Rollback' }],
      document.version,
      lock,
    );
    assert.equal(refusal, undefined);
    assert.equal(document.getText(), CARD.replace('Deploy', 'Rollback'));
  });

  it('is refused for a text that only shows something', async () => {
    const shown = vscode.workspace.registerTextDocumentContentProvider('card-shown', {
      provideTextDocumentContent: () => CARD,
    });
    const uri = vscode.Uri.parse('card-shown:/a.seatalk-card.json');
    const virtual = await vscode.workspace.openTextDocument(uri);
    assert.match(
      (await edit([{ kind: 'remove', pointer: '/elements/0' }], virtual.version, uri)) ?? '',
      /Read-only/,
    );
    shown.dispose();
  });

  it('is refused for a file that settings make read-only', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('readonlyInclude', { '**/deploy.*': true }, vscode.ConfigurationTarget.Global);
    try {
      assert.match((await edit([{ kind: 'remove', pointer: '/elements/0' }])) ?? '', /read-only/);
      assert.equal(document.getText(), CARD);
    } finally {
      await files.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
