import * as vscode from 'vscode';
import { isTargetName, settingOf } from '../../../sending/namedTargets';
import { readSendTarget } from '../../../sending/sendTarget';
import type { SendTarget } from '../../../sending/sendTarget';
import { informationMessage } from '../../base/dialogs';
import { offerChoices } from '../../base/notices';
import { chooseOne, enterText } from '../../base/wizard';
import { settingIds } from '../../contributions';
import type { Services } from '../../session/services';
import { pickTarget } from './targetPicker';
import { targetWords } from './targetWords';

/** Characters of a suggested name. */
const SUGGESTED_MAX = 40;

/**
 * Gives a chat a name in the settings of the workspace, where a team shares it, or in the person's own. Ids only are written there.
 * @param given the chat, asked for where it is none.
 */
export async function saveTarget(services: Services, given: unknown): Promise<void> {
  const title = vscode.l10n.t('Name a Chat');
  const target = readSendTarget(given) ?? (await pickTarget(services, { sourceCount: 1, title }))?.target;
  if (!target) return;
  const place = await askPlace(title);
  if (place === undefined) return;
  const setting = valuesAt(place);
  const name = await enterText(title, {
    prompt: vscode.l10n.t(
      'Name for {0}, as message files and the list of chats show it',
      targetWords(target),
    ),
    value: suggestedName(target),
    check: (text) => {
      if (!isTargetName(text)) return vscode.l10n.t('Enter up to 40 characters without @, :, / and \\.');
      return Object.hasOwn(setting, text) ? vscode.l10n.t('"{0}" is another chat already.', text) : undefined;
    },
  });
  if (name === undefined) return;
  const appId = services.apps.active?.appId;
  const value = { ...setting, [name]: settingOf(target, appId) };
  await vscode.workspace.getConfiguration().update(settingIds.targets, value, place);
  const open = vscode.l10n.t('Open Settings');
  const file =
    place === vscode.ConfigurationTarget.Workspace
      ? 'workbench.action.openWorkspaceSettingsFile'
      : 'workbench.action.openSettingsJson';
  await offerChoices(
    informationMessage,
    vscode.l10n.t('{0} is "{1}" now. Message files can name it as their chat.', targetWords(target), name),
    [{ title: open, run: () => vscode.commands.executeCommand(file) }],
  );
}

/** Without a workspace, only the person's own settings are left. */
async function askPlace(title: string): Promise<vscode.ConfigurationTarget | undefined> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  if (!vscode.workspace.workspaceFolders?.length) return Global;
  return chooseOne(title, {
    placeholder: vscode.l10n.t('Choose who has the name'),
    items: [
      {
        label: vscode.l10n.t('This Workspace'),
        detail: vscode.l10n.t('Shared by everyone who works with these files'),
        iconPath: new vscode.ThemeIcon('organization'),
        value: Workspace,
      },
      {
        label: vscode.l10n.t('Only You'),
        detail: vscode.l10n.t('In your user settings, for all workspaces'),
        iconPath: new vscode.ThemeIcon('account'),
        value: Global,
      },
    ],
  });
}

function valuesAt(place: vscode.ConfigurationTarget): Readonly<Record<string, unknown>> {
  const setting = vscode.workspace.getConfiguration().inspect<Record<string, unknown>>(settingIds.targets);
  const value =
    place === vscode.ConfigurationTarget.Workspace ? setting?.workspaceValue : setting?.globalValue;
  return typeof value === 'object' ? value : {};
}

function suggestedName({ name = '' }: SendTarget): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return Array.from(words).slice(0, SUGGESTED_MAX).join('').replace(/-$/u, '');
}
