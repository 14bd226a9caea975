import * as vscode from 'vscode';
import { describeError, isSeaTalkError } from './describeError';
import type { ErrorContext, ErrorWords } from './describeError';

/** One line for the log: what the person was told, with code, call and request id; never a foreign error's text. */
export function logError(log: vscode.LogOutputChannel, words: ErrorWords, error: unknown): void {
  const line = words.detail === undefined ? words.message : `${words.message} [${words.detail}]`;
  if (words.silent) log.debug(line);
  else log.error(line);
  // Stacks name places in our code; their first line would repeat the message, which may be foreign.
  if (!words.silent && !isSeaTalkError(error) && error instanceof Error) {
    log.debug((error.stack ?? '').split('\n').slice(1).join('\n'));
  }
}

/** Logs an error and shows it with its buttons, unless the person gave up; waits for neither. */
export function showError(log: vscode.LogOutputChannel, error: unknown, context?: ErrorContext): void {
  const words = describeError(error, context);
  logError(log, words, error);
  if (words.silent) return;
  void offerActions(words);
}

async function offerActions(words: ErrorWords): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(
    words.message,
    ...words.actions.map((action) => action.title),
  );
  const action = words.actions.find(({ title }) => title === chosen);
  if (action) await vscode.commands.executeCommand(action.command, ...(action.arguments ?? []));
}
