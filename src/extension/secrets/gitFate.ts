import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { followGit, gitApi } from '../git/gitApi';
import { runGit } from '../git/runGit';
import type { GitFate } from './secretWords';

/**
 * What Git does with a file. Undefined where that isn't known: the file is in no repository, or the editor's Git can't be asked, as in
 * Restricted Mode.
 */
export async function gitFateOf(uri: vscode.Uri): Promise<GitFate | undefined> {
  if (uri.scheme !== 'file' && uri.scheme !== 'vscode-remote') return undefined;
  const api = await gitApi();
  const root = api?.getRepository(uri)?.rootUri.fsPath;
  if (!api || root === undefined) return undefined;
  const tracked = await runGit(api, root, ['ls-files', '--error-unmatch', '--', uri.fsPath]);
  if (tracked?.exitCode === 0) return 'tracked';
  const ignored = await runGit(api, root, ['check-ignore', '--quiet', '--', uri.fsPath]);
  // Any other code is a failure of Git, which knows nothing then.
  if (ignored?.exitCode === 0) return 'ignored';
  return ignored?.exitCode === 1 ? 'untracked' : undefined;
}

/** What Git does with files, asked once and until something changes that may change it. */
export class GitFates implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #fates = new Map<string, Promise<GitFate | undefined>>();
  readonly #followed = new Set<string>();
  readonly #changed: () => void;
  #followsGit = false;

  /** @param changed called when what was answered may be wrong by now. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#owned.add(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith('/.gitignore')) this.forget();
      }),
    );
  }

  of(uri: vscode.Uri): Promise<GitFate | undefined> {
    const key = uri.toString();
    const known = this.#fates.get(key);
    if (known) return known;
    const fate = this.#ask(uri);
    this.#fates.set(key, fate);
    return fate;
  }

  forget(): void {
    if (this.#fates.size === 0) return;
    this.#fates.clear();
    this.#changed();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #ask(uri: vscode.Uri): Promise<GitFate | undefined> {
    await this.#follow(uri);
    return gitFateOf(uri);
  }

  async #follow(uri: vscode.Uri): Promise<void> {
    if (!this.#followsGit) {
      const following = await followGit(() => this.forget());
      this.#followsGit ||= following !== undefined;
      if (following) this.#owned.add(following);
    }
    const repository = (await gitApi())?.getRepository(uri);
    const root = repository?.rootUri.toString();
    if (!repository || root === undefined || this.#followed.has(root)) return;
    this.#followed.add(root);
    this.#owned.add(repository.state.onDidChange(() => this.forget()));
  }
}
