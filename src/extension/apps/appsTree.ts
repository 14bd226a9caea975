import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Disposables } from '../../base/disposables';
import { RowChanges } from '../base/rowChanges';
import { appItems, commandIds } from '../contributions';
import type { AppProfile, WebhookProfile } from '../profiles/appProfile';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';
import { appWords } from '../profiles/appWords';

/** A row of the apps view. `id` is what commands are called with. */
export type AppsRow =
  | { readonly kind: 'app'; readonly id: string; readonly profile: AppProfile; readonly active: boolean }
  | { readonly kind: 'stoppedLocal'; readonly id: typeof LOCAL_APP_ID }
  | { readonly kind: 'webhook'; readonly id: string; readonly webhook: WebhookProfile };

/** The apps and webhooks that are known, in one flat list. */
export class AppsTree implements vscode.TreeDataProvider<AppsRow>, vscode.Disposable {
  readonly #apps: Apps;
  readonly #owned = new Disposables();
  readonly #announced = this.#owned.add(new vscode.EventEmitter<AppsRow | undefined>());
  readonly #changes: RowChanges<AppsRow>;
  readonly onDidChangeTreeData = this.#announced.event;

  constructor(apps: Apps, clock: Clock) {
    this.#apps = apps;
    this.#changes = this.#owned.add(new RowChanges(clock, (row) => this.#announced.fire(row)));
    this.#owned.add(apps.onDidChange(() => this.#changes.fire(undefined)));
  }

  getChildren(row?: AppsRow): AppsRow[] {
    if (!row) this.#apps.noteLook();
    return [...this.#changes.given(row, () => (row ? [] : this.#rows()))];
  }

  getTreeItem(row: AppsRow): vscode.TreeItem {
    this.#changes.taken(row);
    switch (row.kind) {
      case 'app':
        return appItem(row.profile, row.active);
      case 'stoppedLocal':
        return stoppedItem();
      case 'webhook':
        return webhookItem(row.webhook);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #rows(): AppsRow[] {
    const active = this.#apps.active?.id;
    return [
      ...(this.#apps.waitsForLocal ? [{ kind: 'stoppedLocal', id: LOCAL_APP_ID } as const] : []),
      ...this.#apps.profiles.map(
        (profile) => ({ kind: 'app', id: profile.id, profile, active: profile.id === active }) as const,
      ),
      ...this.#apps.webhooks.map((webhook) => ({ kind: 'webhook', id: webhook.id, webhook }) as const),
    ];
  }
}

function appItem(profile: AppProfile, active: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(profile.name);
  const facts = [
    active ? vscode.l10n.t('active') : undefined,
    profile.production ? vscode.l10n.t('production') : undefined,
    profile.kind === 'custom' ? profile.baseUrl : undefined,
  ].filter((fact) => fact !== undefined);
  item.id = `app:${profile.id}`;
  item.description = facts.join(' · ');
  item.tooltip = `${profile.name}\n${appWords(profile)}`;
  item.iconPath = new vscode.ThemeIcon(
    profile.kind === 'local' ? 'vm' : 'hubot',
    profile.production ? new vscode.ThemeColor('list.warningForeground') : undefined,
  );
  const local = profile.kind === 'local';
  if (active) item.contextValue = local ? appItems.activeLocalApp : appItems.activeApp;
  else item.contextValue = local ? appItems.localApp : appItems.app;
  item.accessibilityInformation = {
    label: vscode.l10n.t('App {0}', [profile.name, ...facts].join(', ')),
  };
  return item;
}

function stoppedItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Local SeaTalk'));
  item.id = 'app:stopped';
  item.description = vscode.l10n.t('not running');
  item.iconPath = new vscode.ThemeIcon('debug-stop');
  item.contextValue = appItems.stoppedLocal;
  item.command = { command: commandIds.startLocal, title: vscode.l10n.t('Start Local SeaTalk') };
  return item;
}

function webhookItem(webhook: WebhookProfile): vscode.TreeItem {
  const item = new vscode.TreeItem(webhook.name);
  item.id = `webhook:${webhook.id}`;
  item.description = webhook.groupName ?? vscode.l10n.t('webhook');
  item.tooltip = vscode.l10n.t("System account. Its URL is stored in VS Code's secret storage.");
  item.iconPath = new vscode.ThemeIcon('broadcast');
  item.contextValue = webhook.kind === 'local' ? appItems.localWebhook : appItems.webhook;
  item.accessibilityInformation = { label: vscode.l10n.t('Webhook {0}', webhook.name) };
  return item;
}
