import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { gitApi } from '../../src/extension/git/gitApi';
import { until } from '../support/until';

/** A folder outside the workspace, under Git, which the editor's Git has open. */
export interface GitFolder {
  readonly path: string;
  /** Writes a file. @returns its address. */
  write(name: string, text: string): vscode.Uri;
  git(...given: readonly string[]): string;
  dispose(): Promise<void>;
}

/** The editor's Git as tests need it: it can be told of a repository. */
interface OpeningApi {
  openRepository(root: vscode.Uri): Promise<unknown>;
}

/** Switches the editor's Git on, which is off in tests, makes a repository, and opens it there. */
export async function openGitFolder(): Promise<GitFolder> {
  await setGit(true);
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'seatalk-git-')));
  const git = (...given: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Mira', '-c', 'user.email=mira.tan@example.com', ...given], {
      cwd: folder,
      encoding: 'utf8',
    });
  git('init', '--quiet', '--initial-branch=main');
  const api = await until('the Git of the editor', () => gitApi());
  await (api as unknown as OpeningApi).openRepository(vscode.Uri.file(folder));
  return {
    path: folder,
    write(name, text) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      return vscode.Uri.file(file);
    },
    git,
    async dispose() {
      await setGit(false);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function setGit(value: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  // The folder is outside the workspace, where the editor would ask first.
  const parents = value ? 'always' : undefined;
  await settings.update('git.openRepositoryInParentFolders', parents, vscode.ConfigurationTarget.Global);
  await settings.update('git.enabled', value, vscode.ConfigurationTarget.Global);
}
