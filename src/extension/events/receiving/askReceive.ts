import * as vscode from 'vscode';
import { errorMessage, warningMessage } from '../../base/dialogs';
import { offerChoices, showRefusal } from '../../base/notices';
import { commandIds } from '../../contributions';
import type { AppProfile } from '../../profiles/appProfile';
import type { Apps } from '../../profiles/apps';

/** The app whose events can be received: the active one, unless it is that of the local SeaTalk. Says so where there is none. */
export function realApp(apps: Pick<Apps, 'active'>): AppProfile | undefined {
  const app = apps.active;
  if (!app) {
    showRefusal(
      vscode.l10n.t('No app is selected. Add or switch to the app whose events you want to receive.'),
    );
    return undefined;
  }
  if (app.kind !== 'local') return app;
  showRefusal(
    vscode.l10n.t(
      'The events of the local SeaTalk appear here already. Switch to an app of your own to receive its events.',
    ),
  );
  return undefined;
}

/** Asks before the app's connection is taken. @returns whether the person agreed. */
export async function mayReceive({ name, production }: AppProfile): Promise<boolean> {
  const receive = production ? vscode.l10n.t('Take Events from Production') : vscode.l10n.t('Receive Events');
  const consequence = vscode.l10n.t(
    'SeaTalk allows one WebSocket connection per app. If your bot has one, SeaTalk disconnects it, and events come to this window until you stop. Your bot gets them only if you forward them.',
  );
  const chosen = await warningMessage(
    production
      ? vscode.l10n.t('{0} is marked as production. Receive its events in this window?', name)
      : vscode.l10n.t('Receive the events of {0} in this window?', name),
    {
      modal: true,
      detail: production
        ? [
            consequence,
            vscode.l10n.t(
              "Real people write to this app. While its bot is disconnected, they get no answers, and SeaTalk doesn't deliver these events again.",
            ),
          ].join('\n\n')
        : consequence,
    },
    receive,
  );
  return chosen === receive;
}

/** Says that the app's secret isn't on this machine, and lets it be entered. */
export async function showNoSecret({ id }: AppProfile): Promise<void> {
  await offerChoices(
    errorMessage,
    vscode.l10n.t("The secret of this app isn't stored on this machine. Enter it again."),
    [
      {
        title: vscode.l10n.t('Edit App…'),
        run: () => vscode.commands.executeCommand(commandIds.editApp, id),
      },
    ],
  );
}
