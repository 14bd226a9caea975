import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds, viewTypes } from '../contributions';
import type { EventsRoot } from '../events/rows/eventsRoot';
import type { Services } from '../session/services';

/** The page that says what an app can do. Loaded with the first one. */
export function registerAppCheck(
  services: Services & { readonly events: { readonly root: () => Promise<EventsRoot> } },
): vscode.Disposable {
  const owned = new Disposables();
  const panels = lazy(async () => {
    const { CheckPanels } = await import('./checkPanels');
    return new CheckPanels(services, services.events.root);
  });
  owned.add(registerCommand(services, commandIds.testApp, async (app) => (await panels()).check(app)));
  owned.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.appCheck, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await panels()).restore(panel, state),
    }),
  );
  return owned;
}
