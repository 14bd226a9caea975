import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';

/** Marks a place in the text editors that show a document, until the person moves the cursor there or edits. */
export class TextMark implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #decoration: vscode.TextEditorDecorationType;
  #marked: vscode.TextDocument | undefined;

  constructor() {
    this.#decoration = this.#owned.add(
      vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
        border: '1px solid',
        borderColor: new vscode.ThemeColor('editor.rangeHighlightBorder'),
        overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
      }),
    );
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#drop(document)));
    this.#owned.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#drop(textEditor.document)),
    );
  }

  /** Brings `range` into sight in the text editors that show `document` now, and marks it. No focus moves. */
  show(document: vscode.TextDocument, range: vscode.Range): void {
    this.#drop(this.#marked);
    for (const editor of editorsOf(document)) {
      this.#marked = document;
      editor.setDecorations(this.#decoration, [range]);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #drop(document: vscode.TextDocument | undefined): void {
    if (!document || document !== this.#marked) return;
    this.#marked = undefined;
    for (const editor of editorsOf(document)) editor.setDecorations(this.#decoration, []);
  }
}

function editorsOf(document: vscode.TextDocument): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
