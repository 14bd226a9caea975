import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import { changesCardFiles, isCardFile } from '../source/isCardFile';

/** Milliseconds after a keystroke before images are folded again. */
const FOLD_DELAY_MS = 200;

/**
 * Hides the Base64 of images in open card files behind a few words. A folding range can't do that: it hides whole lines, and an
 * image is a part of one. The text itself isn't changed.
 */
export class ImageFolding implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #hidden = this.#owned.add(
    vscode.window.createTextEditorDecorationType({
      // The editor has no API for hiding text; its own extensions do it this way.
      textDecoration: 'none; display: none;',
      before: { color: new vscode.ThemeColor('editorCodeLens.foreground'), fontStyle: 'italic' },
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );

  constructor(clock: Clock) {
    const soon = this.#owned.add(new Debounced(clock, FOLD_DELAY_MS, () => this.#foldAll()));
    this.#owned.add(vscode.window.onDidChangeVisibleTextEditors(() => this.#foldAll()));
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isCardFile(document)) soon.trigger();
      }),
    );
    this.#owned.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void this.#fold(textEditor)),
    );
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesCardFiles(event)) this.#foldAll();
      }),
    );
    this.#foldAll();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #foldAll(): void {
    for (const editor of vscode.window.visibleTextEditors) void this.#fold(editor);
  }

  async #fold(editor: vscode.TextEditor): Promise<void> {
    if (!isCardFile(editor.document)) return editor.setDecorations(this.#hidden, []);
    const { foldedImages } = await import('./foldedImages');
    editor.setDecorations(this.#hidden, foldedImages(editor.document, editor.selections));
  }
}
