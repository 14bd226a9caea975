import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Debounced } from '../base/debounced';
import { Disposables } from '../base/disposables';
import { commandIds } from '../contributions';
import { changesCardFiles, isCardFile } from './isCardFile';

/** Milliseconds of rest after a keystroke or a move of the caret before the counts are made anew. */
const COUNT_DELAY_MS = 150;

/** What the card in front uses of the limits, in the status bar; warns where one is exceeded. */
export class CardStatus implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #item: vscode.StatusBarItem;

  constructor(clock: Clock) {
    this.#item = this.#owned.add(
      vscode.window.createStatusBarItem('seatalk.card', vscode.StatusBarAlignment.Right, 90),
    );
    this.#item.name = vscode.l10n.t('SeaTalk Card');
    this.#item.command = commandIds.previewCard;
    const soon = this.#owned.add(new Debounced(clock, COUNT_DELAY_MS, () => void this.#count()));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => void this.#count()));
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) soon.trigger();
      }),
    );
    this.#owned.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor && isCardFile(textEditor.document)) soon.trigger();
      }),
    );
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesCardFiles(event)) void this.#count();
      }),
    );
    void this.#count();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #count(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    // The output panel counts as an editor; the file in front is still the same.
    if (editor?.document.uri.scheme === 'output') return;
    if (!editor || !isCardFile(editor.document)) return this.#item.hide();
    const { cardStatus } = await import('./cardStatusText');
    // Another one may have come to the front meanwhile.
    if (editor !== vscode.window.activeTextEditor) return;
    const status = cardStatus(editor.document, editor.selection.active);
    if (!status) return this.#item.hide();
    this.#item.text = status.text;
    this.#item.tooltip = status.tooltip;
    this.#item.accessibilityInformation = { label: status.label, role: 'button' };
    this.#item.backgroundColor = status.isOver
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.show();
  }
}
