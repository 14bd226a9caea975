import type * as vscode from 'vscode';
import type * as z from 'zod';
import type { Clock } from '../../base/clock';
import { Disposables } from '../../base/disposables';
import { RequestError, Requests } from '../../base/requests';
import type { Answers, ReplyOf, RequestOf, RequestType, Side } from '../../base/requests';
import type { FrameKind } from './frameKind';

/** The part of the editor's panel that a frame needs. */
export interface FramePanel extends Pick<
  vscode.WebviewPanel,
  'visible' | 'options' | 'onDidDispose' | 'onDidChangeViewState'
> {
  readonly webview: Pick<vscode.Webview, 'onDidReceiveMessage' | 'postMessage'>;
}

/** What the host does with what comes from a frame. */
export interface FrameHandlers<Frame extends Side> {
  /** The frame listens now, and knows nothing: it has started, or started again after it was hidden. */
  readonly onReady: () => void;
  readonly onMessage: (message: Frame['messages']) => void;
  readonly answers: Answers<Frame>;
  /** Words for the person at the frame about what an answer failed with. */
  readonly wordsOf: (error: unknown) => string;
}

/** The host's end of a frame: reads what comes from it, and posts only while it listens. Ends with its panel. */
export class FrameHost<Host extends Side, Frame extends Side> {
  readonly #panel: FramePanel;
  readonly #kind: FrameKind<Host, Frame, unknown>;
  readonly #handlers: FrameHandlers<Frame>;
  readonly #clock: Clock;
  /** Of the page that listens now; undefined while none does. */
  #requests: Requests | undefined;

  constructor(
    panel: FramePanel,
    kind: FrameKind<Host, Frame, unknown>,
    handlers: FrameHandlers<Frame>,
    clock: Clock,
  ) {
    this.#panel = panel;
    this.#kind = kind;
    this.#handlers = handlers;
    this.#clock = clock;
    const owned = new Disposables();
    owned.add(panel.webview.onDidReceiveMessage((data: unknown) => this.#receive(data)));
    // The editor drops the page of a hidden panel, unless it was told to keep it.
    owned.add(
      panel.onDidChangeViewState(
        () => panel.visible || panel.options.retainContextWhenHidden === true || this.#stop(),
      ),
    );
    owned.add(
      panel.onDidDispose(() => {
        this.#stop();
        owned.dispose();
      }),
    );
  }

  /** Whether there is a page that listens. */
  get isListening(): boolean {
    return this.#requests !== undefined;
  }

  /** Posts to the frame. While no page listens the message is dropped: `onReady` posts all that a page has to know. */
  post(message: Host['messages']): void {
    // Work that was begun may end after the panel was closed, and posting to a closed one is an error.
    if (this.isListening) this.#send(message);
  }

  /**
   * Asks the frame.
   * @param limitMs how long to wait, half a minute by default; Infinity where the reply waits for a person.
   * @throws RequestError when the frame fails, doesn't listen, stops, or replies with what can't be read; when the time is up.
   */
  async request<Type extends RequestType<Host>>(
    type: Type,
    request: RequestOf<Host, Type>,
    limitMs?: number,
  ): Promise<ReplyOf<Host, Type>> {
    if (!this.#requests) throw new RequestError('closed', `No frame listens to ${type}.`);
    return read(this.#kind.replies[type], await this.#requests.ask(type, request, limitMs));
  }

  #receive(data: unknown): void {
    if (isReady(data)) return this.#start();
    if (this.#requests?.receive(data)) return;
    const parsed = this.#kind.messages.safeParse(data);
    if (parsed.success) this.#handlers.onMessage(parsed.data);
  }

  /** A page that starts hasn't asked anything yet: replies to the page before aren't for it. */
  #start(): void {
    this.#stop();
    this.#requests = new Requests({
      clock: this.#clock,
      send: (message) => this.#send(message),
      answer: (type, request) => {
        if (!this.#isRequest(type)) throw new RequestError('failed', `Nobody answers "${type}".`);
        return this.#answer(type, request);
      },
      wordsOf: this.#handlers.wordsOf,
    });
    this.#handlers.onReady();
  }

  #stop(): void {
    this.#requests?.dispose();
    this.#requests = undefined;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties an answer to what it is asked.
  #answer<Type extends RequestType<Frame>>(type: Type, request: unknown): unknown {
    return this.#handlers.answers[type](read(this.#kind.requests[type], request));
  }

  #isRequest(type: string): type is RequestType<Frame> {
    return Object.hasOwn(this.#kind.requests, type);
  }

  #send(message: object): void {
    // The editor's own channel: it has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    void this.#panel.webview.postMessage(message);
  }
}

function isReady(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'ready';
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestError('failed', 'What came from the frame could not be read.');
}
