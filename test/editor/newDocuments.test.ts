import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { openNewDocument } from '../../src/extension/base/documents/newDocument';
import { newCard } from '../../src/extension/cards/files/newCard';
import { openCardEditor } from '../../src/extension/cards/preview/openCardEditor';
import { CARD_FILE_ENDING } from '../../src/extension/cards/source/isCardFile';
import { viewTypes } from '../../src/extension/contributions';
import { enter } from './quickPickKeys';
import { Dialogs } from './sendDialogs';
import { inFront, untilTabs } from './tabs';

const CARD = '{\n  "elements": []\n}\n';

const frontTab = () => vscode.window.tabGroups.activeTabGroup.activeTab;

/** Everything that isn't saved is discarded. */
async function closeAll(): Promise<void> {
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  while (tabs().length > 0)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

describe('a new document', () => {
  afterEach(closeAll);

  it('is unsaved and dirty, under a name of its own', async () => {
    for (const name of ['board', 'board-2', 'board-3']) {
      const { document } = await openNewDocument({ stem: 'board', ending: CARD_FILE_ENDING, text: CARD });
      assert.equal(document.isUntitled, true);
      assert.equal(document.getText(), CARD);
      assert.equal(document.languageId, 'json');
      await untilTabs(
        () => frontTab()?.label === `${name}${CARD_FILE_ENDING}` && frontTab()?.isDirty === true,
      );
    }
  });

  it('has a name that no file of the workspace has', async () => {
    const { document } = await openNewDocument({ stem: 'deploy', ending: CARD_FILE_ENDING, text: CARD });
    assert.match(document.uri.path, /\/deploy-2\.seatalk-card\.json$/u);
  });

  it('may be a name without an ending, whatever its first line says', async () => {
    const text = '#\n# Words\n#\nA=1\n';
    await openNewDocument({ stem: '.env', ending: '', text, languageId: 'plaintext' });
    await untilTabs(() => frontTab()?.label === '.env');
  });

  it('is what New Card… opens, also for the second of a kind', async () => {
    for (const name of ['approval', 'approval-2']) {
      const document = await enter(newCard());
      assert.equal(document?.isUntitled, true);
      assert.match(document.uri.path, new RegExp(`/${name}\\.seatalk-card\\.json$`, 'u'));
      assert.match(document.getText(), /element_type/u);
    }
  });
});

describe('an unsaved card and the visual editor', () => {
  let folder: string;
  let dialogs: Dialogs;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'unsaved-card-'));
    dialogs = new Dialogs();
  });
  afterEach(async () => {
    dialogs.dispose();
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  const isText = (uri: vscode.Uri) => {
    const input = inFront();
    return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  };

  it('asks to save first, and leaves the card as it is when nobody does', async () => {
    const { document } = await openNewDocument({ stem: 'board', ending: CARD_FILE_ENDING, text: CARD });
    await openCardEditor(document.uri);
    const asked = await dialogs.find(/Save board\.seatalk-card\.json/u);
    assert.equal(asked.modal, true);
    assert.ok(isText(document.uri) && frontTab()?.isDirty === true);
    assert.equal(document.getText(), CARD);
  });

  it('opens what was saved, in place of the text', async () => {
    // An address like this one says where to save, so that no dialog asks.
    const file = vscode.Uri.file(path.join(folder, 'board.seatalk-card.json'));
    const unsaved = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(unsaved.uri, new vscode.Position(0, 0), CARD);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(unsaved);
    dialogs.press(/Save/u);
    await openCardEditor(unsaved.uri);
    await untilTabs(() => {
      const input = inFront();
      return (
        input instanceof vscode.TabInputCustom &&
        input.viewType === viewTypes.cardEditor &&
        input.uri.toString() === file.toString() &&
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length === 1
      );
    });
    assert.ok(existsSync(file.fsPath));
  });

  it('gets its tab back from Reopen Editor With…', async () => {
    const { document } = await openNewDocument({ stem: 'board', ending: CARD_FILE_ENDING, text: CARD });
    await vscode.commands.executeCommand('reopenActiveEditorWith', viewTypes.cardEditor);
    await untilTabs(
      () =>
        isText(document.uri) &&
        frontTab()?.isDirty === true &&
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length === 1,
    );
    assert.equal((await vscode.workspace.openTextDocument(document.uri)).getText(), CARD);
  });
});
