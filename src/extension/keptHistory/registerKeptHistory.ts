import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { DisposableSlot } from '../../base/slot';
import { registerCommand } from '../base/registerCommand';
import { commandIds, schemes } from '../contributions';
import type { Services } from '../session/services';
import type { KeptHistoryCommands } from './keptHistoryCommands';

/** Milliseconds from the first use of an app to the reading of what is new in its kept groups. */
const CATCH_UP_MS = 20_000;

/** History that outlives the platform's seven days, by choice and per group; threads as Markdown. Loaded with the first of them. */
export function registerKeptHistory(services: Services): vscode.Disposable {
  const { sessions, clock } = services;
  const owned = new Disposables();
  const load = () => import('./keptHistoryCommands');
  const documents = lazy(async () => new (await import('./keptDocuments')).KeptDocuments(sessions));
  const commands = lazy(async () => new (await load()).KeptHistoryCommands(services, await documents()));
  const action = (id: string, run: (act: KeptHistoryCommands, given: unknown) => Promise<void>) =>
    owned.add(registerCommand(services, id, async (given) => run(await commands(), given)));
  action(commandIds.keepHistory, (act, given) => act.choose(given));
  action(commandIds.showKeptHistory, (act, given) => act.show(given));
  action(commandIds.searchKeptHistory, (act) => act.search());
  action(commandIds.exportThread, (act, given) => act.exportThread(given));
  const changed = owned.add(new vscode.EventEmitter<vscode.Uri>());
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(schemes.keptHistory, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => (await documents()).text(uri),
    }),
  );
  const shown = owned.add(new DisposableSlot());
  const redraw = (groupId?: string) => {
    for (const { uri } of vscode.workspace.textDocuments)
      if (
        uri.scheme === schemes.keptHistory &&
        (groupId === undefined || uri.path.includes(`/${encodeURIComponent(groupId)}/`))
      )
        changed.fire(uri);
  };
  const later = owned.add(new DisposableSlot());
  // Ends with the window, and when another app is used meanwhile.
  const reading = owned.add(new DisposableSlot());
  const catchUp = async () => {
    const session = sessions.current;
    if (!session || session.profile.kind === 'local') return;
    const { catchUpKept } = await load();
    const stop = new AbortController();
    reading.set({ dispose: () => stop.abort() });
    await catchUpKept(services, session, stop.signal);
  };
  owned.add(
    sessions.onDidOpen(() => {
      reading.clear();
      // What is open may be of the app that is used now.
      redraw();
      if (sessions.current) shown.set(sessions.current.keptHistory.onDidChange(redraw));
      later.set(clock.setTimer(CATCH_UP_MS, () => void catchUp()));
    }),
  );
  return owned;
}
