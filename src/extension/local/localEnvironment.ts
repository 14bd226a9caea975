import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { openNewDocument } from '../base/documents/newDocument';
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
  const remark = vscode.l10n.t('Local SeaTalk credentials. They work only on this machine.');
  await openNewDocument({
    stem: '.env',
    ending: '',
    // The editor would name the document by words in its first line, and add an ending for any other language.
    text: `#\n# ${remark}\n#\n${lines.join('\n')}\n`,
    languageId: 'plaintext',
  });
}
