import * as vscode from 'vscode';
import { errorMessage, informationMessage, warningMessage } from './dialogs';

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
  showThrough(informationMessage, message);
}

/** As {@link showNotice}, for what a person should know before they go on. */
export function showWarning(message: string): void {
  showThrough(warningMessage, message);
}

/** As {@link showNotice}, for what could not be done. Errors that were thrown go to `showError`. */
export function showRefusal(message: string): void {
  showThrough(errorMessage, message);
}

/** A button of a notice. */
export interface NoticeChoice {
  readonly title: string;
  readonly run: () => PromiseLike<unknown>;
}

/**
 * Shows a notice with buttons, and does what the person chooses.
 * @param show one of the editor's functions for notices.
 */
export async function offerChoices(
  show: (message: string, ...buttons: string[]) => PromiseLike<string | undefined>,
  message: string,
  choices: readonly NoticeChoice[],
): Promise<void> {
  const titles = choices.map(({ title }) => title);
  const chosen = await show(message, ...(titles.length > 0 ? titles : closing(message)));
  await choices.find(({ title }) => title === chosen)?.run();
}
