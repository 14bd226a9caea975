import * as vscode from 'vscode';
import { commandIds } from '../contributions';
import { informationMessage } from './dialogs';

/** Says that something needs an app, and offers both ways to one. */
export async function offerApp(message: string): Promise<void> {
  const local = vscode.l10n.t('Start Local SeaTalk');
  const add = vscode.l10n.t('Add App');
  const chosen = await informationMessage(message, local, add);
  if (chosen === local) await vscode.commands.executeCommand(commandIds.startLocal);
  if (chosen === add) await vscode.commands.executeCommand(commandIds.addApp);
}
