import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { downloadAndUnzipVSCode } from '@vscode/test-electron';

import { findNode, installServer } from './installServer';
import { cacheFolder } from './paths';

/** The ends of the range we support: `engines.vscode`, and the newest server that npm carries. */
export type HostAge = 'oldest' | 'newest';

/** A real VS Code: a desktop one, or the server and workbench that a browser shows. */
export type Host = DesktopHost | ServerHost;

export interface DesktopHost {
  readonly kind: 'desktop';
  readonly executable: string;
  readonly version: string;
}

export interface ServerHost {
  readonly kind: 'server';
  /** The folder that holds `out/server-main.js`. */
  readonly folder: string;
  /** A Node executable that this server runs on. */
  readonly node: string;
  readonly version: string;
}

const desktopVersions = { oldest: '1.100.0', newest: 'stable' } as const;

/** npm's `code-server` with the Node it needs; 4.100.3 is VS Code 1.100.3, 4.139.1 is 1.139.1. */
const serverVersions = {
  oldest: { version: '4.100.3', node: 20 },
  newest: { version: '4.139.1', node: 24 },
} as const;

/** A box without a way out must not wait long to learn it. */
const PROBE_LIMIT_MS = 3_000;

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function canDownload(): Promise<boolean> {
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(PROBE_LIMIT_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function namedExecutable(): string | undefined {
  const executable = process.env['VSCODE_EXECUTABLE'];
  if (!executable) return undefined;
  if (!existsSync(executable)) throw new Error(`VSCODE_EXECUTABLE names a missing file: ${executable}`);
  return executable;
}

/** The `code` command of the person's own VS Code, for `npm start`; its age is theirs to choose. */
export function findCodeCommand(): string | undefined {
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'codium'];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const name of names) {
      const candidate = path.join(folder, name);
      if (folder && existsSync(candidate)) return candidate;
    }
  }
  return undefined;
}

/** The server route alone: what the e2e tests drive through a browser on every system. */
export async function findServerHost(age: HostAge): Promise<ServerHost> {
  const { version, node } = serverVersions[age];
  return { kind: 'server', folder: await installServer(version), node: await findNode(node), version };
}

/** A desktop VS Code of that age, or nothing when this machine can neither show nor get one. */
export async function findDesktopHost(age: HostAge): Promise<DesktopHost | undefined> {
  const named = namedExecutable();
  if (named) {
    const told = spawnSync(named, ['--version'], { encoding: 'utf8', timeout: 10_000 }).stdout ?? '';
    return { kind: 'desktop', executable: named, version: told.split('\n')[0] || 'unknown version' };
  }
  if (!hasDisplay() || !(await canDownload())) return undefined;
  const version = desktopVersions[age];
  const executable = await downloadAndUnzipVSCode({
    version,
    cachePath: path.join(cacheFolder(), 'vscode-desktop'),
  });
  return { kind: 'desktop', executable, version };
}

/**
 * Finds or installs a VS Code for the editor tests: the one `VSCODE_EXECUTABLE` names, a downloaded desktop where there
 * is a display, else the server that npm carries.
 */
export async function findHost(age: HostAge): Promise<Host> {
  return (await findDesktopHost(age)) ?? (await findServerHost(age));
}

/** The age this run is for: `VSCODE_HOST=newest`, else the oldest. */
export function hostAge(): HostAge {
  return process.env['VSCODE_HOST'] === 'newest' ? 'newest' : 'oldest';
}
