import * as vscode from 'vscode';

/** A webview panel without a page, for frames that are shown whole: keeps what the host shows, and the test says what a frame would. */
export class TestPage<View> {
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly #shown: View[] = [];
  #looked = 0;
  #waiting: (() => void)[] = [];

  /** What the host takes for the editor's panel. */
  readonly panel: vscode.WebviewPanel = this.#makePanel();

  say(message: object): void {
    this.#said.fire(message);
  }

  /** What is shown, from what was looked at last on, that `wanted` accepts. The test's own time limit ends a wait for nothing. */
  async shows(wanted: (view: View) => boolean): Promise<View> {
    for (;;) {
      const view = this.#shown[this.#looked];
      if (view === undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      else if (wanted(view)) return view;
      else this.#looked += 1;
    }
  }

  dispose(): void {
    this.#disposed.fire();
  }

  #makePanel(): vscode.WebviewPanel {
    const webview = {
      options: {},
      html: '',
      cspSource: 'https://frame.invalid',
      onDidReceiveMessage: this.#said.event,
      asWebviewUri: (uri: vscode.Uri) => uri,
      postMessage: ({ view }: { readonly view: View }) => {
        this.#shown.push(view);
        for (const wake of this.#waiting.splice(0)) wake();
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
}
