import * as vscode from 'vscode';
import { markDone } from '../../base/contextKey';
import { informationMessage } from '../../base/dialogs';
import { Disposables } from '../../../base/disposables';
import { registerCommand } from '../../base/registerCommand';
import type { Taps } from '../taps/registerTaps';
import { commandIds, contextKeys, viewTypes } from '../../contributions';
import type { PreviewSource } from '../../../webview/cardPreview/protocol';
import type { Services } from '../../session/services';
import type { CardPreview } from './cardPreview';
import { WEBVIEW_OPTIONS } from './webviewOptions';
import type { CardOrigins } from '../source/cardOrigin';
import type { RuleChoices } from '../source/ruleChoices';
import { sourceToPreview } from '../source/previewSources';

/** The open previews, for features that do something with the card in front. */
export interface CardPreviews extends vscode.Disposable {
  /** What the preview in front shows; undefined when none is. */
  readonly activeSource: () => PreviewSource | undefined;
}

/** Offers the card preview and its commands. Loads what draws on first use. */
export function registerCardPreview(
  services: Services & {
    readonly taps: Taps['loop'];
    readonly origins: CardOrigins;
    readonly onDidChangeSentCard: vscode.Event<vscode.Uri>;
    readonly rules: RuleChoices;
  },
): CardPreviews {
  const { taps, clock, context, log, origins, onDidChangeSentCard, rules } = services;
  const owned = new Disposables();
  let loaded: CardPreview | undefined;
  let preview: Promise<CardPreview> | undefined;
  const load = () =>
    (preview ??= import('./cardPreview').then(
      (module) =>
        (loaded = new module.CardPreview({
          extensionUri: context.extensionUri,
          clock,
          onError: (error) => void showLater(log, error),
          origins,
          onDidChangeSentCard,
          rules,
          taps,
          memento: context.globalState,
        })),
    ));

  owned.add(
    registerCommand(services, commandIds.previewCard, async (clicked) => {
      const source = sourceToPreview(clicked);
      if (source) {
        (await load()).open(source);
        markDone(contextKeys.didPreview);
      } else void informationMessage(vscode.l10n.t('Open a card in JSON to preview it.'));
    }),
  );
  for (const id of [commandIds.sendCard, commandIds.menuSendCard]) {
    owned.add(
      registerCommand(services, id, async (clicked) => {
        const source = sourceToPreview(clicked);
        await (await load()).send(source);
      }),
    );
  }
  owned.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.preview, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await load()).restore(panel, state),
    }),
  );
  owned.add(
    vscode.window.registerCustomEditorProvider(
      viewTypes.cardEditor,
      {
        resolveCustomTextEditor: async (document: vscode.TextDocument, panel: vscode.WebviewPanel) => {
          if (!document.isUntitled) return (await load()).edit(document, panel);
          const { giveBack } = await import('./openCardEditor');
          // The editor waits for this function before it lets the panel go.
          giveBack(document, panel).catch((error: unknown) => void showLater(log, error));
        },
      },
      { supportsMultipleEditorsPerDocument: true, webviewOptions: WEBVIEW_OPTIONS },
    ),
  );
  owned.add(
    registerCommand(services, commandIds.showCardEditor, async (clicked) => {
      const uri = clicked instanceof vscode.Uri ? clicked : vscode.window.activeTextEditor?.document.uri;
      if (uri) await (await import('./openCardEditor')).openCardEditor(uri);
    }),
  );
  owned.add(
    registerCommand(services, commandIds.showCardText, () => loaded?.showText() ?? Promise.resolve()),
  );
  return { activeSource: () => loaded?.activeSource, dispose: () => owned.dispose() };
}

async function showLater(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const { showError } = await import('../../base/showError');
  showError(log, error);
}
