import * as vscode from 'vscode';
import type { FrameMessage, HostMessage } from '../../src/webview/cardPreview/protocol';

/** A webview panel without a page: what the host tells is kept, and the test says what a frame would. The preview's by default. */
export class FakeFrame<Told extends object = HostMessage> {
  readonly told: Told[] = [];
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly #heard = new vscode.EventEmitter<void>();

  /** What the host takes for the editor's panel. */
  get panel(): vscode.WebviewPanel {
    const webview = {
      options: {},
      html: '',
      cspSource: 'https://frame.invalid',
      onDidReceiveMessage: this.#said.event,
      asWebviewUri: (uri: vscode.Uri) => uri,
      postMessage: (message: Told) => {
        this.told.push(message);
        this.#heard.fire();
        return Promise.resolve(true);
      },
    };
    const panel: Partial<Record<keyof vscode.WebviewPanel, unknown>> = {
      webview,
      visible: true,
      options: {},
      active: true,
      title: '',
      onDidDispose: this.#disposed.event,
      onDidChangeViewState: new vscode.EventEmitter().event,
      reveal: () => undefined,
      dispose: () => this.dispose(),
    };
    return panel as unknown as vscode.WebviewPanel;
  }

  say(message: FrameMessage | { readonly type: 'ready' }): void {
    this.sayOther(message);
  }

  /** Says what another frame than the preview's would. */
  sayOther(message: object): void {
    this.#said.fire(message);
  }

  /** The first message, told already or still to come, that `wanted` takes. */
  async hears<T extends Told>(wanted: (message: Told) => message is T): Promise<T> {
    for (let next = 0; ; next++) {
      while (next >= this.told.length) await new Promise<void>((resolve) => this.#once(resolve));
      const message = this.told[next];
      if (message && wanted(message)) return message;
    }
  }

  dispose(): void {
    this.#disposed.fire();
  }

  #once(heard: () => void): void {
    const subscription = this.#heard.event(() => {
      subscription.dispose();
      heard();
    });
  }
}
