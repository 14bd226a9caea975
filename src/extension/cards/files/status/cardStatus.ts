import * as vscode from 'vscode';
import type { Clock } from '../../../../base/clock';
import { Debounced } from '../../../../base/debounced';
import { Disposables } from '../../../../base/disposables';
import { commandIds, viewTypes, statusItems } from '../../../contributions';
import { changesCardFiles, isCardFile } from '../../source/isCardFile';

/** Milliseconds after a keystroke or a move of the caret before the counts are updated. */
const COUNT_DELAY_MS = 150;

const START = new vscode.Position(0, 0);

/** What the card in front uses of the limits, in the status bar; warns where one is exceeded. */
export class CardStatus implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #item: vscode.StatusBarItem;
  /** The card counted last; undefined once something else came to the front. */
  #counted: vscode.TextDocument | undefined;

  constructor(clock: Clock) {
    this.#item = this.#owned.add(
      vscode.window.createStatusBarItem(statusItems.card, vscode.StatusBarAlignment.Right, 90),
    );
    this.#item.name = vscode.l10n.t('SeaTalk Card');
    this.#item.command = commandIds.previewCard;
    const soon = this.#owned.add(new Debounced(clock, COUNT_DELAY_MS, () => void this.#count()));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => void this.#count()));
    // A preview or a visual editor in front isn't a text editor.
    this.#owned.add(vscode.window.tabGroups.onDidChangeTabs(() => void this.#count()));
    this.#owned.add(vscode.window.tabGroups.onDidChangeTabGroups(() => void this.#count()));
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#inFront()) soon.trigger();
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

  /** The document in front, as text or as a card. */
  #inFront(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document;
    // The output panel counts as an editor; the file in front is still the same.
    if (document) return document.uri.scheme === 'output' ? this.#counted : document;
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (input instanceof vscode.TabInputCustom && input.viewType === viewTypes.cardEditor)
      return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === input.uri.toString());
    // The editor puts a prefix before the type of a panel. A preview shows, as a rule, the card that was in front before it.
    const isPreview = input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewTypes.preview);
    return isPreview && this.#counted?.isClosed === false ? this.#counted : undefined;
  }

  async #count(): Promise<void> {
    const document = this.#inFront();
    if (!document || !isCardFile(document)) {
      this.#counted = undefined;
      return this.#item.hide();
    }
    this.#counted = document;
    const { cardStatus } = await import('./cardStatusText');
    // Another one may have come to the front meanwhile.
    if (document !== this.#inFront()) return;
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const status = cardStatus(document, editor?.selection.active ?? START);
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
