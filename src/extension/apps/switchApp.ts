import * as vscode from 'vscode';
import { chooseOne, heading } from '../base/wizard';
import { commandIds } from '../contributions';
import type { Services } from '../session/services';
import { appWords } from '../profiles/appWords';
import { idFrom } from './pickProfile';

/** Makes another app the active one of this window. */
export async function switchApp({ apps }: Services, argument: unknown): Promise<void> {
  const id = idFrom(argument);
  if (id !== undefined) {
    if (apps.profile(id)) await apps.setActive(id);
    return;
  }
  const active = apps.active?.id;
  const chosen = await chooseOne<{ app?: string; command?: string }>(vscode.l10n.t('Switch App'), {
    placeholder: vscode.l10n.t('Choose the app to send with and browse groups of in this window'),
    items: [
      ...apps.profiles.map((profile) => ({
        iconPath: new vscode.ThemeIcon(
          profile.id === active ? 'check' : profile.kind === 'local' ? 'vm' : 'hubot',
        ),
        label: profile.name,
        description: appWords(profile),
        value: { app: profile.id },
      })),
      heading(vscode.l10n.t('more')),
      ...(apps.localRunning
        ? []
        : [
            {
              iconPath: new vscode.ThemeIcon('play'),
              label: vscode.l10n.t('Start Local SeaTalk'),
              description: vscode.l10n.t('not running'),
              value: { command: commandIds.startLocal },
            },
          ]),
      {
        iconPath: new vscode.ThemeIcon('add'),
        label: vscode.l10n.t('Add App…'),
        value: { command: commandIds.addApp },
      },
    ],
  });
  if (chosen?.app !== undefined) await apps.setActive(chosen.app);
  if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command);
}
