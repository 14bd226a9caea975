/** `npm run pictures`: packs the extension and takes the pictures of the README in a real VS Code, into `media/readme/`. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { CardEditing } from '../test/e2e/pages/cardEditing';
import { ChatWindow } from '../test/e2e/pages/chatWindow';
import { GroupWindow } from '../test/e2e/pages/groupWindow';
import { TapDetails } from '../test/e2e/pages/tapDetails';
import type { Workbench } from '../test/e2e/pages/workbench';
import { openWorkbench } from '../test/e2e/session';
import { closeBrowser } from '../test/support/vscode/browser';
import { projectFolder } from '../test/support/vscode/paths';
import { packDist } from './lib/packDist';
import { palettePng } from './lib/palettePng';
import { runMain } from './lib/runMain';

const folder = path.join(projectFolder, 'media', 'readme');
/** A README is read over slow lines too. */
const MAX_BYTES = 120_000;
/** Small, so that the words can still be read when the page scales the picture down. */
const viewport = { width: 1200, height: 760 };
const TOGGLE_SIDE_BAR = 'View: Toggle Primary Side Bar Visibility';
/** Icons, images and colours of the text come a moment after what can be waited for. */
const SETTLE_MS = 1_500;

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @throws Error when the picture is too large for a README. */
async function take({ page }: Workbench, name: string, clip?: Clip): Promise<void> {
  // Nothing stays highlighted because the mouse happens to be there.
  await page.mouse.move(viewport.width / 2, viewport.height - 5);
  await page.waitForTimeout(SETTLE_MS);
  const file = path.join(folder, `${name}.png`);
  const picture = palettePng(await page.screenshot(clip ? { clip } : {}));
  console.log(`${file}: ${Math.round(picture.length / 1024)} kB`);
  if (picture.length > MAX_BYTES) throw new Error(`That is more than ${MAX_BYTES} bytes.`);
  writeFileSync(file, picture);
}

/** Makes the side bar as wide as its rows need. */
async function widenSideBar({ page }: Workbench, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar');
  await page.mouse.move(box.x + box.width, viewport.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + width, viewport.height / 2, { steps: 8 });
  await page.mouse.up();
}

async function takeConversation(workbench: Workbench): Promise<void> {
  await (await workbench.sideBar.view('Groups')).row('Release room').locator.click();
  const group = new GroupWindow(workbench.webview());
  await group.message('Version v4.6.0 is everywhere').waitFor();
  await group.act(group.message('Version v4.6.0 is everywhere'), 'Reply in Thread');
  await group.threadField.fill('Thank you all!');
  await group.threadField.press('Enter');
  await group.reply('Thank you all!').waitFor();
  await take(workbench, 'conversation');
  await workbench.command('View: Close Editor');
}

async function takeAll(workbench: Workbench): Promise<void> {
  const { editors, notifications, quickInput, sideBar } = workbench;
  await workbench.page.setViewportSize(viewport);
  await sideBar.open('SeaTalk');
  const groups = await sideBar.view('Groups');
  await groups.welcomeButton('Start Local SeaTalk');
  await groups.waitForRow('Release room');
  await widenSideBar(workbench, 360);

  await editors.open('checkout.log');
  for (const chat of ['Lunch', 'On-call']) {
    await editors.selectLines(7, 10);
    await editors.contextMenu('Send Selection to SeaTalk…');
    await quickInput.choose(chat);
    await notifications.waitFor(`Sent to ${chat}`);
    await notifications.clear();
  }
  await workbench.command(TOGGLE_SIDE_BAR);
  await editors.selectLines(7, 10);
  await editors.contextMenu('Send Selection to SeaTalk…');
  await quickInput.row('Alert Relay').waitFor();
  await take(workbench, 'send', { x: 0, y: 0, width: viewport.width, height: 400 });
  await quickInput.cancel();
  await editors
    .tab('checkout.log')
    .getByRole('button', { name: /^Close/u })
    .click();
  await workbench.command(TOGGLE_SIDE_BAR);

  await editors.open('deploy.seatalk-card.json');
  await workbench.command('SeaTalk: Preview Card');
  await workbench.webview().getByRole('button', { name: 'Deploy', exact: true }).waitFor();
  await (await groups.waitForRow('Release room')).expand();
  await (await groups.waitForRow('Release at 17:00')).expand();
  await groups.waitForRow('both ok, go from my side');
  await workbench.webview().getByRole('heading', { name: 'Deploy 1482 waits for a go' }).click();
  await take(workbench, 'overview');

  await workbench.command(TOGGLE_SIDE_BAR);
  await takeTap(workbench);
  await takeCard(workbench);
  await workbench.command('View: Revert and Close Editor');
  await takeChat(workbench);
}

/** A tap delivered to a bot that takes it. */
async function takeTap(workbench: Workbench): Promise<void> {
  const bot = createServer((request, response) => {
    request.resume().once('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const { port } = bot.address() as AddressInfo;
  try {
    const tap = new TapDetails(workbench.webview());
    await tap.press('Deploy');
    await tap.enterAddress(`localhost:${port}/callback`);
    await tap.deliver();
    await tap.outcome(/200/u);
    await take(workbench, 'tap');
    await workbench.webview().getByRole('button', { name: 'Close', exact: true }).click();
  } finally {
    bot.close();
  }
}

/** A finding squiggled in the text, and a description edited in the card. */
async function takeCard(workbench: Workbench): Promise<void> {
  const card = new CardEditing(workbench.page, workbench.webview());
  await card.row('p95_latency_ms').dblclick();
  await card.field('Description').waitFor();
  await take(workbench, 'card');
}

/** The demo bot with the credentials of the local SeaTalk. @returns where it listens, and what ends it. */
async function startBot(workbench: Workbench): Promise<{ readonly url: string; end(): void }> {
  await workbench.command('SeaTalk: Show Local SeaTalk Credentials…');
  await workbench.quickInput.choose('Copy as Environment Variables');
  await workbench.notifications.waitFor('Credentials copied');
  const copied = String(await workbench.page.evaluate('navigator.clipboard.readText()'));
  await workbench.notifications.clear();
  const variables = copied
    .split('\n')
    .map((line) => /^(\w+)=(.*)$/u.exec(line))
    .flatMap((found) => (found ? [[found[1] ?? '', (found[2] ?? '').replaceAll('"', '')] as const] : []));
  const bot = spawn(process.execPath, ['--import', 'tsx', path.join('demo', 'bots', 'approve.ts')], {
    cwd: projectFolder,
    env: { ...process.env, ...Object.fromEntries(variables), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    bot.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = /Listening on (\S+)/u.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    bot.once('exit', (code) => reject(new Error(`The bot ended with ${code}: ${printed}`)));
  });
  return { url, end: () => void bot.kill() };
}

/** A person who mentions a bot, its card in the thread, and the events beside them. */
async function takeChat(workbench: Workbench): Promise<void> {
  const { editors, notifications, quickInput, sideBar } = workbench;
  const bot = await startBot(workbench);
  try {
    await workbench.command('SeaTalk: Connect Bot…');
    await quickInput.choose('Deploy Bot');
    await quickInput.choose('Callback URL');
    await quickInput.answer('Callback URL', bot.url);
    await notifications.waitFor('receives events at');
    await notifications.clear();
    await workbench.command('View: Close All Editors');
    await workbench.command('SeaTalk: Open Chat As…');
    await quickInput.type('Mira Tan');
    await quickInput.choose('Mira Tan');
    await editors.tab('Chat as Mira Tan').waitFor();
    const mira = new ChatWindow(workbench.webview());
    await mira.open('Release room');
    await mira.field.pressSequentially('@Deploy');
    await mira.field.press('Enter');
    await mira.field.pressSequentially('ship 1482 to all clinics');
    await mira.field.press('Enter');
    await mira.message('ship 1482').getByText('1 reply').click();
    await mira.reply('Approval needed').waitFor();
    await workbench.command(TOGGLE_SIDE_BAR);
    await sideBar.open('SeaTalk');
    await (await sideBar.view('Events')).waitForRow('Mention');
    await widenSideBar(workbench, 280);
    await take(workbench, 'chat');
    await takeConversation(workbench);
  } finally {
    bot.end();
  }
}

async function main(): Promise<number> {
  await packDist();
  mkdirSync(folder, { recursive: true });
  const session = await openWorkbench({ theme: 'dark' });
  try {
    await takeAll(session.workbench);
  } finally {
    await session.close();
    await closeBrowser();
  }
  return 0;
}

runMain(main);
