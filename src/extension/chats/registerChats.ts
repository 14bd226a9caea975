import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds, viewTypes } from '../contributions';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { Services } from '../session/services';

/** Chat windows of the people of the local SeaTalk. Loaded with the first one. */
export function registerChats(services: Services & { readonly local: LocalSeaTalk }): vscode.Disposable {
  const { context, clock, local, log } = services;
  const owned = new Disposables();
  const showLater = async (error: unknown) => (await import('../base/showError')).showError(log, error);
  const panels = lazy(async () => {
    const { ChatPanels } = await import('./chatPanels');
    return owned.add(
      new ChatPanels({
        extensionUri: context.extensionUri,
        clock,
        local,
        onError: (error) => void showLater(error),
      }),
    );
  });
  owned.add(registerCommand(services, commandIds.openChat, async () => (await panels()).open()));
  owned.add(
    registerCommand(services, commandIds.groupsOpenChat, async (row) => {
      const groupId = groupIdOf(row);
      await (await panels()).open(groupId === undefined ? undefined : `group:${groupId}`);
    }),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.chat, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await panels()).restore(panel, state),
    }),
  );
  return owned;
}

/** The group of a row of the groups view. */
function groupIdOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('groupId' in row)) return undefined;
  return typeof row.groupId === 'string' ? row.groupId : undefined;
}
