import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { showNotice } from '../base/notices';
import { chooseOne, enterText } from '../base/wizard';
import { settingIds, commandIds } from '../contributions';
import type { Services } from '../session/services';
import type { AppProfile } from '../profiles/appProfile';
import { appWords } from '../profiles/appWords';
import { checkAppId, checkName, checkSecret } from './entered';
import { pickApp } from './pickProfile';
import { setSigningSecret } from './signingSecret';

/** Changes one thing about an app. */
export async function editApp(services: Services, argument: unknown): Promise<void> {
  const app = await pickApp(services.apps, argument, {
    title: vscode.l10n.t('Edit App'),
    placeholder: vscode.l10n.t('Choose an app'),
    from: ({ kind }) => kind !== 'local',
  });
  if (!app) {
    const message = vscode.l10n.t("You haven't added an app yet. (The local SeaTalk needs no credentials.)");
    showNotice(message);
    return;
  }
  const change = await chooseOne(vscode.l10n.t('Edit {0}', app.name), {
    placeholder: appWords(app),
    items: [
      { iconPath: new vscode.ThemeIcon('key'), label: vscode.l10n.t('New App Secret…'), value: newSecret },
      {
        iconPath: new vscode.ThemeIcon('shield'),
        label: vscode.l10n.t('Signing Secret…'),
        value: changeSigningSecret,
      },
      { iconPath: new vscode.ThemeIcon('edit'), label: vscode.l10n.t('Rename…'), value: rename },
      {
        iconPath: new vscode.ThemeIcon('symbol-key'),
        label: vscode.l10n.t('Change App ID…'),
        value: changeAppId,
      },
      app.production
        ? {
            iconPath: new vscode.ThemeIcon('unlock'),
            label: vscode.l10n.t('Unmark as Production: Send Without Confirmation'),
            value: setProduction,
          }
        : {
            iconPath: new vscode.ThemeIcon('lock'),
            label: vscode.l10n.t('Mark as Production: Confirm Every Send'),
            value: setProduction,
          },
      {
        iconPath: new vscode.ThemeIcon('dashboard'),
        label: vscode.l10n.t('Share of Rate Limits…'),
        value: changeShare,
      },
    ],
  });
  await change?.(services, app);
}

async function newSecret({ apps }: Services, app: AppProfile): Promise<void> {
  const secret = await enterText(vscode.l10n.t('New App Secret for {0}', app.name), {
    prompt: vscode.l10n.t("App Secret. It's stored only in VS Code's secret storage."),
    secret: true,
    check: checkSecret,
  });
  if (secret === undefined) return;
  await apps.update(app.id, {}, secret);
  const test = vscode.l10n.t('Check App');
  const chosen = await informationMessage(vscode.l10n.t('App Secret of {0} updated.', app.name), test);
  if (chosen === test) await vscode.commands.executeCommand(commandIds.testApp, app.id);
}

async function changeSigningSecret(services: Services, app: AppProfile): Promise<void> {
  await setSigningSecret(services, app.id);
}

async function rename({ apps }: Services, app: AppProfile): Promise<void> {
  const others = apps.profiles.filter(({ id }) => id !== app.id).map(({ name }) => name);
  const name = await enterText(vscode.l10n.t('Rename {0}', app.name), {
    prompt: vscode.l10n.t('Name for the app in VS Code'),
    value: app.name,
    check: (text) => checkName(text, others),
  });
  if (name !== undefined) await apps.update(app.id, { name });
}

async function changeAppId({ apps, sessions }: Services, app: AppProfile): Promise<void> {
  const appId = await enterText(vscode.l10n.t('App ID of {0}', app.name), {
    prompt: vscode.l10n.t('App ID, from "Basic Info & Credentials" in the developer portal'),
    value: app.appId,
    check: checkAppId,
  });
  if (appId === undefined || appId === app.appId) return;
  const secret = await enterText(vscode.l10n.t('App Secret of {0}', app.name), {
    prompt: vscode.l10n.t('App Secret for the new App ID'),
    secret: true,
    check: checkSecret,
  });
  if (secret === undefined) return;
  await apps.update(app.id, { appId }, secret);
  // Groups and message ids of another app mean nothing to this one.
  await sessions.forget(app.id);
}

async function setProduction({ apps }: Services, app: AppProfile): Promise<void> {
  await apps.update(app.id, { production: !app.production });
}

const SHARES = [0.2, 0.4, 0.6, 0.8, 1];

async function changeShare({ apps }: Services, app: AppProfile): Promise<void> {
  const percent = new Intl.NumberFormat(undefined, { style: 'percent' });
  const general = vscode.workspace.getConfiguration().get<number>(settingIds.rateLimitShare);
  const chosen = await chooseOne<{ quotaShare: number | undefined }>(
    vscode.l10n.t('Share of Rate Limits for {0}', app.name),
    {
      placeholder: vscode.l10n.t('The remainder is reserved for the bot that runs on the same App ID'),
      items: [
        {
          label: vscode.l10n.t('Use Setting'),
          description: general === undefined ? '' : percent.format(general),
          value: { quotaShare: undefined },
        },
        ...SHARES.map((share) => ({
          label: percent.format(share),
          ...(share === app.quotaShare ? { description: vscode.l10n.t('now') } : {}),
          value: { quotaShare: share },
        })),
      ],
    },
  );
  if (chosen) await apps.update(app.id, chosen);
}
