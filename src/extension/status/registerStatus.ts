import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { DisposableSlot } from '../../base/slot';
import { registerCommand } from '../base/registerCommand';
import { commandIds, statusItems } from '../contributions';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { Services } from '../session/services';
import type { Health } from './appHealth';
import { healthAfter } from './appHealth';
import { statusText } from './statusText';
import { statusTooltip } from './statusTooltip';

/** A burst of calls changes the tooltip once. */
const SETTLE_MS = 300;

/** The active app and its health, in the status bar; a click opens a menu. */
export function registerStatus(services: Services & { readonly local: LocalSeaTalk }): vscode.Disposable {
  const { apps, sessions, clock } = services;
  const owned = new Disposables();
  const item = owned.add(
    vscode.window.createStatusBarItem(statusItems.app, vscode.StatusBarAlignment.Left, 5),
  );
  item.name = vscode.l10n.t('SeaTalk App');
  item.command = commandIds.showMenu;
  let health: Health = { state: 'ready' };
  const settling = owned.add(new DisposableSlot());

  const show = (): void => {
    const { active, waitsForLocal } = apps;
    const { text, label, background } = statusText(active, waitsForLocal, health);
    item.text = text;
    item.accessibilityInformation = { label, role: 'button' };
    item.backgroundColor =
      background === undefined ? undefined : new vscode.ThemeColor(`statusBarItem.${background}Background`);
    item.tooltip = statusTooltip(
      active,
      waitsForLocal,
      health,
      sessions.current?.client.gauge(),
      clock.now(),
      sessions.current?.callTitle,
    );
  };
  show();
  item.show();

  owned.add(apps.onDidChange(show));
  owned.add(
    sessions.onDidChange(() => {
      health = { state: 'ready' };
      show();
    }),
  );
  // No timer keeps the tooltip up to date while nothing is called. Its times are times of day, so they stay true.
  owned.add(
    sessions.onDidCall((call) => {
      health = healthAfter(health, call);
      if (settling.value) return;
      settling.set(
        clock.setTimer(SETTLE_MS, () => {
          settling.clear();
          show();
        }),
      );
    }),
  );
  owned.add(
    registerCommand(services, commandIds.showMenu, async () =>
      (await import('./showMenu')).showMenu(services),
    ),
  );
  return owned;
}
