import * as vscode from 'vscode';

/** A key for `when` clauses. The editor is called only when the value changes. */
export class ContextKey<T extends boolean | string | number> {
  readonly #name: string;
  #value: T | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  set(value: T): void {
    if (this.#value === value) return;
    this.#value = value;
    void vscode.commands.executeCommand('setContext', this.#name, value);
  }
}
