import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds, viewTypes } from '../contributions';
import type { Services } from '../session/services';
import type { GroupCommands } from './groupCommands';

/** Creating groups, changing their members, and the page of a group. Loaded with the first of them. */
export function registerGroupActions(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const commands = lazy(async () => owned.add(new (await import('./groupCommands')).GroupCommands(services)));
  const action = (id: string, run: (commands: GroupCommands, given: unknown) => Promise<unknown>) =>
    owned.add(registerCommand(services, id, async (given) => run(await commands(), given)));
  action(commandIds.createGroup, (act) => act.create());
  action(commandIds.addMembers, (act, given) => act.changeMembers('add', given));
  action(commandIds.removeMembers, (act, given) => act.changeMembers('remove', given));
  action(commandIds.showGroup, (act, given) => act.show(given));
  action(commandIds.showTyping, (act, given) => act.showTyping(given));
  owned.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.group, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await commands()).restore(panel, state),
    }),
  );
  return owned;
}
