import * as vscode from 'vscode';
import { statusProgress, warningMessage } from '../base/dialogs';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds } from '../contributions';
import type { Services } from '../session/services';
import type { LocalSeaTalk } from './localSeaTalk';
import { versionOf } from './sharedWays';

/** Commands that start, stop and reset the local SeaTalk, show the credentials of its app, and simulate faults in it. */
export function registerLocal(services: Services & { readonly local: LocalSeaTalk }): vscode.Disposable {
  const { apps, context, local, log } = services;
  const owned = new Disposables();
  // Nothing has to be followed before it runs.
  const changes = lazy(async () => {
    const { LocalChanges } = await import('./localChanges');
    return owned.add(new LocalChanges(services, local));
  });
  const followIfRunning = () => {
    if (local.state === 'running') void changes();
  };
  owned.add(local.onDidChange(followIfRunning));
  followIfRunning();
  const version = versionOf(context.extension);
  /** The version that a person was told of. */
  let told = version;
  const tellVersion = async () => {
    const running = local.version;
    if (running === undefined || running === told) return;
    told = running;
    await (await import('./otherVersion')).showOtherVersion(local, { running, version });
  };
  let looking: Promise<void> | undefined;
  const look = (): void => {
    looking ??= local
      .find()
      .then(tellVersion)
      .catch((error: unknown) => log.warn(String(error)))
      .finally(() => (looking = undefined));
  };

  owned.add(
    registerCommand(services, commandIds.startLocal, async () => {
      try {
        await statusProgress(vscode.l10n.t('Starting the local SeaTalk…'), () => local.start());
        void tellVersion();
        log.info(vscode.l10n.t('Local SeaTalk is running at {0}', local.url ?? ''));
      } catch (error) {
        const { showNotStarted } = await import('./showNotStarted');
        await showNotStarted(log, error);
      }
    }),
  );

  owned.add(
    registerCommand(services, commandIds.stopLocal, async () => {
      await local.stop();
      log.info(vscode.l10n.t('Local SeaTalk stopped'));
    }),
  );

  owned.add(
    registerCommand(services, commandIds.resetLocal, async () => {
      const reset = vscode.l10n.t('Reset');
      const chosen = await warningMessage(
        vscode.l10n.t('Reset the local SeaTalk?'),
        {
          modal: true,
          detail: vscode.l10n.t(
            'Messages, groups, and people go back to how they were at the start, in all windows.',
          ),
        },
        reset,
      );
      if (chosen !== reset) return;
      await local.reset();
      log.info(vscode.l10n.t('Local SeaTalk reset'));
    }),
  );

  // Another window may have started it. Nothing is read before a person looks, unless this window is waiting for it.
  let isWatched = apps.waitsForLocal;
  if (isWatched) look();
  owned.add(
    apps.onDidLook(() => {
      isWatched = true;
      look();
    }),
  );
  owned.add(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && isWatched) look();
    }),
  );

  owned.add(
    registerCommand(services, commandIds.showLocalEnvironment, async () =>
      (await import('./localEnvironment')).showLocalEnvironment(services.apps),
    ),
  );

  owned.add(
    registerCommand(services, commandIds.simulateFault, async () =>
      (await import('./simulateFault')).simulateFault(local),
    ),
  );

  return owned;
}
