import * as vscode from 'vscode';
import { errorMessage, warningMessage } from '../../base/dialogs';
import type { SendGivenUp } from '../../../sending/sendOutcome';
import type { SendTarget } from '../../../sending/sendTarget';
import { closing } from '../../base/notices';
import { offerApp } from '../../base/offerApp';
import { commandIds } from '../../contributions';
import { targetWords } from '../target/targetWords';

/** Shows why nothing could be sent, with what to do about it; nothing where the person gave up. */
export async function showNoWay({ reason, target }: SendGivenUp): Promise<void> {
  switch (reason) {
    case 'person':
      return;
    case 'no_app':
      return offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to send.'));
    case 'app_changed':
      return showAppChanged();
    case 'no_webhook_url':
      return target && offerWebhook(target);
  }
}

async function offerWebhook(target: SendTarget): Promise<void> {
  const edit = vscode.l10n.t('Edit Webhook');
  const chosen = await errorMessage(
    vscode.l10n.t("The URL of the webhook {0} isn't stored on this machine.", targetWords(target)),
    edit,
  );
  if (chosen === edit) await vscode.commands.executeCommand(commandIds.editWebhook);
}

function showAppChanged(): void {
  const message = vscode.l10n.t('The active app has changed, so nothing was sent. Choose the chat again.');
  void warningMessage(message, ...closing(message));
}
