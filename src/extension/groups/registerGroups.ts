import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { statusMessage } from '../base/dialogs';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands, schemes } from '../contributions';
import { MediaFiles } from './media/mediaFiles';
import type { GroupSort } from '../../directory/groupOrder';
import type { Services } from '../session/services';
import { askForFilter } from './filterInput';
import type { GroupActions } from './groupActions';
import { GroupsView } from './groupsView';
import { MessageDocuments } from './messageDocuments';

/** Far more characters than an id has. */
const ID_MAX = 500;
/** Milliseconds. */
const SAID_MS = 4_000;

/**
 * Registers the groups view and what can be done with its rows. Rows, client and schemas are loaded when the view is
 * first shown.
 */
export function registerGroups(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const view = owned.add(new GroupsView(services));
  const documents = owned.add(new MessageDocuments(services.sessions));
  const media = vscode.Uri.joinPath(services.context.globalStorageUri, 'media');
  owned.add(
    vscode.workspace.registerFileSystemProvider(schemes.media, new MediaFiles(media), { isReadonly: true }),
  );
  let loaded: Promise<GroupActions> | undefined;
  const actions = () =>
    (loaded ??= import('./groupActions').then(
      (module) => new module.GroupActions(services, view, documents),
    ));
  const action = (id: string, run: (actions: GroupActions, given: unknown) => Promise<unknown>) =>
    owned.add(registerCommand(services, id, async (given) => run(await actions(), given)));
  // Without any row, it's a key: the selected row is meant. A row that is gone since its menu opened comes as nothing, and then no other
  // row may take its place.
  const rowAction: typeof action = (id, run) =>
    owned.add(
      registerCommand(services, id, async (...given) => {
        if (given.length === 0 || given[0] !== undefined) return run(await actions(), given[0]);
        statusMessage(vscode.l10n.t('The list has just changed. Try again.'), SAID_MS);
        return undefined;
      }),
    );

  // From the title of the view, the editor hands over the row that has the focus, which is not what is meant there.
  action(commandIds.groupsRefresh, (act) => act.refresh(undefined));
  rowAction(commandIds.groupsRefreshRow, (act, given) => act.refresh(given));
  rowAction(commandIds.groupsLoadMore, (act, given) => act.loadMore(given));
  rowAction(commandIds.groupsPin, (act, given) => act.pin(given, true));
  rowAction(commandIds.groupsUnpin, (act, given) => act.pin(given, false));
  rowAction(commandIds.groupsCopyId, (act, given) => act.copyId(given));
  rowAction(commandIds.groupsCopyMessageId, (act, given) => act.copyMessageId(given));
  rowAction(commandIds.groupsCopyText, (act, given) => act.copyText(given));
  rowAction(commandIds.groupsReply, (act, given) => act.reply(given));
  rowAction(commandIds.groupsSendHere, (act, given) => act.sendHere(given));
  rowAction(commandIds.groupsSaveTarget, (act, given) => act.saveTarget(given));
  rowAction(commandIds.groupsOpenMessage, (act, given) => act.openMessage(given));
  rowAction(commandIds.groupsOpenMedia, (act, given) => act.openMedia(given));
  rowAction(commandIds.groupsSaveMedia, (act, given) => act.saveMedia(given));
  rowAction(commandIds.groupsOpenThread, (act, given) => act.openThread(given));
  owned.add(registerCommand(services, internalCommands.groupsClick, () => view.click()));
  rowAction(internalCommands.groupsOpenRow, (act, given) => act.openRow(given));
  owned.add(
    registerCommand(services, internalCommands.copyId, async (id) => {
      if (typeof id === 'string' && id.length <= ID_MAX) await vscode.env.clipboard.writeText(id);
    }),
  );
  owned.add(
    registerCommand(services, internalCommands.openMessageJson, async (message, words) =>
      (await actions()).openJson(message, words),
    ),
  );
  action(internalCommands.groupsLoadMembers, (act) => act.loadMembers());
  action(internalCommands.groupsSent, (act, given) => act.sent(given));
  action(internalCommands.groupsShow, (act, given) => act.show(given));
  const { groupsSortByActivity, groupsSortByName, groupsSortBySize } = commandIds;
  const { menuSortedByActivity, menuSortedByName, menuSortedBySize } = commandIds;
  const sort = (by: GroupSort, ...ids: readonly string[]) => {
    for (const id of ids) owned.add(registerCommand(services, id, () => view.setSort(by)));
  };
  sort('name', groupsSortByName, menuSortedByName);
  sort('activity', groupsSortByActivity, menuSortedByActivity);
  sort('size', groupsSortBySize, menuSortedBySize);
  owned.add(registerCommand(services, commandIds.groupsFilter, () => askForFilter(view)));
  owned.add(
    registerCommand(services, commandIds.groupsClearFilter, () => {
      view.filter = '';
    }),
  );
  return owned;
}
