import * as path from 'node:path';
import type * as vscode from 'vscode';
import { commitLink, fileLink, remotePage } from '../../../../compose/excerpts/permalink';
import type { RemotePage } from '../../../../compose/excerpts/permalink';
import { gitApi } from '../../../git/gitApi';
import type { GitApi, GitRepository } from '../../../git/gitApi';
import { runGit } from '../../../git/runGit';

/** Lines of a document, counted from 0, the last included. */
export interface DocumentLines {
  readonly from: number;
  readonly to: number;
}

/**
 * An address where others see the same lines: of a commit that the remote has, and only if they are the same there. Undefined where there is
 * none.
 */
export async function linesLink(
  document: vscode.TextDocument,
  { from, to }: DocumentLines,
): Promise<string | undefined> {
  const api = await gitApi();
  const repository = api?.getRepository(document.uri);
  const remote = repository && remoteOf(repository);
  if (!api || !repository || !remote) return undefined;
  const root = repository.rootUri.fsPath;
  const file = path.relative(root, document.uri.fsPath).split(path.sep).join('/');
  const commit = await sharedCommit(api, repository, remote.name);
  if (commit === undefined) return undefined;
  const shown = await runGit(api, root, ['show', `${commit}:${file}`]);
  if (shown?.exitCode !== 0 || shown.isCut) return undefined;
  const there = linesOf(shown.output).slice(from, to + 1);
  const here = linesOf(document.getText()).slice(from, to + 1);
  if (there.length !== here.length || there.some((line, index) => line !== here[index])) return undefined;
  return fileLink(remote.page, { commit, path: file, from: from + 1, to: to + 1 });
}

/** The address of a commit, if the remote has it. */
export async function commitPage(
  api: GitApi,
  repository: GitRepository,
  commit: string,
): Promise<string | undefined> {
  const remote = remoteOf(repository);
  if (!remote || !(await isShared(api, repository, remote.name, commit))) return undefined;
  return commitLink(remote.page, commit);
}

interface Remote {
  readonly name: string;
  readonly page: RemotePage;
}

/** The remote of the branch, else the one that a clone has, else the first, as far as its page is known. */
function remoteOf({ state }: GitRepository): Remote | undefined {
  const names = [state.HEAD?.upstream?.remote, 'origin', state.remotes[0]?.name];
  for (const name of names) {
    const remote = state.remotes.find((each) => each.name === name);
    const page = remote?.fetchUrl === undefined ? undefined : remotePage(remote.fetchUrl);
    if (remote && page) return { name: remote.name, page };
  }
  return undefined;
}

/** The newest commit of the branch that the remote has, as far as this machine knows. */
async function sharedCommit(
  api: GitApi,
  repository: GitRepository,
  remote: string,
): Promise<string | undefined> {
  const head = repository.state.HEAD?.commit;
  if (head === undefined) return undefined;
  if (await isShared(api, repository, remote, head)) return head;
  const base = await runGit(api, repository.rootUri.fsPath, ['merge-base', 'HEAD', '@{upstream}']);
  return base?.exitCode === 0 ? base.output.trim() : undefined;
}

async function isShared(
  api: GitApi,
  { rootUri }: GitRepository,
  remote: string,
  commit: string,
): Promise<boolean> {
  const branches = await runGit(api, rootUri.fsPath, [
    'for-each-ref',
    '--count=1',
    `--contains=${commit}`,
    `refs/remotes/${remote}/`,
  ]);
  return branches?.exitCode === 0 && branches.output.trim() !== '';
}

const linesOf = (text: string): string[] => text.split(/\r\n?|\n/);
