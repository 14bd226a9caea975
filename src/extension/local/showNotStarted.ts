import * as vscode from 'vscode';
import { errorMessage } from '../base/dialogs';
import { describeError } from '../base/describeError';
import { logError } from '../base/showError';
import { commandIds } from '../contributions';
import { LocalSettingError } from './localSettingError';

/** Shows why the local SeaTalk could not start, and offers to try again. */
export async function showNotStarted(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  logError(log, describeError(error), error);
  const retry = vscode.l10n.t('Try Again');
  const showLog = vscode.l10n.t('Show Log');
  const chosen = await errorMessage(
    vscode.l10n.t("Couldn't start the local SeaTalk ({0}).", reason(error)),
    retry,
    showLog,
  );
  if (chosen === retry) await vscode.commands.executeCommand(commandIds.startLocal);
  if (chosen === showLog) log.show();
}

/** System errors have a code like EADDRINUSE, which is enough to search for and holds nothing secret. */
function reason(error: unknown): string {
  if (error instanceof LocalSettingError) return error.message;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : typeof error;
}
