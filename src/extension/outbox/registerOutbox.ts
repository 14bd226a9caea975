import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { Paced } from '../../base/paced';
import { registerCommand } from '../base/registerCommand';
import { RowClicks } from '../base/rowClicks';
import { commandIds, internalCommands, schemes, viewIds } from '../contributions';
import type { Services } from '../session/services';
import type { OutboxRow } from './outboxRow';

/**
 * Registers the outbox: what is on its way, what was not sent, and what this window has sent. Its rows are loaded when it is first
 * shown; until then it only counts what waits for a person, once this window has sent something or knows of a send that was cut off.
 */
export function registerOutbox(services: Services): vscode.Disposable {
  const { outbox, onDidChangeOutbox, clock, sendsPending } = services;
  const owned = new Disposables();
  const changed = owned.add(new vscode.EventEmitter<OutboxRow | undefined>());
  const tree = lazy(async () => {
    const { OutboxTree } = await import('./outboxTree');
    const made = owned.add(new OutboxTree(services));
    owned.add(made.onDidChangeTreeData((row) => changed.fire(row)));
    return made;
  });
  let loaded: Awaited<ReturnType<typeof tree>> | undefined;
  const clicks = new RowClicks<OutboxRow>(internalCommands.outboxClick);
  const view = owned.add(
    vscode.window.createTreeView<OutboxRow>(viewIds.outbox, {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: async (row) => {
          loaded = await tree();
          return loaded.getChildren(row);
        },
        // The editor asks for the looks of rows that it was given.
        getTreeItem: (row) => clicks.kept(row, loaded?.getTreeItem(row) ?? new vscode.TreeItem('')),
      },
    }),
  );

  const counted = owned.add(
    new Paced(clock, async () => {
      const { length } = await (await outbox()).kept();
      view.badge =
        length === 0
          ? undefined
          : {
              value: length,
              tooltip:
                length === 1
                  ? vscode.l10n.t("1 send didn't go through")
                  : vscode.l10n.t("{0} sends didn't go through", length),
            };
    }),
  );
  owned.add(onDidChangeOutbox(() => counted.trigger()));
  if (sendsPending) counted.trigger();
  // Other windows write to the same list.
  owned.add(view.onDidChangeVisibility(({ visible }) => visible && loaded?.refresh()));
  owned.add(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && (view.visible || view.badge)) counted.trigger();
      if (focused && view.visible) loaded?.refresh();
    }),
  );

  const actions = () => import('./outboxActions');
  type Actions = Awaited<ReturnType<typeof actions>>;
  const rowAction = (id: string, run: (act: Actions, row: OutboxRow) => unknown) =>
    owned.add(
      registerCommand(services, id, async (given) => {
        const row = (given ?? view.selection[0]) as OutboxRow | undefined;
        return row && run(await actions(), row);
      }),
    );
  owned.add(registerCommand(services, internalCommands.outboxClick, () => clicks.run(view.selection[0])));
  rowAction(commandIds.outboxSend, (act, row) => act.sendUnsent(services, row));
  rowAction(commandIds.outboxSendAgain, (act, row) => act.sendUnsure(services, row));
  rowAction(commandIds.outboxDiscard, (act, row) => act.discard(services, row));
  rowAction(commandIds.outboxCancel, (act, row) => act.cancelSend(row));
  rowAction(commandIds.outboxShow, (act, row) => act.showInGroups(row));
  owned.add(
    registerCommand(services, commandIds.outboxClear, async () => (await actions()).clearSent(services)),
  );
  owned.add(
    registerCommand(services, internalCommands.outboxOpen, async (id, words) =>
      (await import('./outboxDocuments')).openKept(id, words),
    ),
  );
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(schemes.outbox, {
      provideTextDocumentContent: async (uri) =>
        (await import('./outboxDocuments')).keptText(await outbox(), uri),
    }),
  );
  return owned;
}
