import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands, schemes } from '../contributions';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { Services } from '../session/services';
import type { EventActions } from './eventActions';
import { EventsView } from './eventsView';
import { noFilter } from './model/eventFilter';
import type { EventRecord } from './model/eventLog';
import type { ReceivingActions } from './receiving/receivingActions';
import type { EventsRoot } from './rows/eventsRoot';

/** Registers the events view and what can be done with its rows. What they do is loaded with the first command. */
export function registerEvents(
  services: Services & { readonly local: LocalSeaTalk },
): vscode.Disposable & { readonly root: () => Promise<EventsRoot> } {
  const { local, clock, apps } = services;
  const owned = new Disposables();
  const view = owned.add(new EventsView(services));
  const changed = owned.add(new vscode.EventEmitter<vscode.Uri>());
  const actions = lazy(async () => {
    const module = await import('./eventActions');
    const context = { local, clock, apps, replayReal };
    return owned.add(new module.EventActions(context, view, (uri) => changed.fire(uri)));
  });
  const receiving = lazy(async () => {
    const [module, root] = await Promise.all([import('./receiving/receivingActions'), view.root()]);
    return owned.add(new module.ReceivingActions(services, root.real));
  });
  const replayReal = async (event: EventRecord) => (await receiving()).replay(event);
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(schemes.event, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => (await actions()).content(uri),
    }),
  );
  const action = (id: string, run: (actions: EventActions, given: unknown) => Promise<unknown>) =>
    owned.add(registerCommand(services, id, async (given) => run(await actions(), given)));

  action(commandIds.eventsConnect, (act, given) => act.connect(given));
  action(commandIds.eventsOpen, (act, given) => act.open(given));
  action(commandIds.eventsReplay, (act, given) => act.replay(given));
  action(commandIds.eventsSendTest, (act, given) => act.sendTest(given));
  action(commandIds.eventsSendDraft, (act, given) => act.sendDraft(given));
  action(commandIds.eventsSaveFixture, (act, given) => act.saveFixture(given));
  action(commandIds.eventsSimulateFault, (act, given) => act.simulateFault(given));
  action(commandIds.eventsResume, (act, given) => act.resume(given));
  action(commandIds.eventsFilter, (act) => act.filter());
  action(commandIds.eventsClear, (act) => act.clear());
  owned.add(registerCommand(services, internalCommands.eventsClick, () => view.click()));
  action(internalCommands.eventsRetry, (act) => act.retry());
  owned.add(
    registerCommand(services, commandIds.eventsClearFilter, () => {
      view.filter = noFilter;
    }),
  );

  const receive = (id: string, run: (actions: ReceivingActions) => unknown) =>
    owned.add(registerCommand(services, id, async () => run(await receiving())));
  receive(commandIds.eventsReceive, (act) => act.receive());
  receive(commandIds.eventsStopReceiving, (act) => act.stopReceiving());
  receive(commandIds.eventsForward, (act) => act.forward());
  receive(commandIds.eventsStopForwarding, (act) => act.stopForwarding());
  receive(commandIds.eventsListen, (act) => act.listen());
  receive(commandIds.eventsStopListening, (act) => act.stopListening());
  return { root: () => view.root(), dispose: () => owned.dispose() };
}
