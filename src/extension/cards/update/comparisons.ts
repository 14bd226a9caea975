import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import { oneLine } from '../../../base/plainText';
import { showNotice } from '../../base/notices';
import { Disposables } from '../../../base/disposables';
import { asFileName } from './sentCard/fileName';
import { schemes } from '../../contributions';

export interface Comparison {
  /** What the card is called; becomes part of a file name. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** In sentences; stands above both cards, and in a notice beside them. */
  readonly question: readonly string[];
}

interface Pending {
  readonly settle: (confirmed: boolean) => void;
}

/**
 * Shows two cards side by side and asks whether to replace one by the other. The question stands above the cards, and the answer is a
 * button in the title; a notice, which may go away by itself, offers the same. Closing the comparison means no.
 */
export class Comparisons implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #texts = new Map<string, string>();
  readonly #pending = new Map<string, Pending>();
  #count = 0;

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(schemes.comparison, this));
    this.#owned.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (!this.#pending.has(uri.toString())) this.#texts.delete(uri.toString());
      }),
    );
    this.#owned.add(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) this.#settle(comparedIn(tab), false);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    // A comparison doesn't outlive its window.
    return (
      this.#texts.get(uri.toString()) ??
      `"${vscode.l10n.t('This comparison is no longer active. Nothing was sent.')}"\n`
    );
  }

  /** @returns whether the person confirmed. */
  async ask({ name, before, after, question }: Comparison): Promise<boolean> {
    const [old, next] = this.#uris(name);
    const update = vscode.l10n.t('Update Card');
    const way = vscode.l10n.t(
      'Choose "{0}" in the title of this editor. Nothing is sent if you close it.',
      update,
    );
    // The same on both sides, so that it is no difference.
    const head = [...question, way].map((sentence) => `// ${oneLine(sentence, 1_000)}\n`).join('');
    this.#texts.set(old.toString(), `${head}${before}`);
    this.#texts.set(next.toString(), `${head}${after}`);
    const answer = new Promise<boolean>((resolve) => {
      this.#pending.set(next.toString(), { settle: resolve });
    });
    await vscode.commands.executeCommand(
      'vscode.diff',
      old,
      next,
      vscode.l10n.t('{0}: Sent Card ↔ New Card', name),
      { preview: false },
    );
    const cancel = vscode.l10n.t('Cancel');
    void warningMessage(question.join(' '), update, cancel).then((chosen) => {
      // A notice that was only dismissed leaves the button in the title.
      if (chosen === undefined) return;
      const pending = this.#pending.get(next.toString());
      if (pending) pending.settle(chosen === update);
      else if (chosen === update) showEnded();
    });
    const confirmed = await answer;
    this.#pending.delete(next.toString());
    await closeTab(next.toString());
    return confirmed;
  }

  /** Confirms the comparison in front, or the one given. */
  confirm(given: unknown): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const uri = given instanceof vscode.Uri ? given.toString() : tab && comparedIn(tab);
    // The button may stand for either side.
    this.#settle(uri?.replace(OLD_SIDE, NEW_SIDE), true);
  }

  dispose(): void {
    for (const { settle } of this.#pending.values()) settle(false);
    this.#pending.clear();
    this.#texts.clear();
    this.#owned.dispose();
  }

  /** Answers instead of the notice, and hides it. */
  #settle(address: string | undefined, confirmed: boolean): void {
    const pending = this.#pending.get(address ?? '');
    if (!pending) return;
    pending.settle(confirmed);
    void vscode.commands.executeCommand('notifications.hideToasts');
  }

  #uris(name: string): [vscode.Uri, vscode.Uri] {
    this.#count += 1;
    // JSON with comments: the question stands on top.
    const file = `${asFileName(name)}.jsonc`;
    const uri = (side: string) =>
      vscode.Uri.from({ scheme: schemes.comparison, path: `/${this.#count}${side}${file}` });
    return [uri(OLD_SIDE), uri(NEW_SIDE)];
  }
}

const OLD_SIDE = '/sent/';
const NEW_SIDE = '/new/';

function showEnded(): void {
  const message = vscode.l10n.t('This comparison was already confirmed or closed.');
  showNotice(message);
}

/** The address of the new card, where a tab shows such a comparison. */
function comparedIn({ input }: vscode.Tab): string | undefined {
  if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
  return input.modified.scheme === schemes.comparison ? input.modified.toString() : undefined;
}

async function closeTab(address: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const tab = tabs.find((each) => comparedIn(each) === address);
  if (tab) await vscode.window.tabGroups.close(tab, true);
}
