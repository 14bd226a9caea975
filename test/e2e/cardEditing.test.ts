import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { again, until } from '../support/until';
import { CardEditing } from './pages/cardEditing';
import { openWorkbench, type Session } from './session';
import { type Places, readFolder } from './visiblePlaces';

const NAME = 'rollout.seatalk-card.json';
const CARD = `{
  // The rollout of the week
  "elements": [
    { "element_type": "title", "title": { "text": "Rollout 12" } }, // by hand
    {
      "element_type": "description",
      "description": { "text": "To **staging** first" }
    },
    { "element_type": "button", "button": { "button_type": "callback", "text": "Start", "value": "s-81" } },
    {
      "element_type": "button_group",
      "button_group": [
        { "button_type": "callback", "text": "Pause", "value": "p-82" },
        { "button_type": "callback", "text": "Stop", "value": "x-83" }
      ]
    }
  ]
}
`;

const TITLE = '{ "element_type": "title", "title": { "text": "Above" } }';

describe('editing a card where it is shown', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let card: CardEditing;
  let file: string;
  const picture = (name: string) => session.workbench.screenshot(`card-editing-${name}`);
  const onDisk = () => readFileSync(file, 'utf8');
  const hasBackup = (text: string) => {
    const profile: Places = new Map();
    readFolder(profile, 'profile', session.dataFolder);
    return [...profile].some(([name, content]) => /Backups/u.test(name) && content.includes(text));
  };

  /** Saves what was changed: the tab says so, and the file is no longer what it was. @returns what is on disk. */
  async function save(): Promise<string> {
    const { editors } = session.workbench;
    const before = onDisk();
    await editors.isDirty(NAME);
    await card.press('ControlOrMeta+s');
    await editors.isSaved(NAME);
    return until('the file is not written', () => {
      const now = onDisk();
      // While it is being written, it is empty for a moment.
      return now !== before && now !== '' && now;
    });
  }

  before(async () => {
    session = await openWorkbench({ files: { [NAME]: CARD } });
    file = path.join(session.workspaceFolder, NAME);
    const { workbench } = session;
    await workbench.editors.open(NAME);
    await workbench.command('SeaTalk: Preview Card');
    card = new CardEditing(workbench.page, workbench.webview());
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
  });

  after(() => session.close());

  it('leaves who types alone while the text changes', async () => {
    const { editors, page } = session.workbench;
    await card.select('Rollout 12');
    const title = await card.edit('Title');
    await title.press('Home');
    await page.keyboard.type('The ');
    writeFileSync(
      file,
      CARD.replace('"elements": [', `"elements": [\n    ${TITLE},`).replace('first', 'later'),
    );
    await card.row('To staging later').waitFor();
    await card.row('Above').waitFor();
    await page.keyboard.type('new ');
    assert.equal(await title.inputValue(), 'The new Rollout 12');
    await card.press('Enter');
    await card.shows('Above', 'The new Rollout 12', 'To staging later', 'Start', 'Pause');
    await editors.show(NAME);
    await card.press('Control+z');
    await card.shows('Above', 'Rollout 12', 'To staging later', 'Start', 'Pause');
    // Undone, the text is what is on disk, so a newer file is taken over.
    await editors.isSaved(NAME);
    writeFileSync(file, CARD);
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
  });

  it('moves an element by keyboard and says where it is', async () => {
    await card.select('Rollout 12');
    await card.press('Alt+ArrowDown');
    await card.shows('To staging first', 'Rollout 12', 'Start', 'Pause');
    await card.said('Title moved to position 2 of 4');
    await card.press('Alt+ArrowDown');
    await card.shows('To staging first', 'Start', 'Rollout 12', 'Pause');
    await card.said('Title moved to position 3 of 4');
    await card.press('Alt+ArrowUp');
    await card.shows('To staging first', 'Rollout 12', 'Start', 'Pause');
    await card.said('Title moved to position 2 of 4');
    await card.tool('Move Up').waitFor();
    assert.deepEqual(
      await card.coveredByTools(),
      [],
      'the tools of the selected element cover nothing of the card',
    );
    await picture('1-moved');
  });

  it('moves an element by the mouse, to where a line shows', async () => {
    await card.grab(card.row('Rollout 12'), card.row('To staging'), { x: 0.5, y: 0.2 });
    await picture('2-dragging');
    await card.letGo();
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
    await card.drag(card.row('Start'), card.row('Pause'), { x: 0.5, y: 0.9 });
    await card.shows('Rollout 12', 'To staging first', 'Pause', 'Start');
    await card.grab(card.row('Start'), card.row('Rollout'), { x: 0.5, y: 0.1 });
    await card.press('Escape');
    await card.letGo();
    await card.shows('Rollout 12', 'To staging first', 'Pause', 'Start');
  });

  it('moves a button of a group', async () => {
    await card.drag(card.button('Stop'), card.button('Pause'), { x: 0.2, y: 0.5 });
    await card.shows('Rollout 12', 'To staging first', 'Stop', 'Start');
    await card.button('Pause').focus();
    await card.hasFocus(card.button('Pause'));
    await card.press('Alt+ArrowDown');
    await card.shows('Rollout 12', 'To staging first', 'Stop', 'Pause', 'Start');
    await card.press('Alt+ArrowUp');
    await card.shows('Rollout 12', 'To staging first', 'Stop', 'Start');
    await card.said('Button moved to position 2 of 2 in its group');
  });

  it('duplicates and deletes', async () => {
    await card.select('Rollout 12');
    await card.press('Control+d');
    await card.shows('Rollout 12', 'Rollout 12', 'To staging first', 'Stop', 'Start');
    await card.said('Duplicated');
    await card.press('Delete');
    await card.shows('Rollout 12', 'To staging first', 'Stop', 'Start');
    await card.select('Rollout 12');
    await card.tool('Duplicate').click();
    await card.shows('Rollout 12', 'Rollout 12', 'To staging first', 'Stop', 'Start');
    await card.tool('Delete').click();
    await card.shows('Rollout 12', 'To staging first', 'Stop', 'Start');
  });

  it('edits a text in place', async () => {
    await card.select('Rollout 12');
    await (await card.edit('Title')).fill('x'.repeat(121));
    assert.deepEqual(await card.count('Title'), { text: '121/120', isWrong: true });
    await picture('3-too-long');
    await card.press('Escape');
    await card.shows('Rollout 12', 'To staging first', 'Stop', 'Start');
    await card.hasFocus(card.row('Rollout 12'));
    await (await card.edit('Title')).fill('Rollout 13');
    await card.press('Enter');
    await card.shows('Rollout 13', 'To staging first', 'Stop', 'Start');
    await card.hasFocus(card.row('Rollout 13'));
    await card.press('ArrowDown');
    await card.hasFocus(card.row('To staging first'));
    const description = await card.edit('Description', 'Enter');
    await description.press('End');
    await description.pressSequentially(', then *all*');
    await picture('4-description');
    await card.press('Control+Enter');
    await card.shows('Rollout 13', 'To staging first, then all', 'Stop', 'Start');
  });

  it('adds an element, up to what a card takes', async () => {
    await card.select('Start');
    await card.add('Title').click();
    await card.field('Title').fill('Later');
    await card.press('Enter');
    await card.shows('Rollout 13', 'To staging first, then all', 'Stop', 'Start', 'Later');
    await card.add('Title').click();
    await card.field('Title').waitFor();
    await card.press('Escape');
    await card.add('Title').press('Enter');
    await card.said('Title: a card can have at most 3.');
    await picture('5-full');
  });

  it('edits a button in a small form', async () => {
    await card.button('Start').focus();
    await card.hasFocus(card.button('Start'));
    await (await card.edit('Label')).fill('Begin');
    await picture('6-button');
    await card.press('Enter');
    await card.button('Begin').waitFor();
  });

  it('is undone to the byte', async () => {
    const { editors } = session.workbench;
    await editors.show(NAME);
    assert.match(await save(), /Begin/u);
    await card.press('Control+Home');
    // All of it can be seen, and each step changes something. There is nothing to undo before the file as it was opened.
    for (let text = await editors.visibleText(); text !== CARD.trimEnd() && text !== CARD;) {
      const before = text;
      text = await again(
        `nothing is undone of ${before}`,
        async () => {
          // The editor may hear late that the card had the keyboard, and make its group the active one again.
          await editors.show(NAME);
          await card.press('Control+z');
        },
        async () => {
          const now = await editors.visibleText();
          return now !== before && now;
        },
      );
    }
    assert.equal(await save(), CARD);
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
  });

  it('keeps still while the JSON is broken, and says so', async () => {
    const { workbench } = session;
    await workbench.editors.show(NAME);
    await workbench.editors.goToLine(1);
    await workbench.page.keyboard.insertText('{');
    await card.isOff(/not valid JSON/);
    await card.select('Rollout 12');
    await card.press('Delete');
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
    await picture('7-broken');
  });

  it('is undone from the card itself in the visual editor', async () => {
    const { workbench } = session;
    await workbench.editors.show(NAME);
    await card.press('Control+z');
    await card.add('Title').waitFor();
    await workbench.editors.isSaved(NAME);
    await workbench.command('View: Close Editors in Other Groups');
    await workbench.command('SeaTalk: Open Card in Visual Editor');
    card = new CardEditing(workbench.page, workbench.webview());
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
    await card.select('Start');
    await card.press('Alt+ArrowUp');
    await card.shows('Rollout 12', 'Start', 'To staging first', 'Pause');
    await (await card.edit('Label')).fill('Begin');
    await card.press('Enter');
    await card.shows('Rollout 12', 'Begin', 'To staging first', 'Pause');
    assert.match(await save(), /Begin/u);
    await card.press('Control+z');
    await card.shows('Rollout 12', 'Start', 'To staging first', 'Pause');
    await card.press('Control+z');
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
    assert.equal(await save(), CARD);
    await picture('8-visual-editor');
  });

  it('keeps unsaved changes over a reload, until they are reverted', async () => {
    const { workbench } = session;
    await card.select('Rollout 12');
    await (await card.edit('Title')).fill('Rollout 14');
    await card.press('Enter');
    await card.shows('Rollout 14', 'To staging first', 'Start', 'Pause');
    await workbench.editors.isDirty(NAME);
    await until('no backup is written', () => hasBackup('Rollout 14'));
    await workbench.reload();
    card = new CardEditing(workbench.page, workbench.webview());
    await card.shows('Rollout 14', 'To staging first', 'Start', 'Pause');
    await workbench.editors.isDirty(NAME);
    assert.equal(onDisk(), CARD);
    await workbench.command('File: Revert File');
    await card.shows('Rollout 12', 'To staging first', 'Start', 'Pause');
    await workbench.editors.isSaved(NAME);
    assert.equal(onDisk(), CARD);
  });

  it('looks right in every theme, wide and narrow', async () => {
    const { workbench } = session;
    for (const theme of ['light', 'highContrast', 'highContrastLight'] as const) {
      await workbench.useTheme(theme);
      await card.select('To staging first');
      await picture(`8-${theme}`);
      await card.edit('Description');
      await picture(`9-${theme}-form`);
      await card.press('Escape');
    }
    await workbench.resize('narrow');
    await card.select('Rollout 12');
    await picture('10-narrow');
  });
});
