import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import type { HostMessage, PreviewSource, ViewChoices } from '../../../webview/cardPreview/protocol';
import type { StoredValue } from '../../base/storedValue';
import { Disposables } from '../../../base/disposables';
import type { TapLoop } from '../taps/tapLoop';
import { PanelTaps } from '../taps/panelTaps';
import { frameMessage } from './frameMessages';
import { Paced } from '../../../base/paced';
import { PreviewModel } from '../../../cards/view/previewModel';
import type { PreviewContent, ShownCard } from '../../../cards/view/previewModel';
import { previewPage } from './page/previewPage';
import { previewStrings } from './page/previewStrings';
import { brokenMessage, cardMessage, nothingMessage } from './cardMessage';
import type { MessageOrigin } from './cardMessage';
import { CardEditLock } from './cardEditLock';
import { editCard, imageEdit } from './cardEdits';
import type { ImageWish } from './cardEdits';
import { savePicture, toldPicture } from './actions/pictures';
import { offerLink } from './actions/offerLink';
import { SelectionLink } from './selectionLink';
import type { CardOrigins } from '../source/cardOrigin';
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
  readonly onError: (error: unknown) => void;
  /** Knows of texts that were made from others, such as cards read from code. */
  readonly origins: CardOrigins;
  /** Delivers taps to bots; loaded when the first button is pressed. */
  readonly taps: () => Promise<TapLoop>;
  /** How cards were looked at last. */
  readonly choices: Pick<StoredValue<ViewChoices | undefined>, 'get' | 'set'>;
}

/** One preview: follows its document, wherever that is edited, and talks with the frame that draws. */
export class CardPreviewPanel {
  readonly #options: CardPreviewPanelOptions;
  readonly #owned = new Disposables();
  readonly #model = new PreviewModel();
  readonly #redraw: Paced;
  readonly #lock = new CardEditLock();
  readonly #link: SelectionLink;
  readonly #taps: PanelTaps;
  #source: PreviewSource;
  #isListening = false;
  #shown: ShownCard | undefined;
  #drawing = 0;

  constructor(options: CardPreviewPanelOptions) {
    this.#options = options;
    this.#source = options.source;
    this.#model.language = options.language;
    this.#redraw = this.#owned.add(new Paced(options.clock, () => this.#draw().catch(options.onError)));
    this.#link = this.#owned.add(
      new SelectionLink((pointer) =>
        this.#tell({ type: 'selected', ...(pointer !== undefined && { pointer }) }),
      ),
    );
    this.#taps = this.#owned.add(
      new PanelTaps({ loop: options.taps, tell: (message) => this.#tell(message) }),
    );
    const { panel } = options;
    this.#owned.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#owned.add(
      panel.onDidDispose(() => {
        this.#isListening = false;
        this.#owned.dispose();
      }),
    );
    this.#owned.add(panel.onDidChangeViewState(() => (this.#isListening &&= panel.visible)));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)));
    this.#owned.add(
      options.origins.onDidChange((uri) => {
        if (uri.toString() === this.#source.uri) this.#redraw.trigger();
      }),
    );
    this.#owned.add(vscode.workspace.onDidRenameFiles(({ files }) => this.#rename(files)));
    this.#owned.add(vscode.workspace.onDidDeleteFiles(() => this.#redraw.trigger()));
    this.#setTitle();
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#distUri()] };
    panel.webview.html = this.#page();
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

  /** The card drawn last, or undefined while there is none, or its text is broken. */
  get shown(): ShownCard | undefined {
    return this.#shown;
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

  #receive(data: unknown): void {
    const parsed = frameMessage.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.type) {
      case 'ready':
        this.#isListening = true;
        this.#model.forgetFrame();
        this.#run(this.#draw());
        break;
      case 'language':
        this.#model.language = message.language;
        this.#run(this.#draw());
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
      case 'choices':
        this.#run(this.#options.choices.set(message.choices));
        break;
      case 'copiedPicture':
        this.#run(toldPicture(message.error));
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
    if (refusal !== undefined) this.#tell({ type: 'refused', reason: refusal });
    await this.#draw();
  }

  async #putImage({ into, version }: ImageWish): Promise<void> {
    const { pickCardImage } = await import('../images/cardImage');
    const image = await pickCardImage();
    if (image) await this.#edit([imageEdit(into, image.base64)], version);
  }

  /** Nobody waits for what a panel does by itself, but a failure is told. */
  #run(work: PromiseLike<unknown>): void {
    work.then(undefined, this.#options.onError);
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.uri.toString() !== this.#source.uri || contentChanges.length === 0) return;
    const { uri, range } = this.#source;
    if (range) this.#source = { uri, range: shiftRange(range, contentChanges) };
    this.#redraw.trigger();
  }

  #rename(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    const renamed = files.find(({ oldUri }) => oldUri.toString() === this.#source.uri);
    if (!renamed) return;
    this.#source = { ...this.#source, uri: renamed.newUri.toString() };
    this.#setTitle();
    this.#redraw.trigger();
  }

  async #draw(): Promise<void> {
    if (!this.#isListening) return;
    const drawing = ++this.#drawing;
    const read = await readSource(this.#source);
    if (drawing !== this.#drawing || !this.#isListening) return;
    if (!read) {
      this.#model.forgetFrame();
      this.#shown = undefined;
      this.#link.show(undefined);
      return this.#tell(nothingMessage('gone', this.#source));
    }
    const { document, start } = read;
    const locked = await this.#lock.reason(document);
    if (drawing !== this.#drawing || !this.#isListening) return;
    const origin = this.#options.origins.of(this.#source.uri);
    const content = this.#model.update(read.text);
    this.#shown = content.kind === 'card' ? content : undefined;
    this.#tell(
      this.#message(content, {
        source: this.#source,
        version: document.version,
        lineOf: (offset) => (origin?.placeOf(offset).start ?? document.positionAt(start + offset)).line + 1,
        nowMs: this.#options.clock.now(),
        locked,
        origin,
      }),
    );
    this.#link.show(
      this.#shown && { document, start, version: document.version, card: this.#shown.document, origin },
    );
  }

  #message(content: PreviewContent, origin: MessageOrigin): HostMessage {
    switch (content.kind) {
      case 'card':
        return cardMessage(content, origin);
      case 'broken':
        return brokenMessage(content.faults, origin);
      case 'nothing':
        return nothingMessage(content.reason, origin.source);
    }
  }

  #tell(message: HostMessage): void {
    // Work that was begun may end after the panel was closed, and telling a closed one is an error.
    if (!this.#isListening) return;
    // The editor's own channel: it has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    void this.#options.panel.webview.postMessage(message);
  }

  #setTitle(): void {
    if (this.isEditor) return;
    this.#options.panel.title = vscode.l10n.t('Preview {0}', sourceName(this.#source));
  }

  #distUri(): vscode.Uri {
    return vscode.Uri.joinPath(this.#options.extensionUri, 'dist', 'webview');
  }

  #page(): string {
    const { webview } = this.#options.panel;
    const uriOf = (file: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#distUri(), file)).toString();
    return previewPage({
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      scriptUri: uriOf('cardPreview.js'),
      styleUri: uriOf('cardPreview.css'),
      title: vscode.l10n.t('Card preview'),
      language: vscode.env.language,
      strings: previewStrings(),
      choices: this.#options.choices.get(),
    });
  }
}
