import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { DisposableSlot } from '../../../base/slot';
import { isSameUri, urisOfTab } from './openDocuments';
import { SavedElsewhere } from './savedElsewhere';

export interface DocumentListener {
  /** The document has another address: it was saved for the first time or under another name, renamed, or moved with a folder above. */
  readonly onMove?: (to: vscode.Uri, from: vscode.Uri) => void;
  /** What is on disk or in the tabs changed: the document may have another text, be gone, or be there again. */
  readonly onChange?: () => void;
  /** The editor holds the document no longer. */
  readonly onClose?: () => void;
}

/** Follows one document by its address, wherever it goes. Edits are told by `onDidChangeTextDocument`. */
export class FollowedDocument implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #disk = this.#owned.add(new DisposableSlot());
  readonly #listener: DocumentListener;
  readonly #saved: SavedElsewhere;
  #uri: vscode.Uri;
  /** The editor closes a document under its old name before it tells the new one. */
  #isRenamed = false;

  constructor(uri: vscode.Uri, listener: DocumentListener) {
    this.#uri = uri;
    this.#listener = listener;
    const { workspace, window } = vscode;
    this.#saved = this.#owned.add(
      new SavedElsewhere(
        () => this.#uri,
        (to) => this.#move(to),
      ),
    );
    // A window that starts again brings unsaved documents back one by one.
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#touched([document.uri])));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    this.#owned.add(
      workspace.onWillRenameFiles(({ files }) => {
        if (files.some(({ oldUri }) => pathWithin(oldUri, this.#uri) !== undefined)) this.#isRenamed = true;
      }),
    );
    this.#owned.add(workspace.onDidRenameFiles(({ files }) => this.#renamed(files)));
    this.#owned.add(workspace.onDidDeleteFiles(({ files }) => this.#touched(files)));
    this.#owned.add(workspace.onDidCreateFiles(({ files }) => this.#touched(files)));
    this.#owned.add(
      window.tabGroups.onDidChangeTabs(({ closed }) =>
        this.#touched(closed.flatMap((tab) => urisOfTab(tab))),
      ),
    );
    this.#watchDisk();
  }

  /** Where the document is now. */
  get uri(): vscode.Uri {
    return this.#uri;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #move(to: vscode.Uri): void {
    const from = this.#uri;
    this.#uri = to;
    this.#isRenamed = false;
    this.#watchDisk();
    this.#listener.onMove?.(to, from);
  }

  #closed(document: vscode.TextDocument): void {
    // Another language closes a document too, but only for a moment.
    if (!isSameUri(document.uri, this.#uri) || vscode.workspace.textDocuments.includes(document)) return;
    if (this.#isRenamed) return void this.#closedByRename();
    const { savedAs } = this.#saved;
    if (document.isUntitled && savedAs) return this.#move(savedAs);
    this.#listener.onClose?.();
    this.#listener.onChange?.();
  }

  /** A rename may have been given up after it was announced, which nobody tells: the document is where it was then, and closed for good. */
  async #closedByRename(): Promise<void> {
    const uri = this.#uri;
    const isMoved = await vscode.workspace.fs.stat(uri).then(
      () => false,
      () => true,
    );
    // The move was told meanwhile.
    if (isMoved || !this.#isRenamed || this.#uri !== uri) return;
    this.#isRenamed = false;
    this.#listener.onClose?.();
    this.#listener.onChange?.();
  }

  #renamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    for (const { oldUri, newUri } of files) {
      const rest = pathWithin(oldUri, this.#uri);
      if (rest !== undefined) return this.#move(newUri.with({ path: `${newUri.path}${rest}` }));
    }
  }

  #touched(uris: readonly vscode.Uri[]): void {
    if (uris.some((uri) => pathWithin(uri, this.#uri) !== undefined)) this.#listener.onChange?.();
  }

  /** The editor itself looks only at files that a tab shows, and at the workspace. */
  #watchDisk(): void {
    const isOnDisk = vscode.workspace.fs.isWritableFileSystem(this.#uri.scheme) !== undefined;
    if (!this.#listener.onChange || !isOnDisk) return this.#disk.clear();
    const folder = new vscode.RelativePattern(vscode.Uri.joinPath(this.#uri, '..'), '*');
    const watchers = new Disposables();
    const tell = (uri: vscode.Uri) => this.#touched([uri]);
    const inFolder = watchers.add(vscode.workspace.createFileSystemWatcher(folder));
    // A folder above that is moved away is told for the whole workspace alone.
    const above = watchers.add(vscode.workspace.createFileSystemWatcher('**', false, true, false));
    for (const watcher of [inFolder, above]) {
      watchers.add(watcher.onDidCreate(tell));
      watchers.add(watcher.onDidChange(tell));
      watchers.add(watcher.onDidDelete(tell));
    }
    this.#disk.set(watchers);
  }
}

/** What follows `folder` in the path of `uri`, `''` for the same address; undefined where it isn't inside. */
function pathWithin(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (isSameUri(folder, uri)) return '';
  if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) return undefined;
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length - 1) : undefined;
}
