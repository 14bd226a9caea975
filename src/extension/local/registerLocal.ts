import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';
import { describeError } from '../base/describeError';
import { logError, registerCommand } from '../base/showError';
import { commandIds } from '../contributions';
import type { Services } from '../services';
import type { LocalSeaTalk } from './localSeaTalk';

/** Commands that start, stop and reset the local SeaTalk. */
export function registerLocal(services: Services & { readonly local: LocalSeaTalk }): vscode.Disposable {
  const { local, log } = services;
  const owned = new Disposables();

  owned.add(
    registerCommand(services, commandIds.startLocal, async () => {
      try {
        await vscode.window.withProgress(
          { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Starting the local SeaTalk…') },
          () => local.start(),
        );
        log.info(vscode.l10n.t('The local SeaTalk answers at {0}', local.url ?? ''));
      } catch (error) {
        logError(log, describeError(error), error);
        const retry = vscode.l10n.t('Try Again');
        const showLog = vscode.l10n.t('Show Log');
        const chosen = await vscode.window.showErrorMessage(
          vscode.l10n.t('The local SeaTalk could not start ({0}).', reason(error)),
          retry,
          showLog,
        );
        if (chosen === retry) await vscode.commands.executeCommand(commandIds.startLocal);
        if (chosen === showLog) log.show();
      }
    }),
  );

  owned.add(
    registerCommand(services, commandIds.stopLocal, async () => {
      await local.stop();
      log.info(vscode.l10n.t('The local SeaTalk is stopped'));
    }),
  );

  owned.add(
    registerCommand(services, commandIds.resetLocal, async () => {
      const reset = vscode.l10n.t('Reset');
      const chosen = await vscode.window.showWarningMessage(
        vscode.l10n.t('Reset the local SeaTalk?'),
        {
          modal: true,
          detail: vscode.l10n.t('Messages, groups and people go back to how they were at the start.'),
        },
        reset,
      );
      if (chosen !== reset) return;
      await local.reset();
      log.info(vscode.l10n.t('The local SeaTalk is as new'));
    }),
  );

  return owned;
}

/** System errors have a code like EADDRINUSE, which says enough and nothing secret. */
function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : typeof error;
}
