import * as vscode from 'vscode';
import { ContextKey } from '../base/contextKey';
import { Disposables } from '../../base/disposables';
import { registerCommand } from '../base/registerCommand';
import { commandIds, contextKeys, viewIds } from '../contributions';
import type { Services } from '../session/services';
import { AppsTree } from './appsTree';

/** Registers the apps view and the commands about apps and webhooks. */
export function registerApps(services: Services): vscode.Disposable {
  const { apps, log } = services;
  const owned = new Disposables();
  const tree = owned.add(new AppsTree(apps, services.clock));
  owned.add(vscode.window.createTreeView(viewIds.apps, { treeDataProvider: tree }));

  // Dialogs load on first use.
  const command = (
    id: string,
    load: () => Promise<(services: Services, argument: unknown) => Promise<void>>,
  ) => owned.add(registerCommand(services, id, async (argument) => (await load())(services, argument)));
  command(commandIds.addApp, async () => (await import('./addApp')).addApp);
  command(commandIds.editApp, async () => (await import('./editApp')).editApp);
  command(commandIds.switchApp, async () => (await import('./switchApp')).switchApp);
  command(commandIds.removeApp, async () => (await import('./removeApp')).removeApp);
  command(commandIds.setSigningSecret, async () => (await import('./signingSecret')).setSigningSecret);
  command(commandIds.addWebhook, async () => (await import('./webhookCommands')).addWebhook);
  command(commandIds.editWebhook, async () => (await import('./webhookCommands')).editWebhook);
  command(commandIds.removeWebhook, async () => (await import('./removeApp')).removeWebhook);
  let isShown = false;
  owned.add(
    registerCommand(services, commandIds.showLog, () => {
      // An empty log looks like a broken one.
      if (!isShown)
        log.info(
          vscode.l10n.t('Each call to SeaTalk is logged here. Use the log level "Debug" for details.'),
        );
      isShown = true;
      log.show();
    }),
  );

  const hasApp = new ContextKey<boolean>(contextKeys.hasApp);
  const hasProfiles = new ContextKey<boolean>(contextKeys.hasProfiles);
  const hasOwnApps = new ContextKey<boolean>(contextKeys.hasOwnApps);
  const hasWebhooks = new ContextKey<boolean>(contextKeys.hasWebhooks);
  const localRunning = new ContextKey<boolean>(contextKeys.localRunning);
  const localActive = new ContextKey<boolean>(contextKeys.localActive);
  const waitsForLocal = new ContextKey<boolean>(contextKeys.waitsForLocal);
  const showState = (): void => {
    hasApp.set(apps.active !== undefined);
    hasProfiles.set(apps.profiles.length > 0);
    hasOwnApps.set(apps.profiles.some(({ kind }) => kind !== 'local'));
    hasWebhooks.set(apps.hasOwnWebhooks);
    localRunning.set(apps.localRunning);
    localActive.set(apps.localRunning && apps.active?.kind === 'local');
    waitsForLocal.set(apps.waitsForLocal);
  };
  showState();
  owned.add(apps.onDidChange(showState));
  // Other windows share the profiles, but the editor fires no event when they change them.
  owned.add(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) apps.lookAgain();
    }),
  );
  return owned;
}
