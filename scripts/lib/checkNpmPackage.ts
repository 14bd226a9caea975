import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { dropFolder } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';
import { run } from '../../test/support/vscode/run';
import { stageExtension } from '../../test/support/vscode/stageExtension';
import { writeLibraryTypes } from './libraryTypes';

/** Everything that may be in the package; npm itself adds the last three. */
const expected = [
  'dist/cards.d.ts',
  'dist/cards.js',
  'dist/local.d.ts',
  'dist/local.js',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/seatalk-card.js',
  'dist/seatalk-local.js',
  'dist/webview/cardPreview.css',
  'dist/webview/cardPreview.js',
  'dist/webview/codicon.ttf',
  'LICENSE',
  'README.md',
  'package.json',
];

const CARD = `[{ "element_type": "title", "title": { "text": "" } }]`;

/** What somebody who installs the package would write; types are checked with those of the library itself. */
const CONSUMER = `import { checkCard, findCardsInCode } from 'seatalk-bot-studio/cards';
import type { CardFinding, CardInCode, CardSurface } from 'seatalk-bot-studio/cards';
const surface: CardSurface = 'group';
const [found]: readonly CardFinding[] = checkCard(${JSON.stringify(CARD)}, surface);
export const said: string | undefined = found?.message;
export const cards: readonly CardInCode[] = findCardsInCode('send([])', 'javascript', surface);

import { createLocalSeaTalk } from 'seatalk-bot-studio/local';
import type { LocalMessage, LocalSeaTalk } from 'seatalk-bot-studio/local';
export async function hears(): Promise<LocalMessage> {
  await using seatalk: LocalSeaTalk = await createLocalSeaTalk({ seed: 'company' }).start();
  const card = await seatalk.bot().sent({ text: /deploy/, in: 'Release room', button: 'Approve' });
  await seatalk.person('mira').taps('Approve', card);
  return seatalk.bot().updated({ within: 100 });
}
`;

/** The test that the documentation of the local SeaTalk shows. */
function documentedTest(): string {
  const page = readFileSync(path.join(projectFolder, 'docs', 'local-seatalk.md'), 'utf8');
  return /```js\n([^]*?)```/u.exec(page)?.[1] ?? '';
}

/**
 * Packs the command lines and the libraries as \`npm pack\` does, installs them in an empty project without a network, and uses them there.
 * @returns one sentence for each complaint.
 */
export async function checkNpmPackage(): Promise<string[]> {
  const folder = temporaryFolder('npm');
  const within = (cwd: string) => ({ cwd });
  const complaints: string[] = [];
  try {
    const stage = path.join(folder, 'stage');
    stageExtension(stage, { production: true });
    cpSync(path.join(projectFolder, 'package.json'), path.join(stage, 'package.json'));
    await writeLibraryTypes(path.join(stage, 'dist'));
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    // npm's own report; other output may stand around it.
    const printed = await run('npm', pack, within(stage));
    const [packed] = JSON.parse(printed.slice(printed.indexOf('[\n'), printed.lastIndexOf(']') + 1)) as {
      filename: string;
      files: { path: string }[];
    }[];
    const files = packed?.files.map((file) => file.path) ?? [];
    for (const name of expected.filter((one) => !files.includes(one)))
      complaints.push(`npm: ${name} is missing.`);
    for (const name of files.filter((one) => !expected.includes(one)))
      complaints.push(`npm: ${name} must not be there.`);

    const user = path.join(folder, 'user');
    mkdirSync(user);
    writeFileSync(path.join(user, 'package.json'), '{ "private": true, "type": "module" }\n');
    writeFileSync(path.join(user, 'use.ts'), CONSUMER);
    writeFileSync(path.join(user, 'a.json'), CARD);
    writeFileSync(path.join(user, 'bot.test.mjs'), documentedTest());
    const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', [...install, path.join(folder, packed?.filename ?? '')], within(user));
    complaints.push(...(await use(user)));
  } finally {
    dropFolder(folder);
  }
  return complaints;
}

async function use(user: string): Promise<string[]> {
  const complaints: string[] = [];
  const attempt = async (what: string, wanted: RegExp, command: readonly string[]) => {
    const said = await run(process.execPath, command, { cwd: user }).catch(String);
    if (!wanted.test(said)) complaints.push(`npm: ${what} gives ${said.trim().slice(0, 500)}`);
  };
  const call = `console.log(checkCard(${JSON.stringify(CARD)})[0].ruleId)`;
  await attempt('import', /^text-missing/u, [
    '--input-type=module',
    '-e',
    `import { checkCard } from 'seatalk-bot-studio/cards'; ${call}`,
  ]);
  await attempt('require', /^text-missing/u, [
    '--input-type=commonjs',
    '-e',
    `const { checkCard } = require('seatalk-bot-studio/cards'); ${call}`,
  ]);
  const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const code = JSON.stringify(`send(${CARD});`);
  await attempt('the finder', /^text-missing/u, [
    '--input-type=module',
    '-e',
    `import { findCardsInCode } from 'seatalk-bot-studio/cards';
    console.log(findCardsInCode(${code}, 'javascript')[0].findings[0].ruleId)`,
  ]);
  for (const name of ['seatalk-card', 'seatalk-local']) {
    const tool = path.join('node_modules', 'seatalk-bot-studio', 'dist', `${name}.js`);
    await attempt(`${name} --version`, new RegExp(`^${version}`, 'u'), [tool, '--version']);
  }
  await attempt('the test of docs/local-seatalk.md', /^# fail 0$/mu, [
    '--test',
    '--test-reporter=tap',
    'bot.test.mjs',
  ]);
  await attempt('require of the local SeaTalk', /^Mira Tan/u, [
    '--input-type=commonjs',
    '-e',
    `const { createLocalSeaTalk } = require('seatalk-bot-studio/local');
    console.log(createLocalSeaTalk().person('mira').name)`,
  ]);
  const compiler = path.join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--types', ''];
  for (const kind of ['nodenext', 'preserve']) {
    await attempt(`tsc --module ${kind}`, /^$/u, [compiler, ...strict, '--module', kind, 'use.ts']);
  }
  return complaints;
}
