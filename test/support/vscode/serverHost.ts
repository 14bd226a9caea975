import type { ChildProcess } from 'node:child_process';
import path from 'node:path';

import { WAIT_LIMIT_MS } from '../limits';
import type { ServerHost } from './findHost';
import { dropFolder, endOwned, startOwned } from './owned';
import { temporaryFolder } from './paths';
import { run } from './run';
import { type UserSettings, writeUserSettings } from './userSettings';

export interface ServerOptions extends UserSettings {
  /** A folder with installed extensions, made by {@link installExtension}; empty when missing. */
  readonly extensionsFolder?: string;
  /** Added to the environment of the server, and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** How much the server and its windows log; little when missing. */
  readonly logLevel?: 'trace';
  /** Opens folders that nobody has trusted in restricted mode, without asking. */
  readonly restricted?: boolean;
  /** Lets the workbench run a test suite and report its end. */
  readonly testDriver?: boolean;
}

/** A running VS Code server with a fresh profile. */
export interface RunningServer {
  /** `host:port`, as in `vscode-remote://<authority>/…`. */
  readonly authority: string;
  /** The address that opens a folder of this machine, with further query parameters. */
  url(folder: string, parameters?: Readonly<Record<string, string>>): string;
  /** Everything the server writes: the profile, logs, and what extensions keep on disk. */
  readonly dataFolder: string;
  /** Where the profile of this server lives. */
  readonly userDataFolder: string;
  /** What the server has printed so far, for a failure's report. */
  output(): string;
  stop(): Promise<void>;
}

const RESTRICTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

const program = (host: ServerHost) => path.join(host.folder, 'out', 'server-main.js');

const commonFlags = (dataFolder: string, extensionsFolder: string) => [
  '--accept-server-license-terms',
  '--telemetry-level=off',
  `--server-data-dir=${path.join(dataFolder, 'server')}`,
  `--user-data-dir=${path.join(dataFolder, 'user')}`,
  `--extensions-dir=${extensionsFolder}`,
];

/** Without these the server would believe it runs inside another VS Code and talk to that one. */
function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VSCODE_') && !name.startsWith('ELECTRON_') && !name.startsWith('npm_'),
  );
  return { ...Object.fromEntries(own), ...extra };
}

/** Installs a packed extension into a fresh folder, which any number of servers of this process may then use. */
export async function installExtension(host: ServerHost, vsix: string): Promise<string> {
  const data = temporaryFolder('install');
  const extensionsFolder = temporaryFolder('extensions');
  await run(host.node, [program(host), ...commonFlags(data, extensionsFolder), '--install-extension', vsix], {
    env: cleanEnvironment(),
  });
  dropFolder(data);
  return extensionsFolder;
}

function portOf(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ${reason}:\n${output().slice(-2_000)}`));
    };
    const timer = setTimeout(() => fail(`did not start in ${WAIT_LIMIT_MS / 1000} s`), WAIT_LIMIT_MS);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

/** Starts a VS Code server on a free loopback port with a profile that nobody used before. */
export async function startServer(host: ServerHost, options: ServerOptions = {}): Promise<RunningServer> {
  const data = temporaryFolder('vscode');
  const userDataFolder = path.join(data, 'user');
  const trust = options.restricted ? RESTRICTED : {};
  writeUserSettings(userDataFolder, { ...options, settings: { ...trust, ...options.settings } });
  const flags = commonFlags(data, options.extensionsFolder ?? path.join(data, 'extensions'));
  const child = startOwned(
    host.node,
    [
      program(host),
      ...flags,
      '--host=127.0.0.1',
      '--port=0',
      '--without-connection-token',
      ...(options.restricted ? [] : ['--disable-workspace-trust']),
      ...(options.logLevel ? [`--log=${options.logLevel}`] : []),
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: cleanEnvironment(options.env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const keep = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const stop = async () => {
    await endOwned(child);
    dropFolder(data);
  };
  try {
    const authority = `127.0.0.1:${await portOf(child, () => printed)}`;
    return {
      authority,
      url: (folder, parameters = {}) =>
        `http://${authority}/?${new URLSearchParams({ folder, ...parameters }).toString()}`,
      dataFolder: data,
      userDataFolder,
      output: () => printed,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
