import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { MarkedDocuments } from '../base/documents/markedDocuments';
import { contextKeys } from '../contributions';
import { rowGiven } from './rows/eventsRow';
import type { EventsContext } from './actions/context';
import { connectBot } from './actions/connectBot';
import { askEventFilter } from './actions/filterEvents';
import { replayEvent } from './actions/replayEvent';
import { saveFixture } from './actions/saveFixture';
import { sendTestEvent } from './actions/sendTestEvent';
import { simulateDeliveryFault } from './actions/simulateDeliveryFault';
import { DraftLenses } from './drafts/draftLenses';
import type { EventDraft } from './drafts/eventDraft';
import { sendDraft } from './drafts/sendDraft';
import { EventDocuments } from './eventDocuments';
import type { EventsView } from './eventsView';
import { typeWords } from './words/eventWords';

/** What the commands of the events view do. `given` is the row they were called with, or whatever else the caller had. */
export class EventActions implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #context: EventsContext;
  readonly #view: EventsView;
  readonly #documents: EventDocuments;

  /** @param onDocumentChange called with the address of a read-only document that has another text now. */
  constructor(
    context: Omit<EventsContext, 'drafts'>,
    view: EventsView,
    onDocumentChange: (uri: vscode.Uri) => void,
  ) {
    const drafts = this.#owned.add(new MarkedDocuments<EventDraft>(contextKeys.eventDrafts));
    this.#context = { ...context, drafts };
    this.#view = view;
    this.#documents = this.#owned.add(new EventDocuments(() => view.root(), onDocumentChange));
    this.#owned.add(
      vscode.languages.registerCodeLensProvider(
        [{ language: 'json' }, { language: 'jsonc' }],
        new DraftLenses(drafts),
      ),
    );
  }

  /** The text of a read-only document. */
  content(uri: vscode.Uri): Promise<string> {
    return this.#documents.content(uri);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  connect(given: unknown): Promise<void> {
    return connectBot(this.#context, given);
  }

  async open(given: unknown): Promise<void> {
    const { event, attempt } = rowGiven(given);
    if (event) await this.#documents.open(event, attempt, typeWords(event.type));
  }

  replay(given: unknown): Promise<void> {
    return replayEvent(this.#context, given);
  }

  sendTest(given: unknown): Promise<void> {
    return sendTestEvent(this.#context, given);
  }

  sendDraft(given: unknown): Promise<void> {
    return sendDraft(this.#context, given);
  }

  saveFixture(given: unknown): Promise<void> {
    return saveFixture(this.#context, given);
  }

  simulateFault(given: unknown): Promise<void> {
    return simulateDeliveryFault(this.#context, given);
  }

  /** Goes on with a chat that was paused. */
  async resume(given: unknown): Promise<void> {
    const { pause } = rowGiven(given);
    if (!pause) return;
    const { kind, groupId, seatalkId } = pause.place;
    await this.#context.local.control('POST', `/apps/${encodeURIComponent(pause.app_id)}/resume`, {
      ...(kind === 'group' && { group: groupId }),
      ...(kind === 'direct' && { person: seatalkId }),
    });
  }

  async filter(): Promise<void> {
    const root = await this.#view.root();
    root.events.look();
    await root.events.settled();
    const filter = await askEventFilter(root, this.#view.filter);
    if (filter) this.#view.filter = filter;
  }

  /** Forgets the events: those of the local SeaTalk in all windows. */
  async clear(): Promise<void> {
    (await this.#view.root()).real.clear();
    if (this.#context.local.state === 'running') await this.#context.local.control('DELETE', '/deliveries');
  }

  async retry(): Promise<void> {
    (await this.#view.root()).events.retry();
  }
}
