import * as vscode from 'vscode';
import { chooseOne, heading } from '../base/wizard';
import { commandIds, viewIds } from '../contributions';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { Services } from '../session/services';

/** Commands that are about the active app here, and would ask for one elsewhere. */
const aboutApp: ReadonlySet<string> = new Set([commandIds.editApp, commandIds.testApp]);

/** What can be done from the status bar. */
export async function showMenu({ apps, local }: Services & { readonly local: LocalSeaTalk }): Promise<void> {
  // Another window may have started it.
  await local.find().catch(() => undefined);
  const app = apps.active;
  const entry = (icon: string, label: string, value: string) => ({
    iconPath: new vscode.ThemeIcon(icon),
    label,
    value,
  });
  const localOnes =
    local.state === 'running'
      ? [
          entry('comment-discussion', vscode.l10n.t('Open Chat As…'), commandIds.openChat),
          entry('debug-restart', vscode.l10n.t('Reset Local SeaTalk…'), commandIds.resetLocal),
          entry('debug-stop', vscode.l10n.t('Stop Local SeaTalk'), commandIds.stopLocal),
        ]
      : [entry('play', vscode.l10n.t('Start Local SeaTalk'), commandIds.startLocal)];
  const usable = app
    ? [
        heading(app.name),
        entry('send', vscode.l10n.t('Send…'), commandIds.send),
        entry('comment-discussion', vscode.l10n.t('Show Groups'), `${viewIds.groups}.focus`),
        entry('organization', vscode.l10n.t('Create Group…'), commandIds.createGroup),
        entry('checklist', vscode.l10n.t('Check App'), commandIds.testApp),
        ...(app.kind === 'local' ? localOnes : [entry('edit', vscode.l10n.t('Edit…'), commandIds.editApp)]),
      ]
    : [];
  const command = await chooseOne<string>('SeaTalk', {
    placeholder: vscode.l10n.t('Choose what to do'),
    items: [
      ...usable,
      heading(vscode.l10n.t('apps')),
      ...(apps.profiles.length > 0
        ? [entry('arrow-swap', vscode.l10n.t('Switch App…'), commandIds.switchApp)]
        : []),
      entry('add', vscode.l10n.t('Add App…'), commandIds.addApp),
      ...(app?.kind === 'local' ? [] : [heading(vscode.l10n.t('local SeaTalk')), ...localOnes]),
      heading(vscode.l10n.t('help')),
      entry('output', vscode.l10n.t('Show Log'), commandIds.showLog),
    ],
  });
  if (command !== undefined) {
    await vscode.commands.executeCommand(command, ...(app && aboutApp.has(command) ? [app.id] : []));
  }
}
