import * as vscode from 'vscode';
import { errorMessage, informationMessage, warningMessage } from '../../base/dialogs';
import type { SendGivenUp } from '../../../sending/sendOutcome';
import type { SendTarget } from '../../../sending/sendTarget';
import { closing } from '../../base/notices';
import { commandIds } from '../../contributions';
import { targetWords } from '../target/targetWords';

/** Shows why nothing could be sent, with what to do about it; nothing where the person gave up. */
export async function showNoWay({ reason, target }: SendGivenUp): Promise<void> {
  switch (reason) {
    case 'person':
      return;
    case 'no_app':
      return offerApp();
    case 'app_changed':
      return showAppChanged();
    case 'no_webhook_url':
      return target && offerWebhook(target);
  }
}

async function offerApp(): Promise<void> {
  const local = vscode.l10n.t('Start Local SeaTalk');
  const add = vscode.l10n.t('Add App');
  const chosen = await informationMessage(
    vscode.l10n.t('Add an app or start the local SeaTalk to send.'),
    local,
    add,
  );
  if (chosen === local) await vscode.commands.executeCommand(commandIds.startLocal);
  if (chosen === add) await vscode.commands.executeCommand(commandIds.addApp);
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
