import * as vscode from 'vscode';

/** About what fits into one line of a notice. */
const LINE_CHARS = 50;

/**
 * The buttons of a notice without choices: none for a short one. The editor cuts a notice without buttons to one line, so a
 * longer one gets a button and is shown in full.
 */
export function closing(message: string): string[] {
  return message.length > LINE_CHARS ? [vscode.l10n.t('OK')] : [];
}

type Show = (message: string, ...buttons: string[]) => PromiseLike<unknown>;

function showThrough(show: Show, message: string): void {
  void show(message, ...closing(message));
}

/** Shows a notice without choices, and doesn't wait until it is closed. */
export function showNotice(message: string): void {
  showThrough(vscode.window.showInformationMessage, message);
}

/** As {@link showNotice}, for what a person should know before they go on. */
export function showWarning(message: string): void {
  showThrough(vscode.window.showWarningMessage, message);
}

/** As {@link showNotice}, for what could not be done. Errors that were thrown go to `showError`. */
export function showRefusal(message: string): void {
  showThrough(vscode.window.showErrorMessage, message);
}
