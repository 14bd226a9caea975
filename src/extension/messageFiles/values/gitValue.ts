import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import type { Value } from '../../../messageFiles/expand';
import type { GitField } from '../../../messageFiles/messageFile';

/** What is used of a repository of the built-in Git extension. */
interface Repository {
  readonly state: {
    readonly HEAD?: { readonly name?: string; readonly commit?: string } | undefined;
  };
  getCommit(ref: string): Promise<{ readonly message: string; readonly authorName?: string | undefined }>;
}

/** What is used of the interface of the built-in Git extension. */
export interface Git {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}

/** Git looks for repositories after its start. */
const START_MS = 5_000;
const SHORT_COMMIT = 8;

/** A fact of the commit that is checked out where a document is. */
export async function gitValue(
  field: GitField,
  uri: vscode.Uri,
  clock: Clock,
  find: () => Promise<Git | undefined> = builtInGit,
): Promise<Value> {
  const git = await find();
  if (!git) return { missing: 'no_git' };
  await started(git, clock);
  const [only, ...others] = git.repositories;
  const repository = git.getRepository(uri) ?? (others.length === 0 ? only : undefined);
  if (!repository) return { missing: 'no_git' };
  const value = await read(repository, field);
  return value === undefined || value === '' ? { missing: 'no_commit' } : { value };
}

async function read(repository: Repository, field: GitField): Promise<string | undefined> {
  const { HEAD } = repository.state;
  switch (field) {
    case 'branch':
      return HEAD?.name;
    case 'commit':
      return HEAD?.commit;
    case 'shortCommit':
      return HEAD?.commit?.slice(0, SHORT_COMMIT);
    case 'author':
    case 'subject': {
      if (HEAD?.commit === undefined) return undefined;
      const { message, authorName } = await repository.getCommit('HEAD');
      return field === 'author' ? authorName : message.split('\n', 1)[0]?.trim();
    }
  }
}

async function builtInGit(): Promise<Git | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): Git }>('vscode.git');
  if (!extension) return undefined;
  try {
    return (await extension.activate()).getAPI(1);
  } catch {
    // The setting `git.enabled` is off, or there is no Git.
    return undefined;
  }
}

async function started(git: Git, clock: Clock): Promise<void> {
  if (git.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const done = () => {
      timer.dispose();
      subscription.dispose();
      resolve();
    };
    const timer = clock.setTimer(START_MS, done);
    const subscription = git.onDidChangeState(done);
  });
}
