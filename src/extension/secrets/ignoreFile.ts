import * as path from 'node:path';
import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { gitApi } from '../git/gitApi';
import { showNotice, showWarning } from '../base/notices';
import { gitFateOf } from './gitFate';

/** Adds a file to the `.gitignore` of its repository, and says what is left to do where Git has the file already. */
export async function ignoreFile(uri: vscode.Uri): Promise<void> {
  const root = (await gitApi())?.getRepository(uri)?.rootUri;
  if (!root) {
    showWarning(vscode.l10n.t("The file is in no Git repository that's open in VS Code."));
    return;
  }
  const relative = path.relative(root.fsPath, uri.fsPath).split(path.sep).join('/');
  const isTracked = (await gitFateOf(uri)) === 'tracked';
  if (!(await addLine(vscode.Uri.joinPath(root, '.gitignore'), ignorePattern(relative)))) {
    showWarning(vscode.l10n.t("{0} couldn't be written.", '.gitignore'));
    return;
  }
  const name = oneLine(path.posix.basename(uri.path), 60);
  showNotice(
    isTracked
      ? vscode.l10n.t(
          '{0} is in .gitignore, but still in Git. Run "git rm --cached" for it, commit, and reset its secrets: the history keeps them.',
          name,
        )
      : vscode.l10n.t('Git ignores {0} now.', name),
  );
}

/** A line of `.gitignore` that names one path. */
export function ignorePattern(relativePath: string): string {
  return `/${relativePath.replaceAll(/[\\*?[\]!# ]/g, String.raw`\$&`)}`;
}

async function addLine(file: vscode.Uri, line: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const document = await vscode.workspace.openTextDocument(file);
  const text = document.getText();
  const insert = new vscode.WorkspaceEdit();
  const before = text === '' || text.endsWith('\n') ? '' : '\n';
  insert.insert(file, document.positionAt(text.length), `${before}${line}\n`);
  return (await vscode.workspace.applyEdit(insert)) && document.save();
}
