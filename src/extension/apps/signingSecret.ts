import * as vscode from 'vscode';
import { showNotice } from '../base/notices';
import { chooseOne, enterText } from '../base/wizard';
import type { Services } from '../session/services';
import type { AppProfile } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';
import { pickApp } from './pickProfile';

/** Asks for an app's signing secret and keeps it. @returns `undefined` when left. */
export async function enterSigningSecret(apps: Apps, app: AppProfile): Promise<string | undefined> {
  const secret = await enterText(vscode.l10n.t('Signing Secret of {0}', app.name), {
    prompt: vscode.l10n.t(
      'Signing secret from "Event Callback" in the developer portal. It\'s stored only in VS Code\'s secret storage.',
    ),
    secret: true,
    check: (text) => {
      if (text === '') return vscode.l10n.t('Enter the signing secret from the developer portal.');
      return /\s/u.test(text) ? vscode.l10n.t("A signing secret can't contain spaces.") : undefined;
    },
  });
  if (secret !== undefined) await apps.setSigningSecret(app.id, secret);
  return secret;
}

/** Enters, replaces or forgets the signing secret of an app. */
export async function setSigningSecret({ apps }: Pick<Services, 'apps'>, argument: unknown): Promise<void> {
  const app = await pickApp(apps, argument, {
    title: vscode.l10n.t('Signing Secret'),
    placeholder: vscode.l10n.t('Choose an app'),
    from: ({ kind }) => kind !== 'local',
  });
  if (!app) {
    const message = vscode.l10n.t('Add an app first. The local SeaTalk already has a signing secret.');
    showNotice(message);
    return;
  }
  if ((await apps.signingSecret(app.id)) === undefined) {
    await enterSigningSecret(apps, app);
    return;
  }
  const change = await chooseOne<'new' | 'forget'>(vscode.l10n.t('Signing Secret of {0}', app.name), {
    placeholder: vscode.l10n.t('Signs the events that you deliver from here'),
    items: [
      { iconPath: new vscode.ThemeIcon('key'), label: vscode.l10n.t('New Signing Secret…'), value: 'new' },
      {
        iconPath: new vscode.ThemeIcon('trash'),
        label: vscode.l10n.t('Delete Signing Secret'),
        value: 'forget',
      },
    ],
  });
  if (change === 'new') await enterSigningSecret(apps, app);
  if (change === 'forget') await apps.setSigningSecret(app.id, undefined);
}
