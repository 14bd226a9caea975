import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { WAIT_LIMIT_MS } from '../support/limits';
import { openBrowser } from '../support/vscode/browser';
import { findServerHost, hostAge } from '../support/vscode/findHost';
import { dropFolder } from '../support/vscode/owned';
import { projectFolder, temporaryFolder } from '../support/vscode/paths';
import { installExtension, startServer } from '../support/vscode/serverHost';
import type { UserSettings } from '../support/vscode/userSettings';
import { viewports, Workbench } from './pages/workbench';

export interface SessionOptions extends UserSettings {
  readonly viewport?: keyof typeof viewports;
  /** A folder that is copied, so that a test may write into it; the demo workspace when missing. */
  readonly workspace?: string;
  /** Further files of the workspace: path -> content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly logLevel?: 'trace';
  /** The folder is one that nobody has trusted. */
  readonly restricted?: boolean;
}

/** One VS Code window with the packed extension and a workspace of its own. */
export interface Session {
  readonly workbench: Workbench;
  /** The copy of the workspace that this window shows. */
  readonly workspaceFolder: string;
  /** Everything the server has on disk for this window: profile, logs, what extensions keep. */
  readonly dataFolder: string;
  /** Opens one more window of the same profile on the same workspace; it closes with the session. */
  anotherWindow(): Promise<Workbench>;
  /** What the VS Code server printed, and what pages reported as errors: for tests that look for leaks. */
  output(): string;
  close(): Promise<void>;
}

const open = new Set<Session>();

/** The windows open now: for the picture that is taken when a test fails. */
export const openSessions: ReadonlySet<Session> = open;

let prepared: Promise<string> | undefined;

/** The folder with the packed extension installed: made by who runs all files, else once by this process. */
async function prepareExtensions(): Promise<string> {
  const installed = process.env['E2E_EXTENSIONS'];
  if (installed) return installed;
  const vsix = process.env['E2E_VSIX'] ?? path.join(projectFolder, 'out', 'seatalk-bot-studio.vsix');
  if (!existsSync(vsix)) throw new Error(`There is no ${vsix}: run \`npm run package\` first.`);
  return installExtension(await findServerHost(hostAge()), vsix);
}

function makeWorkspace({ workspace, files = {} }: SessionOptions): string {
  const parent = temporaryFolder('workspace');
  // The name is seen in pictures.
  const folder = path.join(parent, 'demo');
  cpSync(workspace ?? path.join(projectFolder, 'demo'), folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/**
 * Opens a window of a real VS Code with the packed extension installed. The extension is installed once per run; the
 * profile, the workspace and the browser context are fresh each time.
 */
export async function openWorkbench(options: SessionOptions = {}): Promise<Session> {
  prepared ??= prepareExtensions();
  const [host, extensionsFolder, browser] = await Promise.all([
    findServerHost(hostAge()),
    prepared,
    openBrowser(),
  ]);
  const workspaceFolder = makeWorkspace(options);
  const server = await startServer(host, { ...options, extensionsFolder });
  const context = await browser.newContext({
    viewport: viewports[options.viewport ?? 'wide'],
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(WAIT_LIMIT_MS);
  let said = '';
  const session: Session = {
    workbench: new Workbench(await context.newPage()),
    workspaceFolder,
    dataFolder: server.dataFolder,
    anotherWindow: async () => {
      const other = new Workbench(await context.newPage());
      await other.open(server.url(workspaceFolder), options.theme);
      return other;
    },
    output: () => `${server.output()}\n${said}`,
    close: async () => {
      open.delete(session);
      await context.close();
      await server.stop();
      dropFolder(path.dirname(workspaceFolder));
    },
  };
  open.add(session);
  const { page } = session.workbench;
  page.on('console', (message) => (said += `${message.type()}: ${message.text()}\n`));
  page.on('pageerror', (error) => (said += `page error: ${error.message}\n`));
  try {
    await session.workbench.open(server.url(workspaceFolder), options.theme);
    return session;
  } catch (error) {
    await session.workbench.screenshot('window-did-not-open').catch(() => undefined);
    await session.close();
    throw error;
  }
}
