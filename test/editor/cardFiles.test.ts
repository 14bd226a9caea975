import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { cardLenses } from '../../src/extension/cards/files/language/cardLenses';
import { PNG as PngFile } from 'pngjs';
import { warnAboutBadPatterns } from '../../src/extension/cards/files/badPatterns';
import { cardStatus } from '../../src/extension/cards/files/status/cardStatusText';
import { foldedImages } from '../../src/extension/cards/images/foldedImages';
import { insertImage } from '../../src/extension/cards/images/insertImage';
import { isCardFile } from '../../src/extension/cards/source/isCardFile';
import { WHOLE_CARDS } from '../../src/cards/snippets/wholeCards';
import { commandIds, settingIds } from '../../src/extension/contributions';
import { PNG, button, callback, description, image, title } from '../unit/cards/samples';
import { claimingPng } from '../unit/extension/images/claimingPng';
import { at, completions, hover, lenses, open, problems } from './cardTexts';
import { Dialogs } from './sendDialogs';

function replace(name: string, value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}

function drawing(width: number, height: number, noisy: boolean): Uint8Array {
  const png = new PngFile({ width, height });
  for (let index = 0; index < png.data.length; index++) {
    png.data[index] = index % 4 === 3 ? 255 : noisy ? Math.imul(index, 2_654_435_761) >>> 24 : 200;
  }
  return PngFile.sync.write(png);
}

const setCardFiles = (patterns: readonly string[] | undefined) =>
  vscode.workspace
    .getConfiguration()
    .update(settingIds.cardFiles, patterns, vscode.ConfigurationTarget.Global);

describe('a card file', () => {
  before(async () => {
    // The editor's own support of JSON answers, too, as soon as it has started.
    for (const id of ['seatalk-bot-studio.seatalk-bot-studio', 'vscode.json-language-features'])
      await vscode.extensions.getExtension(id)?.activate();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await setCardFiles(undefined);
  });

  it('is offered whole cards while it is empty, and elements inside the array', async () => {
    const empty = await open('');
    const offered = await completions(empty, new vscode.Position(0, 0));
    for (const { title: name } of WHOLE_CARDS) assert.ok(offered.includes(`${name} card`), offered.join());
    const begun = await open('{"elements":[]}');
    const inside = await completions(begun, at(begun, ']'));
    assert.ok(inside.includes('title element') && inside.includes('button group element'), inside.join());
  });

  it('is offered each value once, and the fields of the element alone', async () => {
    const editor = await open(
      '{"elements":[{"element_type":"title","title":{"text":"x"}},{"element_type": }]}',
    );
    assert.deepEqual((await completions(editor, at(editor, ': }', 2))).toSorted(), [
      '"button"',
      '"button_group"',
      '"description"',
      '"image"',
      '"title"',
    ]);
    const typed = await open('{"elements":[{"element_type":"image", }]}');
    assert.deepEqual(await completions(typed, at(typed, ' }')), ['image']);
  });

  it('tells limits and what is used of them', async () => {
    const editor = await open([title('Deploy 1482')]);
    const words = await hover(editor, at(editor, '"Deploy 1482"', 3));
    assert.match(words, /11 of 120 characters/u);
    assert.match(words, /1 to 120 characters/u);
    assert.match(words, /\(https:\/\/open\.seatalk\.io\/docs\/interactive-msg_build-a-card\)/u);
  });

  it('shows an image and what it takes where the pointer is on its Base64', async () => {
    const editor = await open([image()]);
    const words = await hover(editor, at(editor, PNG, 10));
    assert.match(words, /!\[PNG · 1 × 1 · 0\.1 kB\]\(data:image\/png;base64,/u);
    assert.match(words, /% of the 5 MB/u);
  });

  it('shows a small picture of an image that is too large for a hover, and says so where it can’t', async () => {
    const large = Buffer.from(drawing(900, 600, true)).toString('base64');
    assert.ok(large.length > 200_000, `${large.length}`);
    const gif = Buffer.concat([Buffer.from('47494638396110001000', 'hex'), Buffer.alloc(90_000)]);
    const editor = await open([image(large), image(gif.toString('base64'))]);
    const words = await hover(editor, at(editor, large.slice(0, 100), 10));
    const [, mime, shown, width, height] =
      /data:image\/(png|jpeg);base64,([^|]+)\|width=(\d+),height=(\d+)\)/u.exec(words) ?? [];
    assert.ok(mime !== undefined && shown !== undefined && shown.length <= 95_000, words.slice(0, 200));
    assert.deepEqual([width, height], ['300', '200']);
    assert.match(words, /!\[PNG · 900 × 600/u);
    assert.doesNotMatch(words, /Too large/u);
    const moving = await hover(editor, at(editor, 'R0lGOD', 3));
    assert.match(moving, /GIF · 16 × 16[^]*Too large to show here/u);
    assert.doesNotMatch(moving, /data:image/u);
  });

  it('is checked by the rules that the nearest configuration chooses', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'seatalk-rules-'));
    const config = path.join(folder, '.seatalk-cardrc.json');
    mkdirSync(path.join(folder, 'cards'));
    const file = path.join(folder, 'cards', 'a.seatalk-card.json');
    writeFileSync(file, JSON.stringify([title('x'.repeat(121)), button(callback('approve'))]));
    writeFileSync(
      config,
      JSON.stringify({ ignore: ['title-length', 'titel-length'], enable: ['readable-value'] }),
    );
    try {
      const document = await vscode.workspace.openTextDocument(file);
      const [found, ...others] = await problems(await vscode.window.showTextDocument(document), 1);
      assert.ok(typeof found?.code === 'object' && others.length === 0);
      assert.equal(found.code.value, 'readable-value');
      const [unknown] = vscode.languages.getDiagnostics(vscode.Uri.file(config));
      assert.equal(unknown?.message, 'Unknown rule "titel-length". Did you mean "title-length"?');
      assert.deepEqual([unknown.range.start.line, unknown.range.start.character], [0, 26]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is marked once for each fault, with a link to what the platform says', async () => {
    const editor = await open([title('x'.repeat(121))]);
    const [found, ...others] = await problems(editor, 1);
    assert.deepEqual(others, []);
    assert.equal(found?.source, 'SeaTalk');
    assert.ok(typeof found.code === 'object');
    assert.equal(found.code.value, 'title-length');
    assert.match(found.code.target.toString(true), /^https:\/\/open\.seatalk\.io\//u);
    assert.match(found.message, /120.*121/u);
  });

  it('is put right from the light bulb, at once where nothing is lost', async () => {
    const editor = await open([title(), image(`data:image/png;base64,${PNG}`)]);
    const [found] = await problems(editor, 1);
    assert.ok(found);
    const [fix] = await actions(editor, found.range, vscode.CodeActionKind.QuickFix.value);
    assert.equal(fix?.isPreferred, true);
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await problems(editor, 0);
    assert.equal(editor.document.getText(), JSON.stringify([title(), image()], null, 2));
  });

  it('is put right as a whole where a save or a person asks for it', async () => {
    const prefixed = image(`data:image/png;base64,${PNG}`);
    const editor = await open([prefixed, prefixed, title('')]);
    await problems(editor, 3);
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const [fix, ...others] = await actions(editor, all, 'source.fixAll.seatalk');
    assert.deepEqual(others, []);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await problems(editor, 1);
  });

  async function actions(
    { document }: vscode.TextEditor,
    range: vscode.Range,
    kind: string,
  ): Promise<vscode.CodeAction[]> {
    // What is marked takes a moment to reach the window, which asks for actions.
    for (;;) {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind,
      );
      if (found.length > 0) return found;
    }
  }

  it('can be previewed and sent from the lines above it, and each image replaced', async () => {
    const editor = await open({ elements: [title(), image(), image('')] });
    const shown = await lenses(editor);
    const found = shown.map(({ range, command }) => [range.start.line, command?.title]);
    const line = (index: number) => editor.document.positionAt(indexOfImage(editor, index)).line;
    assert.deepEqual(found, [
      [0, 'Preview'],
      [0, 'Send…'],
      [0, 'Send to Me'],
      [0, '3 of 19 elements'],
      [line(0), 'Replace Image…'],
      [line(1), 'Insert Image…'],
    ]);
    assert.equal(
      // The editor's command for tests leaves tooltips out.
      cardLenses(editor.document)[3]?.command?.tooltip,
      'titles 1/3 · descriptions 0/5 · images 2/3 · buttons 0/5 · groups 0/3',
    );
  });

  function indexOfImage({ document }: vscode.TextEditor, index: number): number {
    const places = [...document.getText().matchAll(/\{\s*"element_type": "image"/gu)];
    return places[index]?.index ?? -1;
  }

  it('says what it uses of the limits, of a service notice in the language at the caret', async () => {
    const one = await open({ elements: [title(), description(), description(), image(), button()] });
    const status = cardStatus(one.document, new vscode.Position(0, 0));
    assert.equal(status?.text, '$(layout) Card: 5 of 19 elements');
    assert.equal(
      status.label,
      'SeaTalk card: titles 1/3 · descriptions 2/5 · images 1/3 · buttons 1/5 · groups 0/3',
    );
    assert.match(status.tooltip.value, /Size when sent \| 0\.\d kB/u);
    const four = [title('a'), title('b'), title('c'), title('d')];
    const notice = await open({ default: { elements: [title()] }, en: { elements: four } });
    const inEnglish = cardStatus(notice.document, at(notice, '"d"'));
    assert.equal(inEnglish?.text, '$(warning) Card (en): titles 4/3');
    assert.equal(inEnglish?.isOver, true);
    const inDefault = cardStatus(notice.document, new vscode.Position(0, 0));
    assert.equal(inDefault?.text, '$(warning) Card (default): 1 of 19 elements');
    assert.match(inDefault.label, /default: titles 1\/3/u);
    const full = await open([title(), title(), title(), image(), image(), image()]);
    assert.equal(
      cardStatus(full.document, new vscode.Position(0, 0))?.text,
      '$(layout) Card: titles 3/3 · images 3/3',
    );
    assert.equal(cardStatus((await open('{}')).document, new vscode.Position(0, 0)), undefined);
  });

  it('hides Base64 behind a few words, but for what is selected or edited', async () => {
    const editor = await open([title(), image()]);
    const { document } = editor;
    const start = at(editor, PNG);
    const caret = (position: vscode.Position) => [new vscode.Selection(position, position)];
    const [hidden, ...others] = foldedImages(document, caret(new vscode.Position(0, 0)));
    assert.deepEqual(others, []);
    assert.equal(document.getText(hidden?.range), PNG);
    assert.equal(hidden?.renderOptions?.before?.contentText, 'PNG · 1 × 1 · 0.1 kB');
    assert.deepEqual(foldedImages(document, caret(start.translate(0, 5))), []);
    assert.equal(foldedImages(document, caret(start)).length, 1, 'beside it');
    const part = [new vscode.Selection(start.translate(0, 3), start.translate(0, 9))];
    assert.deepEqual(foldedImages(document, part), []);
    const all = [new vscode.Selection(0, 0, document.lineCount, 0)];
    assert.equal(foldedImages(document, all).length, 1, 'all of it is selected');
  });

  describe('of any name the setting matches', () => {
    const text = { elements: [title('y'.repeat(130))] };

    it('is one as soon as the setting says so, and no longer than that', async () => {
      const editor = await open(text, 'plain.json');
      assert.equal(isCardFile(editor.document), false);
      assert.deepEqual(await lenses(editor), []);
      await setCardFiles(['pla*.json']);
      await problems(editor, 1);
      assert.ok((await lenses(editor)).length >= 3);
      await setCardFiles(['other/*.json']);
      await problems(editor, 0);
      assert.equal(isCardFile(editor.document), false);
    });

    it('is completed and explained like the others, nothing twice', async () => {
      await setCardFiles(['**/plain*.json']);
      const empty = await open('', 'plain-empty.json');
      const offered = await completions(empty, new vscode.Position(0, 0));
      assert.equal(offered.filter((label) => label === 'Approval card').length, 1, offered.join());
      const editor = await open('[{"element_type": }]', 'plain-begun.json');
      const types = await completions(editor, at(editor, ' }', 1));
      assert.equal(types.filter((label) => label === '"title"').length, 1, types.join());
      const second = await open(
        '[{"element_type":"title","title":{"text":"a"}}, {"" }]',
        'plain-second.json',
      );
      const keys = await completions(second, at(second, '"" }', 1));
      assert.deepEqual(keys.toSorted(), ['element_type', 'title']);
      const told = await open([title('Deploy')], 'plain-told.json');
      const words = await hover(told, at(told, '"Deploy"', 2));
      assert.match(words, /1 to 120 characters/u);
      assert.match(words, /6 of 120 characters/u);
    });

    it('keeps to the path where a pattern has one', async () => {
      await setCardFiles(['cards/*.json']);
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const inside = await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(folder, 'cards', 'a.json').with({ scheme: 'untitled' }),
      );
      const outside = await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(folder, 'a.json').with({ scheme: 'untitled' }),
      );
      assert.deepEqual([isCardFile(outside)], [false]);
      assert.equal(inside.languageId, 'json');
    });

    it('takes backslashes, folders and the workspace folder, and names what it does not understand', async () => {
      const dialogs = new Dialogs();
      const watching = warnAboutBadPatterns();
      try {
        const editor = await open(text, 'cards/plain.json');
        for (const pattern of ['cards\\*.json', 'cards/', '${workspaceFolder}/cards/*.json']) {
          await setCardFiles([pattern]);
          assert.equal(isCardFile(editor.document), true, pattern);
        }
        await setCardFiles(['${env:HOME}/*.json', '**/*p*l*a*i*n*p*l*a*i*n*.json']);
        assert.equal(isCardFile(editor.document), false);
        const warning = await dialogs.find(/ignored/);
        assert.match(warning.message, /"\$\{env:HOME\}\/\*\.json"/);
        assert.deepEqual(warning.buttons, ['Open Settings']);
      } finally {
        watching.dispose();
        dialogs.dispose();
      }
    });
  });

  describe('gets an image', () => {
    let dialogs: Dialogs;
    const originals = { ...vscode.window };
    const folder = mkdtempSync(path.join(tmpdir(), 'card-images-'));

    beforeEach(() => {
      dialogs = new Dialogs();
    });
    after(() => rmSync(folder, { recursive: true, force: true }));
    afterEach(() => {
      dialogs.dispose();
      replace('showOpenDialog', originals.showOpenDialog);
      replace('showQuickPick', originals.showQuickPick);
    });

    async function choose(name: string, bytes: Uint8Array): Promise<void> {
      const file = vscode.Uri.file(path.join(folder, name));
      await vscode.workspace.fs.writeFile(file, bytes);
      replace('showOpenDialog', () => Promise.resolve([file]));
    }

    it('after the element at the caret, in one step to undo', async () => {
      const editor = await open({ elements: [title(), button(callback())] });
      const before = editor.document.getText();
      const caret = at(editor, 'Deploy 1482');
      await choose('small.png', drawing(20, 10, false));
      assert.equal(await insertImage(editor.document, editor.document.offsetAt(caret)), true);
      const { elements } = JSON.parse(editor.document.getText()) as { elements: { element_type: string }[] };
      assert.deepEqual(
        elements.map((element) => element.element_type),
        ['title', 'image', 'button'],
      );
      await problems(editor, 0);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), before);
    });

    it('into the element that was pressed', async () => {
      const editor = await open([title(), image('')]);
      await choose('small.png', drawing(20, 10, false));
      const lens = (await lenses(editor)).find(({ command }) => command?.title === 'Insert Image…');
      assert.equal(lens?.command?.command, commandIds.insertCardImage);
      const [uri, place] = lens.command.arguments ?? [];
      assert.equal(String(uri), String(editor.document.uri));
      await insertImage(editor.document, Number(place));
      const [, second] = JSON.parse(editor.document.getText()) as { image?: { content: string } }[];
      assert.match(second?.image?.content ?? '', /^iVBORw0KGgo/u);
    });

    it('made small when the person says so, with sizes before and after', async () => {
      const editor = await open([image('')]);
      await choose('large.png', drawing(1200, 600, true));
      const shown: { items: { label: string; description: string }[]; title: string }[] = [];
      replace(
        'showQuickPick',
        (items: { label: string; description: string }[], options: { title: string }) => {
          shown.push({ items, title: options.title });
          return Promise.resolve(items[0]);
        },
      );
      await insertImage(editor.document, 0);
      const [asked] = shown;
      assert.match(asked?.title ?? '', /^large\.png Is PNG · 1200 × 600 · [\d.]+ [kM]B$/u);
      assert.deepEqual(
        asked?.items.map(({ label }) => label),
        ['Resize to Card Width', 'Keep Original'],
      );
      assert.match(asked?.items[0]?.description ?? '', /800 × 400/u);
    });

    it('as it is when it would take too much to decode, without asking', async () => {
      await choose('huge.png', claimingPng(16_000, 8_000, { extraBytes: 160_000 }));
      replace('showQuickPick', () => assert.fail('nothing to choose from'));
      const editor = await open([image('')]);
      assert.equal(await insertImage(editor.document, 0), true);
      const [only] = JSON.parse(editor.document.getText()) as { image: { content: string } }[];
      const words = await hover(editor, at(editor, only?.image.content.slice(0, 40) ?? '', 10));
      assert.match(words, /PNG · 16000 × 8000[^]*Too large to show here/u);
    });

    it('never one that SeaTalk rejects, and says why', async () => {
      const editor = await open([image('')]);
      const before = editor.document.getText();
      await choose('page.webp', Buffer.from('524946462400000057454250', 'hex'));
      await insertImage(editor.document, 0);
      await dialogs.find(/page\.webp is WebP\. SeaTalk accepts PNG, JPG, and GIF/u);
      const gif = Buffer.concat([Buffer.from('47494638396110001000', 'hex'), Buffer.alloc(4_000_000)]);
      await choose('moving.gif', gif);
      await insertImage(editor.document, 0);
      await dialogs.find(/moving\.gif is 3\.81 MB\..*losing its animation/u);
      assert.equal(editor.document.getText(), before);
    });
  });
});
