import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';

import { again, until } from '../support/until';
import { Authoring } from './pages/authoring';
import { openWorkbench } from './session';
import type { Session } from './session';

/** A picture of two colours, 160 by 90. */
function picture(): string {
  const png = new PNG({ width: 160, height: 90 });
  for (let index = 0; index < png.data.length; index += 4) {
    const isLeft = (index / 4) % 160 < 80;
    png.data.set(isLeft ? [30, 110, 220, 255] : [240, 180, 40, 255], index);
  }
  return PNG.sync.write(png).toString('base64');
}

const card = {
  elements: [
    { element_type: 'title', title: { text: 'Weekly report' } },
    { element_type: 'image', image: { content: picture() } },
    {
      element_type: 'button',
      button: {
        button_type: 'redirect',
        text: 'Open',
        mobile_link: { type: 'web', path: 'https://report.example.com/12' },
      },
    },
  ],
};

describe('writing a card', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let authoring: Authoring;

  before(async () => {
    session = await openWorkbench({
      files: {
        'report.seatalk-card.json': `${JSON.stringify(card, null, 2)}\n`,
        'begun.seatalk-card.json': '',
      },
    });
    authoring = new Authoring(session.workbench.page);
  });

  after(() => session.close());

  it('begins with a whole card from the list', async () => {
    const { workbench } = session;
    await workbench.editors.open('begun.seatalk-card.json');
    await authoring.complete('Approval card');
    await workbench.screenshot('card-completion-empty-dark');
    await authoring.take('Approval card');
    await workbench.statusBar.waitFor(
      'titles 1/3 · descriptions 1/5 · images 0/3 · buttons 1/5 · groups 1/3',
    );
    await workbench.statusBar.waitFor('Card: 4 of 19 elements');
    await workbench.editors.shows((text) => text.includes('"text": "Approve"'));
  });

  it('has its lenses above it and its image behind a few words', async () => {
    const { workbench } = session;
    await workbench.editors.open('report.seatalk-card.json');
    await authoring.lens('Send to Me').waitFor();
    await authoring.lens('Preview').waitFor();
    await authoring.lensWords('3 of 19 elements').waitFor();
    await authoring.lens('Replace Image…').waitFor();
    await workbench.statusBar.waitFor('Card: 3 of 19 elements');
    for (const theme of ['light', 'highContrast', 'dark'] as const) {
      await workbench.useTheme(theme);
      await workbench.screenshot(`card-file-${theme}`);
    }
    await workbench.command('SeaTalk: Preview Card');
    await workbench.webview().getByText('Weekly report').first().waitFor();
    const isWhole = await authoring.lensWords('3 of 19 elements').evaluate((words) => {
      const editor = words.closest('.monaco-editor');
      return !!editor && words.getBoundingClientRect().right < editor.getBoundingClientRect().right;
    });
    assert.ok(isWhole, 'the line above the card fits beside its preview');
    await workbench.screenshot('card-file-half-dark');
    await workbench.resize('narrow');
    await workbench.screenshot('card-file-narrow-dark');
    await workbench.resize('wide');
  });

  it('tells what is used of a limit, and shows an image', async () => {
    const { workbench } = session;
    const told = await authoring.hover('Weekly report', /13 of 120 characters/u);
    assert.match(told, /1 to 120 characters/u);
    await workbench.screenshot('card-hover-text-dark');
    await authoring.hover('"content"', /PNG · 160 × 90/u);
    await until('no picture is told', async () => (await authoring.hovers.pictures()) > 0);
    await workbench.screenshot('card-hover-image-dark');
    await authoring.hovers.leave();
  });

  it('is put right by the light bulb', async () => {
    const { workbench } = session;
    await authoring.squiggles('warning').first().waitFor();
    await workbench.command('Go to Next Problem (Error, Warning, Info)');
    await authoring.leaveProblem();
    await authoring.lightBulb(/desktop link/iu);
    await workbench.screenshot('card-light-bulb-dark');
    assert.match(await authoring.takeFirstFix(), /desktop link/iu);
    await authoring.squiggles('warning').first().waitFor({ state: 'detached' });
    await workbench.editors.shows((text) => text.includes('"desktop_link"'));
    await workbench.screenshot('card-fixed-dark');
  });

  it('is previewed from its lens', async () => {
    const { workbench } = session;
    await workbench.editors.goToLine(1);
    const shown = workbench.webview().getByText('Weekly report').first();
    // A lens that is drawn again between press and release loses the click; the preview of one card opens once.
    await again(
      'no preview',
      (patience) => authoring.lens('Preview').click(patience),
      () => shown.isVisible(),
    );
    await workbench.webview().locator('.row').first().click();
    await workbench.statusBar.waitFor('Card: 3 of 19 elements');
    await workbench.screenshot('card-from-lens-dark');
  });

  /** Saves the new document in front, and looks at what the editor proposes. */
  async function saveAsProposed(name: string, save: () => Promise<void>): Promise<void> {
    const { editors, saving } = session.workbench;
    const file = path.join(session.workspaceFolder, name);
    await save();
    await saving.proposes(file);
    await saving.save();
    await editors.allSaved();
    assert.ok(existsSync(file));
  }

  async function beginNew(title: string): Promise<void> {
    const { workbench } = session;
    await workbench.command('SeaTalk: New Card…');
    await workbench.quickInput.choose(title);
    await workbench.quickInput.closed();
  }

  it('asks where to save a new card, and its preview goes there', async () => {
    const { workbench } = session;
    const { page, editors } = workbench;
    await workbench.command('View: Close All Editors');
    await workbench.dialog.choose("Don't Save");
    await beginNew('Approval');
    const shown = workbench.webview().getByText('Approve').first();
    await shown.waitFor();
    await editors.show('approval.seatalk-card.json');
    await saveAsProposed('approval.seatalk-card.json', async () => {
      await page.keyboard.press('ControlOrMeta+s');
      await workbench.saving.proposes(path.join(session.workspaceFolder, 'approval.seatalk-card.json'));
      await workbench.screenshot('card-save-new-dark');
    });
    assert.equal(existsSync('/approval.seatalk-card.json'), false);
    const copy = path.join(session.workspaceFolder, 'copy.seatalk-card.json');
    await workbench.command('File: Save As...');
    await workbench.saving.proposes(path.join(session.workspaceFolder, 'approval.seatalk-card.json'));
    await workbench.saving.saveTo(copy);
    await editors.tab('Preview copy.seatalk-card.json').waitFor();
    await shown.waitFor();
    writeFileSync(copy, '[{ "element_type": "title", "title": { "text": "From elsewhere" } }]');
    await workbench.webview().getByText('From elsewhere').first().waitFor();
  });

  it('is saved before the visual editor takes the place of its text', async () => {
    const { workbench } = session;
    await workbench.command('View: Close All Editors');
    // The name of the first is taken by its file.
    await beginNew('Approval');
    await workbench.webview().getByText('Approve').first().waitFor();
    await workbench.editors.show('approval-2.seatalk-card.json');
    await workbench.command('View: Close Editors in Other Groups');
    await workbench.command('SeaTalk: Open Card in Visual Editor');
    await workbench.dialog.asks('Save approval-2.seatalk-card.json to open it in the visual editor?');
    await saveAsProposed('approval-2.seatalk-card.json', () => workbench.dialog.choose('Save…'));
    await workbench.webview().getByText('Approve').first().waitFor();
    await workbench.screenshot('card-visual-new-dark');
  });
});
