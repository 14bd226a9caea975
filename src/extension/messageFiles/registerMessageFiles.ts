import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands, viewTypes } from '../contributions';
import type { Services } from '../session/services';
import type { MessageFeature } from './messageFeature';
import { isMessageFile } from './messageDocument';

/** Registers what helps to write and send message files. All of it is loaded with the first one, or with the first command. */
export function registerMessageFiles(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const feature = lazy(async () => {
    const { MessageFeature: Feature } = await import('./messageFeature');
    return owned.add(new Feature(services));
  });
  const command = (id: string, run: (loaded: MessageFeature, given: unknown) => unknown) =>
    owned.add(registerCommand(services, id, async (given) => run(await feature(), given)));
  command(commandIds.previewMessage, (loaded, given) => loaded.preview(given));
  command(commandIds.sendMessageFile, (loaded, given) => loaded.send(given));
  command(internalCommands.sendMessageFiles, (loaded, given) => loaded.sendAll(given));
  command(internalCommands.showMessageProblems, (loaded, given) => loaded.showProblem(given));
  command(commandIds.newMessage, async () => (await import('./newMessage')).newMessage());
  owned.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.messagePreview, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await feature()).restore(panel, state),
    }),
  );
  const look = (document: vscode.TextDocument) => {
    if (isMessageFile(document)) void feature();
  };
  owned.add(vscode.workspace.onDidOpenTextDocument(look));
  for (const document of vscode.workspace.textDocuments) look(document);
  return owned;
}
