import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { SEATALK_BASE_URL } from '../../contract/baseUrl';
import type { FoundSecret } from '../../secrets/foundSecret';
import { checkAppId, checkName, checkWebhookUrl } from '../apps/entered';
import { warningMessage } from '../base/dialogs';
import { offerApp } from '../base/offerApp';
import { showWarning } from '../base/notices';
import { chooseOne, enterText } from '../base/wizard';
import type { AppProfile } from '../profiles/appProfile';
import type { Services } from '../session/services';

/** Keeps a secret as that of an app or a webhook, and asks of which where that isn't clear. False: the person gave up. */
export async function keepSecret(services: Services, secret: FoundSecret, value: string): Promise<boolean> {
  if (secret.kind === 'webhookUrl') return keepWebhook(services, value.replaceAll('\\/', '/'));
  return secret.kind === 'appSecret'
    ? keepAppSecret(services, value, secret.appId)
    : keepSigningSecret(services, value, secret.appId);
}

async function keepWebhook({ apps }: Services, url: string): Promise<boolean> {
  const complaint = checkWebhookUrl(url);
  if (complaint !== undefined) {
    showWarning(complaint);
    return false;
  }
  const taken = apps.webhooks.map(({ name }) => name);
  const name = await enterText(vscode.l10n.t('Add Webhook'), {
    prompt: vscode.l10n.t('Name to choose the webhook by when sending'),
    placeholder: vscode.l10n.t('For example: Build alerts'),
    check: (text) => checkName(text, taken),
  });
  if (name === undefined) return false;
  await apps.addWebhook({ name }, url);
  return true;
}

async function keepAppSecret(services: Services, value: string, appId: string | undefined): Promise<boolean> {
  const { apps } = services;
  const app = await chooseApp(services, appId, vscode.l10n.t('App Secret'), true);
  if (app === undefined) return false;
  if (app === 'new') return addApp(services, value, appId);
  const before = await apps.secret(app.id);
  if (
    before !== undefined &&
    !(await mayReplace(vscode.l10n.t('Replace the App Secret of {0}?', oneLine(app.name))))
  )
    return false;
  await apps.update(app.id, {}, value);
  return true;
}

async function keepSigningSecret(
  services: Services,
  value: string,
  appId: string | undefined,
): Promise<boolean> {
  const { apps } = services;
  const app = await chooseApp(services, appId, vscode.l10n.t('Signing Secret'), false);
  if (app === undefined || app === 'new') return false;
  const before = await apps.signingSecret(app.id);
  if (
    before !== undefined &&
    !(await mayReplace(vscode.l10n.t('Replace the signing secret of {0}?', oneLine(app.name))))
  )
    return false;
  await apps.setSigningSecret(app.id, value);
  return true;
}

/** The app with the ID that stands beside the secret, else the one a person picks. */
async function chooseApp(
  { apps }: Services,
  appId: string | undefined,
  title: string,
  canAdd: boolean,
): Promise<AppProfile | 'new' | undefined> {
  const own = apps.profiles.filter(({ kind }) => kind !== 'local');
  const near = appId === undefined ? undefined : own.find((app) => app.appId === appId);
  if (near) return near;
  if (own.length === 0 && canAdd) return 'new';
  if (own.length === 0) {
    await offerApp(vscode.l10n.t('Add the app first. Its signing secret is kept with it.'));
    return undefined;
  }
  return chooseOne<AppProfile | 'new'>(title, {
    placeholder: vscode.l10n.t('Choose the app that it belongs to'),
    items: [
      ...own.map((app) => ({ label: app.name, description: app.appId, value: app })),
      ...(canAdd
        ? [
            {
              label: vscode.l10n.t('New App…'),
              iconPath: new vscode.ThemeIcon('add'),
              value: 'new' as const,
              ...(appId === undefined ? {} : { description: appId }),
            },
          ]
        : []),
    ],
  });
}

/** Keeps a new app without a switch to it. Its sends are confirmed until a person says otherwise. */
async function addApp({ apps }: Services, secret: string, near: string | undefined): Promise<boolean> {
  const title = vscode.l10n.t('Add App');
  const appId =
    near ??
    (await enterText(title, {
      prompt: vscode.l10n.t('App ID, from "Basic Info & Credentials" in the developer portal'),
      check: checkAppId,
    }));
  if (appId === undefined) return false;
  const taken = apps.profiles.map(({ name }) => name);
  const name = await enterText(title, {
    prompt: vscode.l10n.t('Name for the app in VS Code'),
    placeholder: vscode.l10n.t('For example: Release bot, staging'),
    check: (text) => checkName(text, taken),
  });
  if (name === undefined) return false;
  const app = { name, appId, kind: 'seatalk', baseUrl: SEATALK_BASE_URL, production: true } as const;
  await apps.add(app, secret, { activate: apps.active === undefined });
  return true;
}

async function mayReplace(message: string): Promise<boolean> {
  const replace = vscode.l10n.t('Replace');
  const detail = vscode.l10n.t('Another one is kept now. It will be deleted.');
  return (await warningMessage(message, { modal: true, detail }, replace)) === replace;
}
