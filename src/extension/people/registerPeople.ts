import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { registerCommand } from '../base/registerCommand';
import { commandIds, schemes } from '../contributions';
import type { Services } from '../session/services';
import { registerPersonHover } from './hover/registerPersonHover';

/** Registers what finds people and tells who they are. Loaded on use. */
export function registerPeople(services: Services): vscode.Disposable {
  const owned = new Disposables();
  owned.add(registerPersonHover(services));
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
  owned.add(
    registerCommand(services, commandIds.browseDepartments, async () =>
      (await import('./departments')).browseDepartments(services),
    ),
  );
  return owned;
}
