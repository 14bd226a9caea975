import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { DisposableSlot } from '../../base/slot';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands, settingIds } from '../contributions';
import type { Services } from '../session/services';
import { isSearched, SEARCHED } from './searchedDocuments';

/** Registers what finds secrets in files. What looks is loaded with the first document that is looked at. */
export function registerSecrets(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const watch = lazy(async () => owned.add(new (await import('./secretWatch')).SecretWatch(services)));
  const first = owned.add(new DisposableSlot());
  const look = (document: vscode.TextDocument): void => {
    if (!isSearched(document)) return;
    first.clear();
    void watch();
  };
  const lookAtOpen = (): void => {
    const open = vscode.workspace.textDocuments.find(isSearched);
    if (open) look(open);
  };
  const opened = new Disposables();
  opened.add(vscode.workspace.onDidOpenTextDocument(look));
  opened.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingIds.secretsDiagnostics)) lookAtOpen();
    }),
  );
  first.set(opened);
  lookAtOpen();

  owned.add(
    vscode.languages.registerCodeActionsProvider(
      [...SEARCHED],
      {
        provideCodeActions: async (document, _range, { diagnostics }) => {
          if (!diagnostics.some(({ source }) => source === 'SeaTalk')) return [];
          return (await import('./secretActions')).secretActions(document, diagnostics);
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
  owned.add(
    registerCommand(services, internalCommands.moveSecret, async (uri, start) => {
      if (typeof uri !== 'string' || typeof start !== 'number') return;
      await (await import('./moveSecret')).moveSecret(services, vscode.Uri.parse(uri, true), start);
    }),
  );
  owned.add(
    registerCommand(services, internalCommands.ignoreFile, async (uri) => {
      if (typeof uri !== 'string') return;
      await (await import('./ignoreFile')).ignoreFile(vscode.Uri.parse(uri, true));
      (await watch()).lookAtGit();
    }),
  );
  const all = lazy(async () =>
    owned.add(new (await import('./workspaceSecrets')).WorkspaceSecrets(services)),
  );
  owned.add(registerCommand(services, commandIds.findSecrets, async () => (await all()).find()));
  return owned;
}
