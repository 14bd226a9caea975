import assert from 'node:assert/strict';

import { until } from '../support/until';
import { HOSTILE_CARD } from './hostileCard';
import { CardPanel } from './pages/cardPanel';
import { openWorkbench, type Session } from './session';

const NOTICE = 'leave.seatalk-card.json';
const HOSTILE = 'hostile.seatalk-card.json';
/** Puts the JSON of what follows out of sight. */
const GAP = '\n'.repeat(120);
const body = (title: string) =>
  `{ "elements": [
    { "element_type": "title", "title": { "text": "${title}" } },
    { "element_type": "description", "description": { "text": "Three **days**\\n- one\\n- two" } },
    { "element_type": "button", "button": { "button_type": "callback", "text": "Approve", "value": "a-71" } },
    { "element_type": "button_group", "button_group": [
      { "button_type": "callback", "text": "Later", "value": "l-72" },
      { "button_type": "redirect", "text": "Rules", "mobile_link": { "type": "web", "path": "https://a.example" } }
    ] }
  ] }`;
const CARD = `{
  "tag": "interactive_message", "employee_codes": ["e_1"],
  "interactive_message": {
    "default": ${body('Leave request')},${GAP}
    "id": ${body('Permohonan cuti')}
  }
}
`;

describe('the panel of a card', function () {
  // Each step begins where the one before it ended.
  this.bail(true);
  let session: Session;
  let panel: CardPanel;
  const picture = (name: string) => session.workbench.screenshot(`card-panel-${name}`);
  const press = (key: string) => session.workbench.page.keyboard.press(key);

  async function preview(file: string): Promise<void> {
    const { workbench } = session;
    await workbench.editors.open(file);
    await workbench.command('SeaTalk: Preview Card');
    panel = new CardPanel(workbench.page, workbench.webview());
    await panel.rows.first().waitFor();
  }

  before(async () => {
    session = await openWorkbench({ files: { [NOTICE]: CARD, [HOSTILE]: HOSTILE_CARD } });
    await preview(NOTICE);
  });

  after(() => session.close());

  it('marks the element that the cursor is in, and shows the JSON of a selected one', async () => {
    const { page } = session.workbench;
    await session.workbench.editors.goToLine(7);
    await panel.selected.filter({ hasText: 'Approve' }).waitFor();
    await panel.frame.locator('.languages').selectOption('id');
    await panel.rows.filter({ hasText: 'Permohonan cuti' }).click();
    await page.locator('.view-line').filter({ hasText: 'Permohonan' }).first().waitFor();
    await picture('selected');
  });

  it('can be gone through with the keyboard alone', async () => {
    const stops = await panel.tabThrough(panel.frame.getByRole('combobox', { name: 'Language' }));
    const order = [
      'Language',
      'phone',
      'theme',
      'View and More',
      'Send',
      'Title',
      'Approve',
      'Later',
      'Rules',
    ];
    const places = order.map((name) => stops.findIndex((stop) => stop.includes(name)));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      stops.join('\n'),
    );
    assert.ok(!places.includes(-1), stops.join('\n'));
  });

  it('moves between the rows by arrows, and into their buttons', async () => {
    await panel.rows.first().focus();
    await press('End');
    await panel.isAt('Buttons');
    await press('ArrowRight');
    await panel.isAt('Later');
    await press('ArrowRight');
    await panel.isAt('Rules');
    await press('Enter');
    await panel.details.getByRole('heading', { name: 'On a phone' }).waitFor();
    await picture('details');
    await press('Escape');
    await panel.details.waitFor({ state: 'hidden' });
    await panel.isAt('Rules');
    await press('Home');
    await panel.selected.filter({ hasText: 'Permohonan cuti' }).waitFor();
  });

  it('zooms by keys, and not the window', async () => {
    const width = async () => (await panel.rows.first().boundingBox())?.width ?? 0;
    await panel.rows.first().focus();
    const before = await width();
    await press('Control+=');
    await panel.frame.getByRole('button', { name: /110/u }).waitFor();
    await until('the card is not larger', async () => (await width()) > before);
    await press('Control+0');
    await panel.frame.getByRole('button', { name: /110/u }).waitFor({ state: 'hidden' });
    await until('the card is not as before', async () => (await width()) === before);
  });

  it('shows all looks at once, and keeps that over a reload', async () => {
    await panel.choose('Show All Variants');
    await panel.looks(8);
    await picture('matrix');
    await session.workbench.reload('Developer: Reload Window');
    panel = new CardPanel(session.workbench.page, session.workbench.webview());
    await panel.looks(8);
    await panel.choose('Show All Variants');
    await panel.looks(1);
  });

  it('shows what a platform shows that is left out', async () => {
    await panel.choose('Show Unsupported-Platform Fallback');
    await panel.frame.getByText('[Interactive Message]', { exact: false }).first().waitFor();
    await panel.choose('Show Unsupported-Platform Fallback');
    await panel.rows.first().waitFor();
  });

  it('copies the card as an image', async () => {
    await session.workbench.writeClipboard('words');
    await panel.choose('Copy as PNG');
    const { width, height, colours } = await panel.copiedPicture();
    assert.ok(width > 400 && height > 300, `${width} × ${height}`);
    assert.ok(colours > 20, 'something is drawn on it');
  });

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    it(`has no fault that axe finds: ${theme}`, async () => {
      await session.workbench.useTheme(theme);
      await panel.rows.first().waitFor();
      await panel.choose('Show Client Compatibility');
      await panel.rows.first().click();
      await panel.frame.locator('.card-button').filter({ hasText: 'Later' }).click();
      await panel.details.getByRole('button', { name: 'Close' }).waitFor();
      await picture(`wide-${theme}`);
      const faults = await panel.faults();
      await panel.choose('Show All Variants');
      await panel.looks(8);
      faults.push(...(await panel.faults()));
      await picture(`matrix-${theme}`);
      await panel.choose('Show All Variants');
      await panel.looks(1);
      await panel.choose('Show Client Compatibility');
      await session.workbench.resize('narrow');
      await panel.openMenu();
      await picture(`narrow-${theme}`);
      faults.push(...(await panel.faults()));
      await press('Escape');
      await session.workbench.resize('wide');
      assert.deepEqual(faults, []);
    });
  }

  it('shows a hostile card as text, and nothing happens', async () => {
    const { workbench } = session;
    const asked: string[] = [];
    workbench.page.on('request', (request) => asked.push(request.url()));
    await workbench.useTheme('dark');
    await workbench.command('View: Close All Editors');
    await preview(HOSTILE);
    const { frame } = panel;
    await frame.getByText('19812 more elements').waitFor();
    assert.match(await panel.rows.first().innerText(), /<img src=x onerror=/u);
    assert.equal(await frame.locator('.bubble :is(script, a, iframe, object, [onerror])').count(), 0);
    assert.equal(await frame.locator('.bubble img').count(), 0);
    for (const label of ['script link', 'file link', 'command link']) {
      await frame.locator('.card-button').filter({ hasText: label }).click();
      await panel.details.getByRole('heading', { name: 'On a phone' }).waitFor();
      assert.equal(await panel.details.getByRole('button', { name: 'Open' }).count(), 0, label);
    }
    const titles = await Promise.all(workbench.page.frames().map((one) => one.title().catch(() => '')));
    assert.ok(titles.every((title) => !/^[1-4]$/u.test(title)));
    assert.deepEqual(
      asked.filter(
        (url) =>
          !/^(https?:\/\/(127\.0\.0\.1|localhost)[:/]|data:|blob:|vscode-|https:\/\/[^/]*\.vscode-cdn\.net\/)/u.test(
            url,
          ),
      ),
      [],
    );
    await picture('hostile');
    assert.deepEqual(await panel.faults(), []);
  });
});
