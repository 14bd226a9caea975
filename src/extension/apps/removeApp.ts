import * as vscode from 'vscode';
import { informationMessage, warningMessage } from '../base/dialogs';
import type { Services } from '../session/services';
import { pickApp, pickWebhook } from './pickProfile';

/** Forgets an app with its secret, its token and what is cached about it, once confirmed. */
export async function removeApp({ apps, sessions, log }: Services, argument: unknown): Promise<void> {
  const app = await pickApp(apps, argument, {
    title: vscode.l10n.t('Remove App'),
    placeholder: vscode.l10n.t('Choose an app'),
    from: ({ kind }) => kind !== 'local',
  });
  if (!app) {
    void informationMessage(vscode.l10n.t("You haven't added an app yet."));
    return;
  }
  const remove = vscode.l10n.t('Remove');
  const chosen = await warningMessage(
    vscode.l10n.t('Remove {0}?', app.name),
    {
      modal: true,
      detail: vscode.l10n.t(
        "Its secret, access token, and cached groups are deleted from this machine. The app in the developer portal isn't changed.",
      ),
    },
    remove,
  );
  if (chosen !== remove) return;
  // Only what can be read again is forgotten first; a failure later leaves an app that works.
  await sessions.forget(app.id);
  await apps.remove(app.id);
  await sessions.forget(app.id);
  log.info(vscode.l10n.t('App removed: {0}', app.name));
}

/** Forgets a webhook and its URL, once confirmed. */
export async function removeWebhook({ apps }: Services, argument: unknown): Promise<void> {
  const webhook = await pickWebhook(apps, argument, {
    title: vscode.l10n.t('Remove Webhook'),
    placeholder: vscode.l10n.t('Choose a webhook'),
  });
  if (!webhook) {
    void informationMessage(vscode.l10n.t("You haven't added a webhook yet."));
    return;
  }
  const remove = vscode.l10n.t('Remove');
  const chosen = await warningMessage(
    vscode.l10n.t('Remove the webhook {0}?', webhook.name),
    {
      modal: true,
      detail: vscode.l10n.t(
        "Its URL is deleted from this machine. The system account in the group isn't changed.",
      ),
    },
    remove,
  );
  if (chosen === remove) await apps.removeWebhook(webhook.id);
}
