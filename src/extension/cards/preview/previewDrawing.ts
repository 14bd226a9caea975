import type { Clock } from '../../../base/clock';
import type {
  HostMessage,
  PreviewFrame,
  PreviewHost,
  PreviewSource,
} from '../../../webview/cardPreview/protocol';
import type { FrameHost } from '../../frames/frameHost';
import type { CardOrigins } from '../source/cardOrigin';
import type { RuleChoices } from '../source/ruleChoices';
import { readSource } from '../source/sourceText';
import type { CardEditLock } from './cardEditLock';
import { brokenMessage, cardMessage, nothingMessage } from './cardMessage';
import type { MessageOrigin } from './cardMessage';
import { FrameModel } from './frameModel';
import type { PostedCard, PostedContent } from './frameModel';
import type { SelectionLink } from './selectionLink';

export interface PreviewDrawingOptions {
  readonly frame: Pick<FrameHost<PreviewHost, PreviewFrame>, 'isListening' | 'post'>;
  /** What the preview shows now; it follows renames and edits. */
  readonly source: () => PreviewSource;
  readonly origins: Pick<CardOrigins, 'of'>;
  readonly rules: Pick<RuleChoices, 'choiceFor'>;
  readonly lock: CardEditLock;
  readonly link: Pick<SelectionLink, 'show'>;
  readonly clock: Clock;
}

/** Shows in its frame what the source of one preview is now: reads it, and posts what the frame doesn't have of it. */
export class PreviewDrawing {
  readonly #options: PreviewDrawingOptions;
  readonly #model = new FrameModel();
  #shown: PostedCard | undefined;
  #drawing = 0;

  /** @param language of a service notice to show first. */
  constructor(options: PreviewDrawingOptions, language: string | undefined) {
    this.#options = options;
    this.#model.language = language;
  }

  /** The card drawn last, or undefined while there is none, or its text is broken. */
  get shown(): PostedCard | undefined {
    return this.#shown;
  }

  /** Draws everything: the frame has started and holds nothing. */
  drawFirst(): Promise<void> {
    this.#model.forgetFrame();
    return this.draw();
  }

  /** Draws another language of a service notice. */
  drawIn(language: string): Promise<void> {
    this.#model.language = language;
    return this.draw();
  }

  /** Draws what changed; of several at once, only the last one. */
  async draw(): Promise<void> {
    const { frame, source, origins, rules, lock, link, clock } = this.#options;
    const drawing = ++this.#drawing;
    const isOver = () => drawing !== this.#drawing || !frame.isListening;
    if (isOver()) return;
    const read = await readSource(source());
    if (isOver()) return;
    if (!read) {
      this.#model.forgetFrame();
      this.#shown = undefined;
      link.show(undefined);
      return frame.post(nothingMessage('gone', source()));
    }
    const { document, start } = read;
    const locked = await lock.reason(document);
    if (isOver()) return;
    const origin = origins.of(source().uri);
    const choice = await rules.choiceFor((origin?.document ?? document).uri);
    if (isOver()) return;
    const content = this.#model.update(read.text, choice);
    this.#shown = content.kind === 'card' ? content : undefined;
    frame.post(
      messageFor(content, {
        source: source(),
        version: document.version,
        lineOf: (offset) => (origin?.placeOf(offset).start ?? document.positionAt(start + offset)).line + 1,
        nowMs: clock.now(),
        locked,
        origin,
      }),
    );
    link.show(
      this.#shown && { document, start, version: document.version, card: this.#shown.document, origin },
    );
  }
}

function messageFor(content: PostedContent, origin: MessageOrigin): HostMessage {
  switch (content.kind) {
    case 'card':
      return cardMessage(content, origin);
    case 'broken':
      return brokenMessage(content.faults, origin);
    case 'nothing':
      return nothingMessage(content.reason, origin.source);
  }
}
