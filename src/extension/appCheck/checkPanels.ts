import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { showError } from '../base/showError';
import { idFrom, pickApp } from '../apps/pickProfile';
import { viewTypes } from '../contributions';
import type { EventsRoot } from '../events/rows/eventsRoot';
import type { Services } from '../session/services';
import { checkKind } from './checkKind';
import { CheckPanel } from './checkPanel';

/** The pages of apps that are open in this window: one an app. */
export class CheckPanels {
  readonly #services: Services;
  readonly #events: () => Promise<EventsRoot>;
  readonly #open = new Map<string, { readonly panel: vscode.WebviewPanel; readonly page: CheckPanel }>();

  /** @param events what the events view knows. */
  constructor(services: Services, events: () => Promise<EventsRoot>) {
    this.#services = services;
    this.#events = events;
  }

  /** Checks an app: the one that is given, or one that is asked for where there are several. */
  async check(argument: unknown): Promise<void> {
    const { apps } = this.#services;
    const app = await pickApp(apps, idFrom(argument), {
      title: vscode.l10n.t('Check App'),
      placeholder: vscode.l10n.t('Choose an app'),
    });
    if (!app) {
      void informationMessage(vscode.l10n.t("You haven't added an app yet."));
      return;
    }
    const there = this.#open.get(app.id);
    there?.panel.reveal();
    const page = there?.page ?? this.#adopt(newPanel(), app.id);
    await page.run();
  }

  /** Takes back a page that the editor restored. It waits for a person before it makes any call. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const parsed = checkKind.state.safeParse(state);
    if (parsed.success && !this.#open.has(parsed.data.app)) this.#adopt(panel, parsed.data.app);
    else panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, appId: string): CheckPanel {
    const services = this.#services;
    const { context, apps, log } = services;
    const icon = (theme: string) => vscode.Uri.joinPath(context.extensionUri, 'media', `check-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const page = new CheckPanel({
      services,
      panel,
      appId,
      events: this.#events,
      onError: (error) => showError(log, error, { app: apps.profile(appId) }),
    });
    this.#open.set(appId, { panel, page });
    panel.onDidDispose(() => this.#open.delete(appId));
    return page;
  }
}

function newPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(viewTypes.appCheck, '', vscode.ViewColumn.Active, {
    enableScripts: true,
  });
}
