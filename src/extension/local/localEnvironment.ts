import * as vscode from 'vscode';
import { SOCKET_PATH } from '../../contract/socketFrames';
import { informationMessage, warningMessage } from '../base/dialogs';
import { offerChoices, showNotice } from '../base/notices';
import { chooseOne } from '../base/wizard';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';

const FILE = '.env';

/**
 * Hands the local SeaTalk's address and the credentials of its app to a bot: into the workspace's `.env`, or the clipboard. They open
 * nothing but the local SeaTalk. Those of any other app stay in the secret storage.
 */
export async function showLocalEnvironment(apps: Apps): Promise<void> {
  const app = apps.profile(LOCAL_APP_ID);
  if (!app) {
    showNotice(vscode.l10n.t("The local SeaTalk isn't running."));
    return;
  }
  await offerEnvironment({
    url: app.baseUrl,
    appId: app.appId,
    appSecret: await apps.secret(LOCAL_APP_ID),
    signingSecret: await apps.signingSecret(LOCAL_APP_ID),
  });
}

/** What a bot has to know to use an app of the local SeaTalk. */
export interface BotEnvironment {
  /** Of the local SeaTalk. */
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string | undefined;
  readonly signingSecret: string | undefined;
}

/** Asks where an environment goes, and puts it there. */
export async function offerEnvironment(environment: BotEnvironment): Promise<void> {
  const variables = Object.entries({
    SEATALK_BASE_URL: environment.url,
    SEATALK_WEBSOCKET_URL: webSocketUrl(environment.url),
    SEATALK_APP_ID: environment.appId,
    SEATALK_APP_SECRET: environment.appSecret,
    SEATALK_SIGNING_SECRET: environment.signingSecret,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const folders = vscode.workspace.workspaceFolders ?? [];
  const chosen = await chooseOne<vscode.Uri | 'copy'>(vscode.l10n.t('Local SeaTalk Credentials'), {
    placeholder: vscode.l10n.t('They work only on this machine, as long as the local SeaTalk runs'),
    items: [
      ...folders.map(({ name, uri }) => ({
        label: vscode.l10n.t('Write {0}', FILE),
        description: name,
        iconPath: new vscode.ThemeIcon('new-file'),
        value: vscode.Uri.joinPath(uri, FILE),
      })),
      {
        label: vscode.l10n.t('Copy as Environment Variables'),
        iconPath: new vscode.ThemeIcon('clippy'),
        value: 'copy',
      },
    ],
  });
  if (chosen === undefined) return;
  if (chosen === 'copy') {
    await vscode.env.clipboard.writeText(withVariables('', variables));
    showNotice(vscode.l10n.t('Credentials copied.'));
    return;
  }
  await writeTo(chosen, variables);
}

/** Where bots register for events. @param url of the local SeaTalk. */
export function webSocketUrl(url: string): string {
  return `${url.replace(/^http/u, 'ws')}${SOCKET_PATH}`;
}

type Variables = readonly (readonly [name: string, value: string])[];

async function writeTo(file: vscode.Uri, variables: Variables): Promise<void> {
  const unsaved = unsavedDocument(file);
  const before = unsaved?.getText() ?? (await textOnDisk(file));
  if (before !== undefined && !(await mayChange())) return;
  const text = withVariables(before ?? '', variables);
  try {
    if (unsaved) await replaceText(unsaved, text);
    else await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  } catch {
    await warningMessage(vscode.l10n.t("{0} couldn't be written.", FILE), vscode.l10n.t('OK'));
    return;
  }
  await offerChoices(
    informationMessage,
    vscode.l10n.t('Credentials written to {0}. Keep this file out of version control.', FILE),
    [{ title: vscode.l10n.t('Open {0}', FILE), run: () => vscode.window.showTextDocument(file) }],
  );
}

/** What was typed there and isn't on disk yet must not be lost. */
function unsavedDocument(file: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.toString() === file.toString(),
  );
}

/** @throws Error when it can't be saved. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, all, text);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) throw new Error('Not saved');
}

/** Undefined when there is no such file. */
async function textOnDisk(file: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(file)).toString();
  } catch {
    return undefined;
  }
}

async function mayChange(): Promise<boolean> {
  const change = vscode.l10n.t('Update {0}', FILE);
  const chosen = await warningMessage(
    vscode.l10n.t('Update the SeaTalk variables in {0}?', FILE),
    { modal: true, detail: vscode.l10n.t('Its other lines stay as they are.') },
    change,
  );
  return chosen === change;
}

/** Sets variables in the text of an `.env` file: where they stand, else at its end. Other lines stay. */
export function withVariables(text: string, variables: Variables): string {
  const lines = text === '' ? [] : text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  for (const [name, value] of variables) {
    const line = `${name}=${value}`;
    const at = lines.findIndex((each) => each.startsWith(`${name}=`));
    if (at >= 0) lines[at] = line;
    else lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
