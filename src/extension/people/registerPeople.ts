import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { DisposableSlot } from '../../base/slot';
import { registerCommand } from '../base/registerCommand';
import { commandIds, schemes, settingIds } from '../contributions';
import type { Services } from '../session/services';

/** Registers what finds people and tells who they are. Loaded on use; the hover exists only while its setting is on. */
export function registerPeople(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const hover = owned.add(new DisposableSlot());
  const who = lazy(async () => owned.add(new (await import('./hover/whoIsThis')).WhoIsThis(services)));
  const follow = () => {
    hover.clear();
    if (vscode.workspace.getConfiguration().get(settingIds.peopleHover) !== true) return;
    hover.set(
      vscode.languages.registerHoverProvider('*', {
        provideHover: async (...given) => (await who()).provideHover(...given),
      }),
    );
  };
  follow();
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingIds.peopleHover)) follow();
    }),
  );
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(schemes.person, {
      provideTextDocumentContent: async (uri, token) =>
        (await import('./personDocuments')).profileText(services, uri, token),
    }),
  );
  owned.add(
    registerCommand(services, commandIds.findPerson, async (given) =>
      (await import('./findPerson')).findPerson(services, given),
    ),
  );
  return owned;
}
