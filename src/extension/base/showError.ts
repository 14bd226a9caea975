import * as vscode from 'vscode';
import { errorMessage } from './dialogs';
import { describeError, isSeaTalkError } from './describeError';
import type { ErrorContext, ErrorWords } from './describeError';

/** One line for the log: what the person was shown, with code, call and request id. The text of a foreign error is left out. */
export function logError(log: vscode.LogOutputChannel, words: ErrorWords, error: unknown): void {
  const line = words.detail === undefined ? words.message : `${words.message} [${words.detail}]`;
  if (words.silent) log.debug(line);
  else log.error(line);
  // A stack names places in our code. Its first line repeats the message, which may hold a secret, so it is left out.
  if (!words.silent && !isSeaTalkError(error) && error instanceof Error) {
    log.debug((error.stack ?? '').split('\n').slice(1).join('\n'));
  }
}

/** Logs an error and shows it with its buttons, unless the person cancelled. Doesn't wait for an answer. */
export function showError(log: vscode.LogOutputChannel, error: unknown, context?: ErrorContext): void {
  const words = describeError(error, context);
  logError(log, words, error);
  if (words.silent) return;
  void offerActions(words);
}

async function offerActions(words: ErrorWords): Promise<void> {
  const chosen = await errorMessage(words.message, ...words.actions.map((action) => action.title));
  const action = words.actions.find(({ title }) => title === chosen);
  if (action) await vscode.commands.executeCommand(action.command, ...(action.arguments ?? []));
}
