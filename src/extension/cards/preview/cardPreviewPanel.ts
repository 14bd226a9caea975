import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import type {
  FrameMessage,
  PreviewFrame,
  PreviewHost,
  PreviewSource,
  ViewChoices,
} from '../../../webview/cardPreview/protocol';
import { FollowedDocument } from '../../base/documents/followedDocument';
import type { FrameHost } from '../../frames/frameHost';
import { openFrame } from '../../frames/openFrame';
import type { StoredValue } from '../../base/storedValue';
import { Disposables } from '../../../base/disposables';
import { DisposableSlot } from '../../../base/slot';
import type { TapLoop } from '../taps/tapLoop';
import { PanelTaps } from '../taps/panelTaps';
import { previewKind } from './previewKind';
import { Paced } from '../../../base/paced';
import type { PostedCard } from './frameModel';
import { PreviewDrawing } from './previewDrawing';
import { CardEditLock } from './cardEditLock';
import { editCard, imageEdit } from './cardEdits';
import type { ImageWish } from './cardEdits';
import { savePicture, showPictureCopied } from './actions/pictures';
import { offerLink } from '../../base/offerLink';
import { SelectionLink } from './selectionLink';
import type { CardOrigins } from '../source/cardOrigin';
import { isSentCard, sentCardOf } from '../source/sentCard';
import type { RuleChoices } from '../source/ruleChoices';
import { readSource, sourceName } from '../source/sourceText';
import { shiftRange } from '../source/trackedRange';

export interface CardPreviewPanelOptions {
  readonly panel: vscode.WebviewPanel;
  readonly extensionUri: vscode.Uri;
  readonly source: PreviewSource;
  /** The panel is the editor of its document, and not a preview beside it: the editor names it. */
  readonly isEditor: boolean;
  readonly language?: string | undefined;
  readonly clock: Clock;
  /** Called when the person asks to send the card shown. */
  readonly onSend: (panel: CardPreviewPanel) => Promise<void>;
  /** Called when the person asks to send the card and to go on with the message. */
  readonly onSendFirst: (panel: CardPreviewPanel) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** Knows of texts that were made from others, such as cards read from code. */
  readonly origins: CardOrigins;
  /** Fires the address of a sent card that has changed, also where no document of it is open. */
  readonly onDidChangeSentCard: vscode.Event<vscode.Uri>;
  /** Which rules are reported for a document. */
  readonly rules: RuleChoices;
  /** Delivers taps to bots; loaded when the first button is pressed. */
  readonly taps: () => Promise<TapLoop>;
  /** How cards were looked at last. */
  readonly choices: Pick<StoredValue<ViewChoices | undefined>, 'get' | 'set'>;
}

/** One preview: follows its document, wherever that is edited, and talks with the frame that draws. */
export class CardPreviewPanel {
  readonly #options: CardPreviewPanelOptions;
  readonly #owned = new Disposables();
  readonly #redraw: Paced;
  readonly #lock = new CardEditLock();
  readonly #link: SelectionLink;
  readonly #taps: PanelTaps;
  readonly #frame: FrameHost<PreviewHost, PreviewFrame>;
  readonly #drawing: PreviewDrawing;
  readonly #followed = this.#owned.add(new DisposableSlot());
  #source: PreviewSource;
  /** What is shown has changed while the tab is hidden. */
  #isOutdated = false;

  constructor(options: CardPreviewPanelOptions) {
    this.#options = options;
    this.#source = options.source;
    this.#redraw = this.#owned.add(
      new Paced(options.clock, () => {
        this.#isOutdated = !options.panel.visible;
        return this.#isOutdated ? Promise.resolve() : this.#drawing.draw().catch(options.onError);
      }),
    );
    this.#link = this.#owned.add(
      new SelectionLink((pointer) =>
        this.#frame.post({ type: 'selected', ...(pointer !== undefined && { pointer }) }),
      ),
    );
    this.#taps = this.#owned.add(
      new PanelTaps({
        loop: options.taps,
        post: (message) => this.#frame.post(message),
        sent: () => sentCardOf(vscode.Uri.parse(this.#source.uri)),
      }),
    );
    const { panel, extensionUri, clock, choices } = options;
    this.#frame = openFrame({
      panel,
      kind: previewKind,
      extensionUri,
      clock,
      title: vscode.l10n.t('Card preview'),
      given: choices.get(),
      onReady: () => this.#run(this.#drawing.drawFirst()),
      onMessage: (message) => this.#handle(message),
      answers: {},
    });
    this.#drawing = new PreviewDrawing(
      {
        frame: this.#frame,
        source: () => this.#source,
        origins: options.origins,
        rules: options.rules,
        lock: this.#lock,
        link: this.#link,
        clock,
      },
      options.language,
    );
    this.#owned.add(panel.onDidDispose(() => this.#owned.dispose()));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)));
    for (const changed of [options.origins.onDidChange, options.onDidChangeSentCard]) {
      this.#owned.add(
        changed((uri) => {
          if (uri.toString() === this.#source.uri) this.#redraw.trigger();
        }),
      );
    }
    this.#owned.add(panel.onDidChangeViewState(() => this.#redrawWhenSeen()));
    this.#owned.add(
      options.origins.onDidMove(({ from, to }) => {
        if (from.toString() !== this.#source.uri) return;
        this.#move(to);
        this.#followDocument();
      }),
    );
    this.#followDocument();
    this.#owned.add(options.rules.onDidChange(() => this.#redraw.trigger()));
    this.#setTitle();
  }

  get source(): PreviewSource {
    return this.#source;
  }

  /** Whether it stands in for the text editor. */
  get isEditor(): boolean {
    return this.#options.isEditor;
  }

  get isActive(): boolean {
    return this.#options.panel.active;
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.#options.panel.viewColumn;
  }

  /** The card drawn last, or undefined while there is none, or its text is broken. */
  get shown(): PostedCard | undefined {
    return this.#drawing.shown;
  }

  /** Brings the panel to the front, now with this part of the document. */
  reveal(source: PreviewSource): void {
    this.#source = source;
    this.#options.panel.reveal(undefined, true);
    this.#redraw.trigger();
  }

  /** Shows a place of the source in a text editor. @param offset in the text that is shown, UTF-16 units. */
  async showInEditor(offset: number): Promise<void> {
    const read = await readSource(this.#source);
    if (!read) return;
    const origin = this.#options.origins.of(this.#source.uri);
    const document = origin?.document ?? read.document;
    const position = origin?.placeOf(offset).start ?? document.positionAt(read.start + offset);
    const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(position, position),
    });
  }

  #handle(message: FrameMessage): void {
    switch (message.type) {
      case 'language':
        this.#run(this.#drawing.drawIn(message.language));
        break;
      case 'select':
        this.#link.select(message.pointer);
        break;
      case 'edit':
        this.#run(this.#edit(message.edits, message.version));
        break;
      case 'chooseImage':
        this.#run(this.#putImage(message));
        break;
      case 'reveal':
        this.#run(this.showInEditor(message.offset));
        break;
      case 'open':
        this.#run(offerLink(message.url));
        break;
      case 'copy':
        this.#run(vscode.env.clipboard.writeText(message.text));
        break;
      case 'send':
        this.#run(this.#options.onSend(this));
        break;
      case 'sendFirst':
        this.#run(this.#options.onSendFirst(this));
        break;
      case 'choices':
        this.#run(this.#options.choices.set(message.choices));
        break;
      case 'copiedPicture':
        this.#run(showPictureCopied(message.error));
        break;
      case 'savePicture':
        this.#run(savePicture(message.png, vscode.Uri.parse(this.#source.uri)));
        break;
      case 'tap':
      case 'deliver':
      case 'cancelDelivery':
      case 'setSigningSecret':
        this.#run(this.#taps.receive(message));
        break;
    }
  }

  /** Carries out what a person changed in the frame, then shows the card as it is, changed or not. */
  async #edit(edits: readonly CardEdit[], version: number): Promise<void> {
    const read = await readSource(this.#source);
    const refusal = await editCard(read, edits, version, this.#lock);
    if (refusal !== undefined) this.#frame.post({ type: 'refused', reason: refusal });
    await this.#drawing.draw();
  }

  async #putImage({ into, version }: ImageWish): Promise<void> {
    const { pickImage } = await import('../images/chosenImage');
    const image = await pickImage();
    if (image) await this.#edit([imageEdit(into, image.base64)], version);
  }

  /** Nothing is drawn that nobody sees. */
  #redrawWhenSeen(): void {
    if (!this.#options.panel.visible || !this.#isOutdated) return;
    this.#isOutdated = false;
    this.#redraw.trigger();
  }

  /** Nobody waits for what a panel does by itself, but a failure is shown. */
  #run(work: PromiseLike<unknown>): void {
    work.then(undefined, this.#options.onError);
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.uri.toString() !== this.#source.uri || contentChanges.length === 0) return;
    const { uri, range } = this.#source;
    if (range) this.#source = { uri, range: shiftRange(range, contentChanges) };
    this.#redraw.trigger();
  }

  #followDocument(): void {
    this.#followed.set(
      new FollowedDocument(vscode.Uri.parse(this.#source.uri, true), {
        onMove: (to) => this.#move(to),
        onChange: () => this.#redraw.trigger(),
      }),
    );
  }

  #move(to: vscode.Uri): void {
    this.#source = { ...this.#source, uri: to.toString() };
    this.#setTitle();
    this.#redraw.trigger();
  }

  #setTitle(): void {
    if (this.isEditor) return;
    const name = sourceName(this.#source);
    this.#options.panel.title = isSentCard(this.#source.uri)
      ? vscode.l10n.t('Sent: {0}', name)
      : vscode.l10n.t('Preview {0}', name);
  }
}
