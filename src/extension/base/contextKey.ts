import * as vscode from 'vscode';

/** Ticks a step of the walkthrough; the editor remembers it. */
export function markDone(name: string): void {
  void vscode.commands.executeCommand('setContext', name, true);
}

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
