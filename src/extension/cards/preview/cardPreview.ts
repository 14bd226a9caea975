import * as vscode from 'vscode';
import { errorMessage, informationMessage, warningMessage } from '../../base/dialogs';
import { closing } from '../../base/notices';
import * as z from 'zod';
import { commandIds, internalCommands, viewTypes } from '../../contributions';
import type { TapLoop } from '../taps/tapLoop';
import type { Clock } from '../../../base/clock';
import type { PreviewSource, ViewChoices } from '../../../webview/cardPreview/protocol';
import { CardPreviewPanel } from './cardPreviewPanel';
import { StoredValue } from '../../base/storedValue';
import { WEBVIEW_OPTIONS } from './webviewOptions';
import { previewKind, viewChoices } from './previewKind';
import { previewOf } from '../../../cards/view/previewOf';
import { nothingWords } from './previewWords';
import type { NothingReason } from './previewWords';
import { sendCard } from './actions/sendCard';
import type { CardOrigin, CardOrigins } from '../source/cardOrigin';
import { reopenInFront } from './reopenInFront';
import type { RuleChoices } from '../source/ruleChoices';
import { isUri, readSource } from '../source/sourceText';
import { mementoKeys } from '../../storageKeys';

export interface CardPreviewOptions {
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  /** Called with what a panel could not do. */
  readonly onError: (error: unknown) => void;
  /** Knows of texts that were made from others. */
  readonly origins: CardOrigins;
  /** Fires the address of a sent card that has changed. */
  readonly onDidChangeSentCard: vscode.Event<vscode.Uri>;
  /** Which rules are reported for a document. */
  readonly rules: RuleChoices;
  /** Delivers taps to bots; loaded on first use. */
  readonly taps: () => Promise<TapLoop>;
  /** Where it is kept how cards were looked at last. */
  readonly memento: vscode.Memento;
}

/** All open previews: at most one for a document, and one for a selection in it. */
export class CardPreview {
  readonly #options: CardPreviewOptions;
  readonly #panels = new Set<CardPreviewPanel>();
  readonly #choices: StoredValue<ViewChoices | undefined>;

  constructor(options: CardPreviewOptions) {
    this.#options = options;
    this.#choices = new StoredValue(options.memento, mementoKeys.previewChoices, (stored) => {
      const parsed = viewChoices.safeParse(stored);
      return parsed.success ? parsed.data : undefined;
    });
  }

  /** Shows a preview beside the active editor, or the one that is there already; where a preview is active, in its place. */
  open(source: PreviewSource): void {
    const there = [...this.#panels].find((panel) => !panel.isEditor && isSameKind(panel.source, source));
    if (there) return there.reveal(source);
    const panel = vscode.window.createWebviewPanel(
      viewTypes.preview,
      '',
      { viewColumn: this.#columnForNew(), preserveFocus: true },
      WEBVIEW_OPTIONS,
    );
    this.#adopt(panel, { source });
  }

  /** Fills the editor of a card that the person opened in place of the text editor. */
  edit(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    this.#adopt(panel, { source: { uri: document.uri.toString() }, isEditor: true });
  }

  /** Takes back a panel that the editor restored. A panel whose state can't be read is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const parsed = previewKind.state.safeParse(state);
    if (parsed.success && isUri(parsed.data.source.uri)) this.#adopt(panel, parsed.data);
    else panel.dispose();
  }

  /** What the preview in front shows; undefined when none is. */
  get activeSource(): PreviewSource | undefined {
    return this.#active?.source;
  }

  /** Shows the text of the preview in front: in its place where it is an editor, else beside it. */
  async showText(): Promise<void> {
    const active = this.#active;
    if (active?.isEditor === true) await reopenInFront('default');
    else await active?.showInEditor(0);
  }

  #columnForNew(): vscode.ViewColumn {
    const active = this.#active;
    return active?.isEditor === false && active.viewColumn !== undefined
      ? active.viewColumn
      : vscode.ViewColumn.Beside;
  }

  get #active(): CardPreviewPanel | undefined {
    return [...this.#panels].find((panel) => panel.isActive);
  }

  /** Sends the card of the active preview; with none active, that of the source given. */
  async send(source: PreviewSource | undefined): Promise<void> {
    const active = this.#active;
    if (active) await this.#sendShown(active);
    else if (source) await this.#sendSource(source);
    else await informationMessage(vscode.l10n.t('Open a card, or a preview of one, to send it.'));
  }

  #adopt(
    panel: vscode.WebviewPanel,
    {
      source,
      language,
      isEditor = false,
    }: { readonly source: PreviewSource; readonly language?: string; readonly isEditor?: boolean },
  ): void {
    const { extensionUri, clock, onError, origins, onDidChangeSentCard, rules, taps } = this.#options;
    const onSend = async (preview: CardPreviewPanel) => void (await this.#sendShown(preview));
    const onSendFirst = async (preview: CardPreviewPanel) => showSent(await this.#sendShown(preview));
    const preview = new CardPreviewPanel({
      panel,
      extensionUri,
      source,
      isEditor,
      language,
      clock,
      onSend,
      onSendFirst,
      onError,
      origins,
      onDidChangeSentCard,
      rules,
      taps,
      choices: this.#choices,
    });
    if (!isEditor) {
      panel.iconPath = {
        light: vscode.Uri.joinPath(extensionUri, 'media', 'card-light.svg'),
        dark: vscode.Uri.joinPath(extensionUri, 'media', 'card-dark.svg'),
      };
    }
    this.#panels.add(preview);
    panel.onDidDispose(() => this.#panels.delete(preview));
  }

  /** @returns how it ended, where it came to a send. */
  async #sendShown(panel: CardPreviewPanel): Promise<unknown> {
    const { shown } = panel;
    if (!shown) {
      await errorMessage(vscode.l10n.t("This preview doesn't contain a valid card."));
      return undefined;
    }
    const origin = this.#options.origins.of(panel.source.uri);
    if (origin?.note !== undefined) {
      await offerToExtract(origin);
      return undefined;
    }
    return sendCard({ ...shown, showProblem: (offset) => panel.showInEditor(offset) });
  }

  async #sendSource(source: PreviewSource): Promise<void> {
    const read = await readSource(source);
    if (!read) return explain('gone');
    const content = previewOf(read.text);
    if (content.kind !== 'card') return explain(content.kind === 'nothing' ? content.reason : 'not-json');
    const showProblem = (offset: number) => {
      const position = read.document.positionAt(read.start + offset);
      return vscode.window.showTextDocument(read.document, {
        selection: new vscode.Range(position, position),
      });
    };
    await sendCard({ ...content, showProblem });
  }
}

/** Shows the message that a card was sent as. @param ended how the send ended. */
async function showSent(ended: unknown): Promise<void> {
  const { success, data } = sentResult.safeParse(ended);
  // Where more than one message was sent, or none with an id, there is no card to go on with.
  if (!success) return;
  const { target, messageIds } = data;
  await vscode.commands.executeCommand(internalCommands.previewSentCard, {
    messageId: messageIds[0],
    groupId: target.groupId,
    threadId: target.threadId,
  });
}

/** What the command that sends returns, as far as it is needed here. */
const sentResult = z.object({
  status: z.literal('sent'),
  target: z.object({ groupId: z.string().optional(), threadId: z.string().optional() }),
  messageIds: z.tuple([z.string()]),
});

/** A card with placeholders is not what the code would send. */
async function offerToExtract({ document, placeOf }: CardOrigin): Promise<void> {
  const extract = vscode.l10n.t('Extract to File…');
  const chosen = await warningMessage(
    vscode.l10n.t(
      'Some values of this card come from code. Extract it to a file and fill them in before you send it.',
    ),
    extract,
  );
  if (chosen !== extract) return;
  const offset = document.offsetAt(placeOf('').start);
  await vscode.commands.executeCommand(commandIds.extractCard, document.uri, offset);
}

function isSameKind(a: PreviewSource, b: PreviewSource): boolean {
  return a.uri === b.uri && (a.range === undefined) === (b.range === undefined);
}

async function explain(reason: NothingReason): Promise<void> {
  const { heading, text } = nothingWords(reason);
  const message = `${heading}. ${text}`;
  await errorMessage(message, ...closing(message));
}
