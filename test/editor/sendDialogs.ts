import * as vscode from 'vscode';

type Item = string | { readonly title: string };

/** One message box as a person saw it. */
export interface Shown {
  readonly kind: 'information' | 'warning' | 'error';
  readonly message: string;
  readonly detail: string | undefined;
  readonly modal: boolean;
  readonly buttons: readonly string[];
}

const NAMES = {
  information: 'showInformationMessage',
  warning: 'showWarningMessage',
  error: 'showErrorMessage',
} as const;

/** Stands in for the person in front of message boxes: keeps what was shown and presses what a test says. */
export class Dialogs {
  readonly shown: Shown[] = [];
  readonly #originals = { ...vscode.window };
  readonly #answers: RegExp[] = [];
  #waiting: (() => void)[] = [];

  constructor() {
    for (const kind of ['information', 'warning', 'error'] as const) {
      replace(NAMES[kind], (message: string, ...rest: unknown[]) => this.#show(kind, message, rest));
    }
  }

  /** Presses the next button that matches, once. A box without such a button is closed. */
  press(button: RegExp): void {
    this.#answers.push(button);
  }

  /** Waits for a box with such a message. The test's own time limit ends a wait for nothing. */
  async find(message: RegExp): Promise<Shown> {
    for (;;) {
      const found = this.shown.find((each) => message.test(each.message));
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  dispose(): void {
    for (const name of Object.values(NAMES)) replace(name, this.#originals[name]);
  }

  #show(kind: Shown['kind'], message: string, rest: readonly unknown[]): Promise<unknown> {
    const [first, ...others] = rest;
    const options = isOptions(first) ? first : undefined;
    const items = (options ? others : rest) as readonly Item[];
    const buttons = items.map(titleOf);
    this.shown.push({ kind, message, detail: options?.detail, modal: options?.modal ?? false, buttons });
    for (const wake of this.#waiting.splice(0)) wake();
    const [next] = this.#answers;
    const pressed = next && items.find((item) => next.test(titleOf(item)));
    if (pressed) this.#answers.shift();
    return Promise.resolve(pressed);
  }
}

function replace(name: string, value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}

function isOptions(value: unknown): value is vscode.MessageOptions {
  return typeof value === 'object' && value !== null && !('title' in value);
}

function titleOf(item: Item): string {
  return typeof item === 'string' ? item : item.title;
}
