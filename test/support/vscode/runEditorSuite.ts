import path from 'node:path';

import { runTests } from '@vscode/test-electron';

import { WAIT_LIMIT_MS } from '../limits';
import { RECORD_VARIABLE, readRecords, type TestRecord } from '../testRecord';
import { openBrowser } from './browser';
import type { Host, ServerHost } from './findHost';
import { temporaryFolder } from './paths';
import { startServer } from './serverHost';
import { type UserSettings, writeUserSettings } from './userSettings';

/** A test ends by its own time-out; a window may first have to start, or a hook to end before it. */
const STALLED_MS = 3 * WAIT_LIMIT_MS;
const LOOK_EVERY_MS = 5_000;

export interface EditorSuite extends UserSettings {
  /** The folder of the extension under test, with its manifest. */
  readonly extension: string;
  /** The bundle that exports `run`. */
  readonly suite: string;
  /** The folder the editor opens. */
  readonly workspace: string;
  /** Only tests whose full title matches. */
  readonly grep?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Says what the workbench said last, for a suite that never came to its end. */
class Console {
  readonly #lines: string[] = [];

  readonly add = (line: string): void => {
    this.#lines.push(line);
  };

  tail(): string {
    return this.#lines.slice(-30).join('\n');
  }
}

function countEnded(record: string): number {
  const tests = readRecords(record).flatMap((one) => one.tests);
  return tests.filter(({ state }) => state !== 'not run').length;
}

/** Looks now and then whether tests still end; `onStall` is called when none has for longer than one may take. */
function watchProgress(record: string, onStall: () => void): { readonly end: () => void } {
  let ended = -1;
  let since = performance.now();
  const timer = setInterval(() => {
    const now = countEnded(record);
    if (now !== ended) [ended, since] = [now, performance.now()];
    else if (performance.now() - since > STALLED_MS) onStall();
  }, LOOK_EVERY_MS);
  return { end: () => clearInterval(timer) };
}

async function runInServer(
  host: ServerHost,
  { extension, suite, workspace, ...options }: EditorSuite,
  record: string,
): Promise<string> {
  const server = await startServer(host, { ...options, testDriver: true });
  const context = await (await openBrowser()).newContext({ viewport: { width: 1400, height: 900 } });
  const console = new Console();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.add(`page error: ${error.message}`));
    await page.exposeFunction('codeAutomationLog', (type: string, lines: unknown[]) =>
      console.add(`${type}: ${lines.map(String).join(' ')}`),
    );
    let progress: { readonly end: () => void } | undefined;
    const exited = new Promise<void>((resolve, reject) => {
      progress = watchProgress(record, () => reject(new Error('no test has ended for too long')));
      page.exposeFunction('codeAutomationExit', () => resolve()).catch(reject);
      page.on('crash', () => reject(new Error('the browser page crashed')));
    });
    const remote = (file: string) => `vscode-remote://${server.authority}${file}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(suite)],
      ['skipWelcome', 'true'],
    ]);
    try {
      // Together: what breaks while the page is still opening has somebody who hears of it.
      await Promise.all([page.goto(server.url(workspace, { payload }), { timeout: WAIT_LIMIT_MS }), exited]);
    } finally {
      progress?.end();
    }
    return console.tail();
  } catch (error) {
    throw new Error(`${String(error)}\n${console.tail()}\n${server.output().slice(-2_000)}`, {
      cause: error,
    });
  } finally {
    await context.close();
    await server.stop();
  }
}

async function runInDesktop(executable: string, suite: EditorSuite): Promise<string> {
  const userDataFolder = temporaryFolder('desktop');
  writeUserSettings(userDataFolder, suite);
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: suite.extension,
    extensionTestsPath: suite.suite,
    extensionTestsEnv: { ...suite.env },
    launchArgs: [
      suite.workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${userDataFolder}`,
      `--extensions-dir=${path.join(userDataFolder, 'extensions')}`,
    ],
  });
  return '';
}

/** What is on record of a suite's tests, also where it broke before its end. */
export interface EditorSuiteResult {
  readonly records: readonly TestRecord[];
  /** Why it did not come to its end, with the last lines of the editor's console. */
  readonly broken?: string;
}

/** Runs a mocha suite inside the extension host of a real VS Code, with the extension under development in it. */
export async function runEditorSuite(host: Host, suite: EditorSuite): Promise<EditorSuiteResult> {
  // Whoever counts steps has a folder for it.
  const record = process.env[RECORD_VARIABLE] ?? temporaryFolder('record');
  const env = {
    ...suite.env,
    [RECORD_VARIABLE]: record,
    ...(suite.grep === undefined ? {} : { EDITOR_GREP: suite.grep }),
  };
  const whole = { ...suite, env };
  try {
    const said =
      host.kind === 'server'
        ? await runInServer(host, whole, record)
        : await runInDesktop(host.executable, whole);
    const records = readRecords(record);
    return records.length > 0
      ? { records }
      : { records, broken: `The suite left no record. The editor said last:\n${said}` };
  } catch (error) {
    return { records: readRecords(record), broken: error instanceof Error ? error.message : String(error) };
  }
}
