import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import { looksLikeCard, SNIFFED_CHARS } from '../../../cards/document/looksLikeCard';
import { ContextKey } from '../../base/contextKey';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import { schemes, contextKeys } from '../../contributions';
import { changesCardFiles, isCardFile, isJson } from './isCardFile';

const LOOK_DELAY_MS = 300;

/** Keeps the context keys about cards up to date with the active editor. */
export class CardInFront implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #key = new ContextKey<boolean>(contextKeys.looksLikeCard);
  readonly #fileKey = new ContextKey<boolean>(contextKeys.isCardFile);

  constructor(clock: Clock) {
    const soon = this.#owned.add(new Debounced(clock, LOOK_DELAY_MS, () => this.#look()));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.#look()));
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) soon.trigger();
      }),
    );
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesCardFiles(event)) this.#look();
      }),
    );
    this.#look();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #look(): void {
    const document = vscode.window.activeTextEditor?.document;
    // The output panel counts as an editor; the file in front is still the same.
    if (document?.uri.scheme === 'output') return;
    this.#key.set(document !== undefined && isCardDocument(document));
    this.#fileKey.set(document !== undefined && isCardFile(document));
  }
}

/** Whether a document is a card by its name, or looks like one by its first characters. */
export function isCardDocument(document: vscode.TextDocument): boolean {
  // Compared cards have words in place of images and unknown values.
  if (document.uri.scheme === schemes.comparison) return false;
  return isJson(document) && (isCardFile(document) || looksLikeCard(headOf(document)));
}

/** The first characters only; a card with images has megabytes. */
function headOf(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(document.positionAt(0), document.positionAt(SNIFFED_CHARS)));
}
