import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { isSameUri, openDocument, urisOfTab } from './openDocuments';

/**
 * Notices that a document was saved under another address: an unsaved one for the first time, or any with *Save As*. The editor has no
 * event for it. It opens the other document, gives it the same text, saves it, and puts it in place of the first.
 */
export class SavedElsewhere implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #uri: () => vscode.Uri;
  /** The document that had the same text last. */
  #copy: { readonly uri: vscode.Uri; isSaved: boolean } | undefined;
  /** A tab with the copy was just opened: the next one that closes may be that of the original. */
  #isShown = false;

  /**
   * @param uri where the document is now.
   * @param onMove called once the copy has taken the place of the document.
   */
  constructor(uri: () => vscode.Uri, onMove: (to: vscode.Uri) => void) {
    this.#uri = uri;
    const { workspace, window } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#compare(document)));
    this.#owned.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#compare(document);
      }),
    );
    this.#owned.add(
      workspace.onDidSaveTextDocument((document) => {
        if (this.#copy && isSameUri(document.uri, this.#copy.uri)) this.#copy.isSaved = true;
      }),
    );
    this.#owned.add(
      window.tabGroups.onDidChangeTabs((event) => {
        const to = this.#replacement(event);
        if (to) onMove(to);
      }),
    );
  }

  /** Where the document was saved; asked when its text document closes. */
  get savedAs(): vscode.Uri | undefined {
    return this.#copy?.isSaved === true ? this.#copy.uri : undefined;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #compare(document: vscode.TextDocument): void {
    if (isSameUri(document.uri, this.#uri())) {
      // An unsaved document is emptied before it closes.
      if (document.getText() !== '') this.#copy = undefined;
      return;
    }
    if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== true) return;
    const original = openDocument(this.#uri());
    if (original && isSameText(original, document)) this.#copy = { uri: document.uri, isSaved: false };
  }

  #replacement({ opened, changed, closed }: vscode.TabChangeEvent): vscode.Uri | undefined {
    const copy = this.savedAs;
    const shows = (tabs: readonly vscode.Tab[], uri: vscode.Uri) =>
      tabs.some((tab) => urisOfTab(tab).some((each) => isSameUri(each, uri)));
    const isReplaced = this.#isShown && shows(closed, this.#uri());
    if (copy && (shows(opened, copy) || (this.#isShown && shows(changed, copy)))) this.#isShown = true;
    else this.#isShown = false;
    return isReplaced ? copy : undefined;
  }
}

function isSameText(a: vscode.TextDocument, b: vscode.TextDocument): boolean {
  // The number of lines is at hand; putting a text together takes time.
  if (a.lineCount !== b.lineCount) return false;
  const text = a.getText();
  return text !== '' && text === b.getText();
}
