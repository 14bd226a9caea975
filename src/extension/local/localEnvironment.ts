import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';

/**
 * Opens the local SeaTalk's address and the credentials of its app as a file of environment variables, to be saved beside a bot.
 * They open nothing but the local SeaTalk. Those of any other app stay in the secret storage.
 */
export async function showLocalEnvironment(apps: Apps): Promise<void> {
  const app = apps.profile(LOCAL_APP_ID);
  if (!app) {
    void informationMessage(vscode.l10n.t('The local SeaTalk is not running.'));
    return;
  }
  const variables = {
    SEATALK_BASE_URL: app.baseUrl,
    SEATALK_APP_ID: app.appId,
    SEATALK_APP_SECRET: await apps.secret(LOCAL_APP_ID),
    SEATALK_SIGNING_SECRET: await apps.signingSecret(LOCAL_APP_ID),
  };
  const lines = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  const remark = vscode.l10n.t('For a bot on the local SeaTalk. Good for nothing else, so no real secrets.');
  const document = await vscode.workspace.openTextDocument({
    language: 'properties',
    content: `# ${remark}\n${lines.join('\n')}\n`,
  });
  await vscode.window.showTextDocument(document);
}
