import * as vscode from 'vscode';
import { ContextKey } from '../base/contextKey';
import { Disposables } from '../base/disposables';
import { registerCommand } from '../base/showError';
import { commandIds, contextKeys, viewIds } from '../contributions';
import type { Services } from '../services';
import { addApp } from './addApp';
import { AppsTree } from './appsTree';
import { editApp } from './editApp';
import { removeApp, removeWebhook } from './removeApp';
import { switchApp } from './switchApp';
import { testApp } from './testApp';
import { addWebhook, editWebhook } from './webhookCommands';

/** The apps view, and the commands around apps and webhooks. */
export function registerApps(services: Services): vscode.Disposable {
  const { apps, log } = services;
  const owned = new Disposables();
  const tree = owned.add(new AppsTree(apps));
  owned.add(vscode.window.createTreeView(viewIds.apps, { treeDataProvider: tree }));

  const commands: readonly [string, (services: Services, argument: unknown) => Promise<void>][] = [
    [commandIds.addApp, addApp],
    [commandIds.editApp, editApp],
    [commandIds.switchApp, switchApp],
    [commandIds.removeApp, removeApp],
    [commandIds.testApp, testApp],
    [commandIds.addWebhook, addWebhook],
    [commandIds.editWebhook, editWebhook],
    [commandIds.removeWebhook, removeWebhook],
  ];
  for (const [id, run] of commands) {
    owned.add(registerCommand(services, id, (argument) => run(services, argument)));
  }
  owned.add(registerCommand(services, commandIds.showLog, () => log.show()));

  const hasApp = new ContextKey<boolean>(contextKeys.hasApp);
  const hasProfiles = new ContextKey<boolean>(contextKeys.hasProfiles);
  const localRunning = new ContextKey<boolean>(contextKeys.localRunning);
  const waitsForLocal = new ContextKey<boolean>(contextKeys.waitsForLocal);
  const showState = (): void => {
    hasApp.set(apps.active !== undefined);
    hasProfiles.set(apps.profiles.length > 0);
    localRunning.set(apps.localRunning);
    waitsForLocal.set(apps.waitsForLocal);
  };
  showState();
  owned.add(apps.onDidChange(showState));
  // Other windows share the profiles, but send no event about them.
  owned.add(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) apps.lookAgain();
    }),
  );
  return owned;
}
