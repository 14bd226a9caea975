import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { cardAt } from '../../src/extension/cards/code/cardsIn';
import { CodeCardDocuments } from '../../src/extension/cards/code/codeCardDocuments';
import { extractCard } from '../../src/extension/cards/code/extractCard';
import { settingIds } from '../../src/extension/contributions';
import { copyCardAs } from '../../src/extension/cards/copyAs/copyCardAs';
import { FakeClock } from '../support/fakeClock';
import { enter } from './quickPickKeys';
import { Dialogs } from './sendDialogs';
import { untilTabs } from './tabs';

const CODE = `import { send } from './seatalk';

export const hello = (name: string) =>
  send({ elements: [{ element_type: 'title', title: { text: \`Hello \${name}\` } }] });

export const bye = [{ element_type: 'title', title: { text: 'Bye' } }];
`;
const HELLO = { elements: [{ element_type: 'title', title: { text: 'Hello «name»' } }] };

describe('cards in code', () => {
  let folder: string;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'card-code-'));
    writeFileSync(path.join(folder, 'hello.ts'), CODE);
    document = await vscode.workspace.openTextDocument(vscode.Uri.file(path.join(folder, 'hello.ts')));
    await vscode.window.showTextDocument(document);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  async function replace(from: string, to: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const offset = document.getText().indexOf(from);
    const at = document.positionAt(offset);
    edit.replace(document.uri, new vscode.Range(at, document.positionAt(offset + from.length)), to);
    await vscode.workspace.applyEdit(edit);
  }

  describe('lenses', () => {
    const lensesOf = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    const setting = () => vscode.workspace.getConfiguration();

    it('stand above each card', async () => {
      const lenses = await lensesOf();
      assert.deepEqual(
        lenses.map(({ range, command }) => [range.start.line, command?.title]),
        [
          [3, 'Preview SeaTalk Card'],
          [3, 'Extract to File…'],
          [5, 'Preview SeaTalk Card'],
          [5, 'Extract to File…'],
        ],
      );
    });

    it('stand once above a card that is built in steps, where it is sent', async () => {
      const steps = `const rows = [];\nrows.push({ element_type: 'title', title: { text: 'A' } });\nsend({ elements: rows });\n`;
      await replace(CODE, steps);
      const lenses = await lensesOf();
      assert.deepEqual(
        lenses.map(({ range }) => range.start.line),
        [2, 2],
      );
      // The cursor in a step means the card.
      const card = cardAt(document, steps.indexOf("'A'"));
      assert.equal(card?.range.offset, steps.indexOf('{ elements'));
    });

    it('stand in Apps Script, which the editor itself does not know', async () => {
      const file = path.join(folder, 'bot.gs');
      writeFileSync(file, `send([{ element_type: 'title', title: { text: 'A' } }]);`);
      const script = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        script.uri,
      );
      assert.equal(lenses.length, 2);
    });

    it('can be switched off', async () => {
      await setting().update(settingIds.cardCodeLens, false, vscode.ConfigurationTarget.Global);
      assert.deepEqual(await lensesOf(), []);
      await setting().update(settingIds.cardCodeLens, undefined, vscode.ConfigurationTarget.Global);
    });

    it('open a preview named after file and line', async () => {
      const [preview] = await lensesOf();
      assert.ok(preview?.command);
      await vscode.commands.executeCommand(preview.command.command, ...(preview.command.arguments ?? []));
      await untilTabs(() =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ label }) => label === 'Preview hello.ts:4'),
        ),
      );
    });
  });

  describe('the document of one', () => {
    const clock = new FakeClock();
    let told: string[];
    let moved: [string, string][];
    let documents: CodeCardDocuments;
    let uri: vscode.Uri;

    beforeEach(() => {
      told = [];
      moved = [];
      documents = new CodeCardDocuments(clock, {
        onChange: (changed) => told.push(changed.toString()),
        onMove: ({ from, to }) => moved.push([from.toString(), to.toString()]),
      });
      const card = cardAt(document, CODE.indexOf('elements'));
      assert.ok(card);
      uri = documents.open(document, card);
    });
    afterEach(() => documents.dispose());

    const cardNow = async (): Promise<unknown> => JSON.parse(await documents.textOf(uri));
    const titled = (text: string) => ({ elements: [{ element_type: 'title', title: { text } }] });

    it('is the card as JSON, with placeholders', async () => {
      assert.deepEqual(await cardNow(), HELLO);
    });

    it('follows the card, wherever the code around it is edited', async () => {
      await replace('import', '// moved down\nimport');
      await replace('Hello ', 'Good day ');
      await clock.advance(1000);
      assert.deepEqual(await cardNow(), titled('Good day «name»'));
      assert.deepEqual(told, [uri.toString()]);
    });

    it('keeps the last card while the code is broken, and ends with it', async () => {
      await replace('element_type', 'elem');
      await clock.advance(1000);
      assert.deepEqual(await cardNow(), HELLO);
      const line = document.lineAt(3).text;
      await replace(line.slice(line.indexOf('{'), line.indexOf(');')), '');
      await clock.advance(1000);
      assert.equal(await documents.textOf(uri), '');
    });

    it('is the same for the same card, and another for another', () => {
      const [hello, bye] = ['elements', 'Bye'].map((word) => cardAt(document, CODE.indexOf(word)));
      assert.ok(hello && bye);
      assert.equal(documents.open(document, hello).toString(), uri.toString());
      assert.notEqual(documents.open(document, bye).toString(), uri.toString());
    });

    it('is found again by its address alone', async () => {
      const restarted = new CodeCardDocuments(clock, { onChange: () => undefined, onMove: () => undefined });
      assert.deepEqual(JSON.parse(await restarted.textOf(uri)), HELLO);
      restarted.dispose();
    });

    it('knows what comes from code, and where each value stands', () => {
      const origin = documents.originOf(uri.toString());
      assert.match(origin?.note ?? '', /name/);
      assert.equal(origin?.isStandIn('/elements/0/title/text'), true);
      assert.equal(origin.isStandIn('/elements/0'), false);
      assert.equal(document.getText(origin.placeOf('/elements/0/title/text')), '`Hello ${name}`');
      const inText = document.positionAt(CODE.indexOf('Hello $'));
      assert.equal(origin.pointerAt(inText), '/elements/0/title/text');
    });
  });

  describe('extracting one', () => {
    let dialogs: Dialogs;
    let file: string;
    beforeEach(() => {
      dialogs = new Dialogs();
      file = path.join(folder, 'hello.seatalk-card.json');
    });
    afterEach(() => dialogs.dispose());

    async function extract(): Promise<void> {
      const card = cardAt(document, CODE.indexOf('elements'));
      assert.ok(card);
      await enter(extractCard(document, card));
    }

    it('writes a card file beside the code, opens it, and says what is to be filled in', async () => {
      await extract();
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), HELLO);
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
      await dialogs.find(/Fill in 1 placeholder/);
    });

    it('suggests a name that is free', async () => {
      writeFileSync(file, 'kept');
      await extract();
      assert.equal(readFileSync(file, 'utf8'), 'kept');
      const second = path.join(folder, 'hello-2.seatalk-card.json');
      assert.deepEqual(JSON.parse(readFileSync(second, 'utf8')), HELLO);
    });

    it('asks before it replaces a file', async () => {
      for (let count = 1; count <= 20; count++) {
        const name = count === 1 ? 'hello' : `hello-${count}`;
        writeFileSync(path.join(folder, `${name}.seatalk-card.json`), 'kept');
      }
      await extract();
      assert.equal(readFileSync(file, 'utf8'), 'kept');
      const asked = await dialogs.find(/already exists/);
      assert.equal(asked.modal, true);
      dialogs.press(/Replace/);
      await extract();
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), HELLO);
    });
  });

  describe('copying one', () => {
    it('puts the body of a call into the clipboard, and says what is to be filled in', async () => {
      const dialogs = new Dialogs();
      const at = document.positionAt(CODE.indexOf('Bye'));
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
      await enter(copyCardAs(undefined, undefined));
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), {
        group_id: '$GROUP_ID',
        message: {
          tag: 'interactive_message',
          interactive_message: { elements: [{ element_type: 'title', title: { text: 'Bye' } }] },
        },
      });
      await dialogs.find(/\$GROUP_ID/);
      dialogs.dispose();
    });

    it('offers the element at the cursor first, in a card of JSON', async () => {
      const content = JSON.stringify([...HELLO.elements, { element_type: 'image', image: { content: '' } }]);
      const json = await vscode.workspace.openTextDocument({ language: 'json', content });
      const at = json.positionAt(content.indexOf('image'));
      await vscode.window.showTextDocument(json, { selection: new vscode.Range(at, at) });
      await enter(copyCardAs(undefined, undefined));
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), {
        element_type: 'image',
        image: { content: '' },
      });
    });
  });
});
