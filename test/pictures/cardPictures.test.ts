import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { palettePng } from '../../scripts/lib/palettePng';
import { previewOf } from '../../src/cards/view/previewOf';
import { CardPainter } from '../../src/cardTool/render/cardPainter';
import { cardForFrame } from '../../src/cardTool/render/framePage';
import { findBrowser } from '../support/vscode/findBrowser';
import { projectFolder, temporaryFolder } from '../support/vscode/paths';
import { PICTURED_CARDS } from './cards';
import type { PicturedCard } from './cards';
import { comparePictures, compareRoughly } from './comparePictures';
import { FONT_STYLE, fontFile, hasGlyph } from './fonts';

/** Share of pixels that may differ: another version of the browser rounds a curve otherwise; a changed word is more. */
const TOLERANCE = 0.0003;
/** The kept pictures are Linux's; letters of other systems are as wide, but not as thick. Share of blocks. */
const ROUGH_TOLERANCE = 0.01;
const CLIENTS = ['light', 'dark'] as const;
/** `npm run test:pictures -- --update` */
const isUpdate = process.argv.includes('--update');

const keptFolder = path.join(__dirname, 'kept');
const failedFolder = path.join(projectFolder, 'test-results', 'pictures');
const keptFile = (name: string, client: string) => path.join(keptFolder, `${name}.${client}.png`);

let frameFolder: string;
let painter: CardPainter;

async function draw(
  { card, language }: PicturedCard,
  client: 'light' | 'dark',
  by = painter,
): Promise<Buffer> {
  const content = previewOf(JSON.stringify(card), { language });
  assert.ok(content.kind === 'card');
  return palettePng(
    Buffer.from(await by.paint(cardForFrame(content), { client, width: 'desktop', scale: 1 })),
  );
}

describe('the picture of a card', () => {
  before(async () => {
    const folder = temporaryFolder('pictures');
    const build = spawnSync(
      process.execPath,
      [path.join(projectFolder, 'esbuild.mjs'), '--production', '--outdir', folder],
      { cwd: projectFolder, encoding: 'utf8' },
    );
    assert.equal(build.status, 0, build.stderr);
    rmSync(failedFolder, { recursive: true, force: true });
    frameFolder = path.join(folder, 'webview');
    painter = await CardPainter.open({
      executable: await findBrowser(),
      frameFolder,
      style: FONT_STYLE,
      resource: fontFile,
    });
  });

  after(() => painter?.close());

  for (const pictured of PICTURED_CARDS) {
    for (const client of CLIENTS) {
      it(`is as it was: ${pictured.name}, ${client}`, async () => {
        const drawn = await draw(pictured, client);
        const file = keptFile(pictured.name, client);
        if (isUpdate) {
          mkdirSync(keptFolder, { recursive: true });
          writeFileSync(file, drawn);
          return;
        }
        assert.ok(existsSync(file), `${file} is missing; npm run test:pictures -- --update makes it`);
        const compared = comparePictures(readFileSync(file), drawn);
        if (compared.share <= TOLERANCE) return;
        const isElsewhere = process.platform !== 'linux';
        if (isElsewhere && compareRoughly(readFileSync(file), drawn) <= ROUGH_TOLERANCE) return;
        mkdirSync(failedFolder, { recursive: true });
        const base = path.join(failedFolder, `${pictured.name}.${client}`);
        writeFileSync(`${base}.drawn.png`, drawn);
        if (compared.picture) writeFileSync(`${base}.different.png`, compared.picture);
        assert.fail(`${compared.words}; look into ${failedFolder}`);
      });
    }
  }

  it('has no character that the fonts of the test lack', () => {
    const text = PICTURED_CARDS.map(({ card }) => JSON.stringify(card)).join('');
    assert.deepEqual(
      [...new Set(text)].filter((character) => !hasGlyph(character)),
      [],
    );
  });

  it('goes on to the last button of the longest card', async () => {
    const full = PICTURED_CARDS.find(({ name }) => name === 'full');
    assert.ok(full);
    const other = JSON.parse(JSON.stringify(full.card).replaceAll('C 3', 'C 9')) as unknown;
    const [one, two] = [await draw(full, 'dark'), await draw({ ...full, card: other }, 'dark')];
    assert.ok(comparePictures(one, two).different > 0);
  });

  it('has its icons, however late their style sheet comes', async () => {
    const [card] = PICTURED_CARDS;
    assert.ok(card);
    const scripts = temporaryFolder('pictures');
    cpSync(path.join(frameFolder, 'cardPreview.js'), path.join(scripts, 'cardPreview.js'));
    const late = await CardPainter.open({
      executable: await findBrowser(),
      frameFolder: scripts,
      style: FONT_STYLE,
      resource: async (name) => {
        if (!name.endsWith('.css'))
          return (await fontFile(name)) ?? readFile(path.join(frameFolder, path.basename(name)));
        // As late as it takes to draw a whole card.
        await draw(card, 'light');
        return readFile(path.join(frameFolder, path.basename(name)));
      },
    });
    try {
      const { share, words } = comparePictures(await draw(card, 'light'), await draw(card, 'light', late));
      assert.ok(share <= TOLERANCE, words);
    } finally {
      await late.close();
    }
  });

  it('differs when one word of it does', async () => {
    const [card] = PICTURED_CARDS;
    assert.ok(card);
    const other = JSON.parse(JSON.stringify(card.card).replaceAll('Hold', 'Stop')) as unknown;
    const [one, two] = [await draw(card, 'light'), await draw({ ...card, card: other }, 'light')];
    assert.ok(comparePictures(one, two).share > TOLERANCE, comparePictures(one, two).words);
  });

  it('differs roughly, too, when a row of it is missing', async () => {
    const [card] = PICTURED_CARDS;
    assert.ok(card && Array.isArray(card.card));
    const shown = await draw(card, 'light');
    const other = [...(card.card as unknown[]).slice(0, 3), card.card.at(-1), card.card.at(-2)];
    assert.equal(compareRoughly(shown, shown), 0);
    assert.ok(compareRoughly(shown, await draw({ ...card, card: other }, 'light')) > ROUGH_TOLERANCE);
  });

  it('is kept for these cards and no others', () => {
    const wanted = PICTURED_CARDS.flatMap(({ name }) => CLIENTS.map((client) => `${name}.${client}.png`));
    assert.deepEqual(readdirSync(keptFolder).toSorted(), wanted.toSorted());
  });
});
