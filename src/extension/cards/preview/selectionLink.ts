import * as vscode from 'vscode';
import type { CardDocument } from '../../../cards/document/cardDocument';
import { rangeOf, pointerAt } from '../../../cards/document/places';
import { Disposables } from '../../../base/disposables';
import { editorRange } from '../source/editorRange';
import type { CardOrigin } from '../source/cardOrigin';
import { TextMark } from './textMark';

/** What a preview shows, as of one version of its document. */
export interface ShownText {
  readonly document: vscode.TextDocument;
  readonly version: number;
  /** Offset in the document where the text shown begins. */
  readonly start: number;
  readonly card: CardDocument;
  /** What the document was made from, if it was. */
  readonly origin?: CardOrigin | undefined;
}

/** Keeps the element selected in a preview and the cursor in its text together, without moving the focus. */
export class SelectionLink implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #mark = this.#owned.add(new TextMark());
  readonly #onCursor: (pointer: string | undefined) => void;
  #shown: ShownText | undefined;
  /** A cursor that moved while the preview was older than the text. */
  #waiting: vscode.TextEditor | undefined;

  /** @param onCursor called with the JSON Pointer of what the cursor of a text editor is in. */
  constructor(onCursor: (pointer: string | undefined) => void) {
    this.#onCursor = onCursor;
    this.#owned.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // Without a kind, an edit elsewhere shifted the cursor: the person didn't move it.
        if (kind !== undefined) this.#follow(textEditor);
      }),
    );
  }

  /** The preview shows this now; undefined while it shows no card, or an old one. */
  show(shown: ShownText | undefined): void {
    this.#shown = shown;
    if (this.#waiting) this.#follow(this.#waiting);
  }

  /** A person selected an element in the preview: shows its JSON where a text editor shows the document. */
  select(pointer: string): void {
    const shown = this.#shown;
    if (!shown || !isCurrent(shown)) return;
    const extent = rangeOf(shown.card, pointer);
    if (!extent) return;
    const { document, start, origin } = shown;
    if (origin) return this.#mark.show(origin.document, origin.placeOf(pointer));
    this.#mark.show(document, editorRange(document, { ...extent, offset: start + extent.offset }));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #follow(editor: vscode.TextEditor): void {
    this.#waiting = undefined;
    const shown = this.#shown;
    if (shown && editor.document !== (shown.origin?.document ?? shown.document)) return;
    if (!shown || !isCurrent(shown)) {
      this.#waiting = editor;
      return;
    }
    if (shown.origin) return this.#onCursor(shown.origin.pointerAt(editor.selection.active));
    const offset = shown.document.offsetAt(editor.selection.active) - shown.start;
    this.#onCursor(pointerAt(shown.card, offset));
  }
}

function isCurrent({ document, version }: ShownText): boolean {
  return document.version === version;
}
