import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { showRefusal } from '../base/notices';
import { showError } from '../base/showError';
import type { Services } from '../session/services';
import { idFrom, pickApp } from './pickProfile';
import { probeWithProgress, showProbe } from './probeApp';

/** Tests what an app can do, and lists it. Without an argument, the active app. */
export async function testApp(services: Services, argument: unknown): Promise<void> {
  const { apps, log } = services;
  const app = await pickApp(apps, idFrom(argument) ?? apps.active?.id, {
    title: vscode.l10n.t('Test App'),
    placeholder: vscode.l10n.t('Choose an app'),
  });
  if (!app) {
    void informationMessage(vscode.l10n.t("You haven't added an app yet."));
    return;
  }
  const secret = await apps.secret(app.id);
  if (secret === undefined) {
    const message = vscode.l10n.t(
      "The App Secret of {0} isn't stored on this machine. Enter it again.",
      app.name,
    );
    showRefusal(message);
    return;
  }
  const probe = await probeWithProgress(services, app.name, { ...app, secret });
  if ('failure' in probe) showError(log, probe.failure, { app });
  else await showProbe(app, probe.results);
}
