import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands, viewTypes } from '../contributions';
import type { Services } from '../session/services';

/** Conversations of groups as the active app reads them. Loaded with the first one. */
export function registerConversations(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const showLater = async (error: unknown) =>
    (await import('../base/showError')).showError(services.log, error, { app: services.apps.active });
  const panels = lazy(async () => {
    const { ConversationPanels } = await import('./conversationPanels');
    return new ConversationPanels({ services, onError: (error) => void showLater(error) });
  });
  owned.add(
    registerCommand(services, commandIds.openConversation, async (row) => {
      const { openedBy } = await import('./openedBy');
      const place = await openedBy(services, row);
      if (place) await (await panels()).open(place.groupId, place);
    }),
  );
  owned.add(
    registerCommand(services, internalCommands.showMessage, async (given) => {
      const { readPlace } = await import('./openedBy');
      const place = readPlace(given);
      if (place) await (await panels()).open(place.groupId, place);
    }),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.conversation, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await panels()).restore(panel, state),
    }),
  );
  owned.add(
    vscode.window.registerUriHandler({
      handleUri: async (uri) => {
        try {
          await (await panels()).openLink(uri);
        } catch (error) {
          await showLater(error);
        }
      },
    }),
  );
  return owned;
}
