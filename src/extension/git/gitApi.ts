import * as vscode from 'vscode';

/** What is used of the editor's own Git extension, as its `git.d.ts` has it. */
export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<GitApi['state']>;
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string; readonly upstream?: { readonly remote: string } } | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly indexChanges: readonly GitChange[];
    readonly onDidChange: vscode.Event<void>;
  };
  log(options: { readonly maxEntries: number }): Promise<readonly GitCommit[]>;
}

export interface GitChange {
  readonly uri: vscode.Uri;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/**
 * The editor's Git. Undefined where there is none: it is switched off, the workspace is in Restricted Mode, Git isn't installed, or it still
 * looks for repositories.
 */
export async function gitApi(): Promise<GitApi | undefined> {
  const api = await anyGitApi();
  return api?.state === 'initialized' ? api : undefined;
}

/** Calls back whenever the editor's Git knows more repositories than before. */
export async function followGit(changed: () => void): Promise<vscode.Disposable | undefined> {
  const api = await anyGitApi();
  return api && vscode.Disposable.from(api.onDidChangeState(changed), api.onDidOpenRepository(changed));
}

async function anyGitApi(): Promise<GitApi | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  try {
    const git = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
    return git?.enabled ? git.getAPI(1) : undefined;
  } catch {
    return undefined;
  }
}
