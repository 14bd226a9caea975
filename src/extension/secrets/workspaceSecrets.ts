import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { oneLine } from '../../base/plainText';
import { lineIndex } from '../../cards/document/lineIndex';
import { findSecrets } from '../../secrets/findSecrets';
import { SECRET_TEXT_MAX } from '../../secrets/foundSecret';
import type { FoundSecret } from '../../secrets/foundSecret';
import { isDotEnv, textKindOfFile } from '../../secrets/textKind';
import { showNotice } from '../base/notices';
import { openDocument } from '../base/documents/openDocuments';
import { pickOne } from '../base/quickPick';
import { withProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import { gitFateOf } from './gitFate';
import { fileNameOf, keptSecrets, secretsOf, unreadable } from './searchedText';
import type { KeptSecrets } from './searchedText';
import { secretDiagnostics } from './secretDiagnostics';
import { gitWords, kindWords } from './secretWords';
import type { GitFate } from './secretWords';

/** Nobody writes there; what others wrote isn't theirs to fix. */
const LEFT_OUT =
  '**/{node_modules,bower_components,.git,.hg,.svn,dist,out,build,target,vendor,coverage,.venv,venv,__pycache__,.next,.cache}/**';
const FILES_MAX = 20_000;
const AT_ONCE = 8;
const ROWS_MAX = 500;

interface FileWithSecrets {
  readonly uri: vscode.Uri;
  readonly found: readonly FoundSecret[];
  readonly positionAt: (offset: number) => vscode.Position;
  readonly fate: GitFate | undefined;
}

/** Looks for secrets in all files of the workspace. They are listed, and stay in the Problems view until their file is opened. */
export class WorkspaceSecrets implements vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #collection = this.#owned.add(
    vscode.languages.createDiagnosticCollection('seatalk secrets of the workspace'),
  );

  constructor(services: Services) {
    this.#services = services;
    // An open document has squiggles of its own.
    this.#owned.add(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#collection.delete(uri)));
  }

  /** Asks nothing, lists what is found, and opens what is chosen. */
  async find(): Promise<void> {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
      showNotice(vscode.l10n.t('Open a folder to look for secrets in its files.'));
      return;
    }
    this.#collection.clear();
    const searched = await this.#search();
    if (!searched) return;
    const { files, count, isCut } = searched;
    const { apps } = this.#services;
    for (const { uri, found, ...places } of files)
      if (!openDocument(uri)) this.#collection.set(uri, secretDiagnostics(found, apps, places));
    const total = files.reduce((sum, { found }) => sum + found.length, 0);
    const limits = limitWords(isCut);
    if (total === 0) {
      showNotice([vscode.l10n.t('No SeaTalk secrets found in {0} files.', count), ...limits].join(' '));
      return;
    }
    await this.#list(files, total, limits);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Undefined when it was canceled. */
  async #search() {
    const { apps, log } = this.#services;
    try {
      return await withProgress(vscode.l10n.t('Looking for secrets'), async (signal, report) => {
        const uris = await vscode.workspace.findFiles('**/*', LEFT_OUT, FILES_MAX + 1);
        const isCut = uris.length > FILES_MAX;
        const queue = uris.slice(0, FILES_MAX);
        const kept = await keptSecrets(apps, unreadable(log));
        const files: FileWithSecrets[] = [];
        let next = 0;
        const work = async (): Promise<void> => {
          for (let uri = queue[next]; uri && !signal.aborted; uri = queue[next]) {
            next += 1;
            if (next % 100 === 0)
              report(vscode.l10n.t('{0} of {1} files', next, queue.length), 10_000 / queue.length);
            const file = await readFile(uri, kept);
            if (file) files.push(file);
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
        signal.throwIfAborted();
        files.sort((a, b) => a.uri.toString().localeCompare(b.uri.toString()));
        return { files, count: queue.length, isCut };
      });
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return undefined;
      throw error;
    }
  }

  async #list(files: readonly FileWithSecrets[], total: number, limits: readonly string[]): Promise<void> {
    const problems = {
      label: vscode.l10n.t('Show All in Problems'),
      iconPath: new vscode.ThemeIcon('list-tree'),
      alwaysShow: true,
      open: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
    };
    const rows = files.flatMap(({ uri, found, positionAt, fate }) =>
      found.map(({ kind, start, end, knownId }) => {
        const range = new vscode.Range(positionAt(start), positionAt(end));
        const known = knownId === undefined ? undefined : this.#nameOf(knownId);
        return {
          label: `${oneLine(vscode.workspace.asRelativePath(uri), 200)}:${range.start.line + 1}`,
          description: known === undefined ? kindWords(kind) : `${kindWords(kind)}, ${oneLine(known, 60)}`,
          ...(fate === 'tracked' || fate === 'untracked' ? { detail: gitWords(fate) } : {}),
          iconPath: new vscode.ThemeIcon('key'),
          open: () => vscode.window.showTextDocument(uri, { selection: range }),
        };
      }),
    );
    const found = total === 1 ? vscode.l10n.t('1 secret found.') : vscode.l10n.t('{0} secrets found.', total);
    const chosen = await pickOne<vscode.QuickPickItem & { open: () => Thenable<unknown> }>(
      [...rows.slice(0, ROWS_MAX), problems],
      {
        title: vscode.l10n.t('Secrets in Workspace'),
        placeHolder: [found, vscode.l10n.t('Open one to fix it.'), ...limits].join(' '),
        matchOnDescription: true,
      },
    );
    await chosen?.open();
  }

  #nameOf(id: string): string | undefined {
    const { apps } = this.#services;
    return (apps.profile(id) ?? apps.webhook(id))?.name;
  }
}

/** What was left out of a search. */
function limitWords(isCut: boolean): string[] {
  return [
    ...(isCut ? [vscode.l10n.t('Only the first {0} files were searched.', FILES_MAX)] : []),
    ...(vscode.workspace.isTrusted
      ? []
      : [vscode.l10n.t("In Restricted Mode, Git isn't asked whether it ignores .env files.")]),
  ];
}

/** The secrets of a file: as the editor shows it where it is open, else as it is on the disk. */
async function readFile(uri: vscode.Uri, kept: KeptSecrets): Promise<FileWithSecrets | undefined> {
  const open = openDocument(uri);
  const fileName = fileNameOf(uri);
  let found: readonly FoundSecret[];
  let positionAt: FileWithSecrets['positionAt'];
  if (open) {
    found = secretsOf(open, kept);
    positionAt = (offset) => open.positionAt(offset);
  } else {
    const text = await textOf(uri);
    if (text === undefined) return undefined;
    found = findSecrets(text, { kind: textKindOfFile(fileName), fileName, ...kept });
    const placeAt = lineIndex(text);
    positionAt = (offset) => {
      const { line, column } = placeAt(offset);
      return new vscode.Position(line - 1, column - 1);
    };
  }
  if (found.length === 0) return undefined;
  const fate = isDotEnv(fileName) ? await gitFateOf(uri) : undefined;
  // Secrets are welcome in a file of variables that stays on its machine.
  return fate === 'ignored' ? undefined : { uri, found, positionAt, fate };
}

/** Undefined for a file that is gone, too large, or no text. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size === 0 || size > SECRET_TEXT_MAX) return undefined;
    const text = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
