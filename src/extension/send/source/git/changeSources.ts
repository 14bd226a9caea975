import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Source } from '../../../../compose/model/source';
import { oneLine } from '../../../../base/plainText';
import { relativeTime } from '../../../../base/relativeTime';
import { showNotice, showRefusal } from '../../../base/notices';
import { pickOne } from '../../../base/quickPick';
import { gitApi } from '../../../git/gitApi';
import type { GitApi, GitCommit, GitRepository } from '../../../git/gitApi';
import { runGit } from '../../../git/runGit';
import { commitPage } from './gitLinks';

const COMMITS_MAX = 100;
/** No program that a repository or a person has set is run, and nothing is colored. */
const DIFF = ['--no-ext-diff', '--no-textconv', '--no-color'] as const;

interface ChangeItem extends vscode.QuickPickItem {
  readonly read?: () => Promise<Source | undefined>;
}

/** Whether the editor's Git has a repository open. */
export async function hasRepositories(): Promise<boolean> {
  return ((await gitApi())?.repositories.length ?? 0) > 0;
}

/** Asks which changes or commit to send. @param where an address in a repository. Undefined, after saying why, without any. */
export async function pickChanges(where: vscode.Uri | undefined): Promise<Source | undefined> {
  const api = await gitApi();
  if (!api || api.repositories.length === 0) {
    showNotice(
      vscode.workspace.isTrusted
        ? vscode.l10n.t('Open a folder that is under Git.')
        : vscode.l10n.t('Git is off in Restricted Mode.'),
    );
    return undefined;
  }
  const repository = await chooseRepository(api, where);
  if (!repository) return undefined;
  const chosen = await pickOne(items(api, repository), {
    title: vscode.l10n.t('Send Changes or Commit'),
    placeHolder: vscode.l10n.t('Choose what to send from {0}', nameOf(repository)),
    matchOnDescription: true,
  });
  return chosen?.read?.();
}

async function chooseRepository(
  api: GitApi,
  where: vscode.Uri | undefined,
): Promise<GitRepository | undefined> {
  const near = where && api.getRepository(where);
  if (near) return near;
  if (api.repositories.length === 1) return api.repositories[0];
  const chosen = await pickOne(
    api.repositories.map((repository) => ({
      label: nameOf(repository),
      description: oneLine(vscode.workspace.asRelativePath(repository.rootUri), 100),
      repository,
    })),
    { title: vscode.l10n.t('Send Changes or Commit'), placeHolder: vscode.l10n.t('Choose a repository') },
  );
  return chosen?.repository;
}

async function items(api: GitApi, repository: GitRepository): Promise<ChangeItem[]> {
  const { indexChanges, workingTreeChanges } = repository.state;
  const rows: ChangeItem[] = [];
  const file = vscode.window.activeTextEditor?.document;
  const isChanged = [...indexChanges, ...workingTreeChanges].some(
    ({ uri }) => uri.fsPath === file?.uri.fsPath,
  );
  if (file && isChanged) {
    const relative = oneLine(pathIn(repository, file.uri), 100);
    rows.push({
      label: vscode.l10n.t('Changes of Active File'),
      description: relative,
      ...(file.isDirty && { detail: vscode.l10n.t("Changes that aren't saved are left out.") }),
      iconPath: new vscode.ThemeIcon('diff'),
      read: () =>
        diff(api, repository, ['HEAD', '--', file.uri.fsPath], vscode.l10n.t('{0}, changes', relative)),
    });
  }
  if (indexChanges.length > 0) {
    rows.push({
      label: vscode.l10n.t('Staged Changes'),
      description: filesWords(indexChanges.length),
      iconPath: new vscode.ThemeIcon('git-commit'),
      read: () =>
        diff(api, repository, ['--cached'], vscode.l10n.t('{0}, staged changes', nameOf(repository))),
    });
  }
  if (workingTreeChanges.length > 0) {
    rows.push({
      label: vscode.l10n.t('Changes'),
      description: filesWords(workingTreeChanges.length),
      iconPath: new vscode.ThemeIcon('git-compare'),
      read: () => diff(api, repository, [], vscode.l10n.t('{0}, changes', nameOf(repository))),
    });
  }
  const commits = await log(repository);
  if (commits.length > 0)
    rows.push({ label: vscode.l10n.t('commits'), kind: vscode.QuickPickItemKind.Separator });
  return [...rows, ...commits.map((commit) => commitItem(api, repository, commit))];
}

function commitItem(api: GitApi, repository: GitRepository, commit: GitCommit): ChangeItem {
  const { hash, message, authorName, authorDate } = commit;
  const subject = oneLine(message.split('\n', 1)[0] ?? '', 100);
  const when = authorDate && relativeTime(authorDate.getTime(), Date.now(), vscode.env.language);
  return {
    label: subject === '' ? hash.slice(0, 8) : subject,
    description: [hash.slice(0, 8), oneLine(authorName ?? '', 40), when].filter(Boolean).join(', '),
    iconPath: new vscode.ThemeIcon('git-commit'),
    read: () => readCommit(api, repository, commit, subject),
  };
}

/** A repository without commits has no log. */
async function log(repository: GitRepository): Promise<readonly GitCommit[]> {
  try {
    return await repository.log({ maxEntries: COMMITS_MAX });
  } catch {
    return [];
  }
}

async function diff(
  api: GitApi,
  repository: GitRepository,
  given: readonly string[],
  label: string,
): Promise<Source | undefined> {
  const answer = await runGit(api, repository.rootUri.fsPath, ['diff', ...DIFF, ...given]);
  if (answer?.exitCode !== 0) return refuse();
  if (answer.output.trim() === '') {
    showNotice(vscode.l10n.t("There are no changes to send. Git doesn't compare files that are new to it."));
    return undefined;
  }
  return {
    kind: 'text',
    text: answer.output,
    languageId: 'diff',
    fileName: 'changes.diff',
    heading: { label },
  };
}

async function readCommit(
  api: GitApi,
  repository: GitRepository,
  commit: GitCommit,
  subject: string,
): Promise<Source | undefined> {
  const { hash, message } = commit;
  const answer = await runGit(api, repository.rootUri.fsPath, [
    'show',
    ...DIFF,
    '--format=',
    '--patch',
    hash,
  ]);
  if (answer?.exitCode !== 0) return refuse();
  const short = hash.slice(0, 8);
  const url = await commitPage(api, repository, hash);
  // The subject stands above it.
  const body = message.split('\n').slice(1).join('\n').trim();
  const text = [body, answer.output.trim()].filter((part) => part !== '').join('\n\n');
  return {
    kind: 'text',
    text: text === '' ? subject : text,
    languageId: 'diff',
    fileName: `${short}.diff`,
    heading: { label: `${short} ${subject}`, url },
  };
}

function refuse(): undefined {
  showRefusal(vscode.l10n.t("Git couldn't be asked. See the Git output for why."));
}

const nameOf = ({ rootUri }: GitRepository): string => oneLine(path.posix.basename(rootUri.path), 60);
const pathIn = ({ rootUri }: GitRepository, uri: vscode.Uri): string =>
  path.relative(rootUri.fsPath, uri.fsPath).split(path.sep).join('/');
const filesWords = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
