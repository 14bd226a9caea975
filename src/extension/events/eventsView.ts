import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { DisposableSlot } from '../../base/slot';
import { ContextKey } from '../base/contextKey';
import { RowChanges } from '../base/rowChanges';
import { RowClicks } from '../base/rowClicks';
import { lookOf } from '../base/rowLook';
import { contextKeys, internalCommands, viewIds } from '../contributions';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { Services } from '../session/services';
import type { EventFilter } from './model/eventFilter';
import { isFiltering, noFilter } from './model/eventFilter';
import type { EventsRoot } from './rows/eventsRoot';
import type { EventsRow } from './rows/eventsRow';

export interface EventsViewOptions extends Pick<Services, 'apps' | 'clock' | 'log'> {
  readonly local: Pick<LocalSeaTalk, 'state' | 'address' | 'control' | 'onDidChange'>;
}

/** The tree behind the events view. Light on its own: rows, schemas and words are loaded when it is first shown with a local SeaTalk. */
export class EventsView implements vscode.TreeDataProvider<EventsRow>, vscode.Disposable {
  readonly #options: EventsViewOptions;
  readonly #owned = new Disposables();
  readonly #announced = this.#owned.add(new vscode.EventEmitter<EventsRow | undefined>());
  readonly #changes: RowChanges<EventsRow>;
  readonly #clicks = new RowClicks<EventsRow>(internalCommands.eventsClick);
  readonly #filtered = new ContextKey<boolean>(contextKeys.eventsFiltered);
  readonly #view: vscode.TreeView<EventsRow>;
  readonly #root = this.#owned.add(new DisposableSlot<EventsRoot>());
  #loading: Promise<EventsRoot> | undefined;
  #filter = noFilter;

  readonly onDidChangeTreeData = this.#announced.event;

  constructor(options: EventsViewOptions) {
    this.#options = options;
    this.#changes = this.#owned.add(
      new RowChanges(options.clock, (row) => this.#announced.fire(row), {
        look: (row) => lookOf(row.treeItem()),
        children: (row) => row?.children() ?? this.#root.value?.rows(this.#filter),
        id: (row) => row.id,
      }),
    );
    this.#view = this.#owned.add(
      vscode.window.createTreeView<EventsRow>(viewIds.events, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.#owned.add(options.local.onDidChange(() => this.#redraw()));
    this.#owned.add(this.#view.onDidChangeVisibility(() => this.#redraw()));
    this.#owned.add(this.#view.onDidExpandElement(({ element }) => this.#changes.turned(element, true)));
    this.#owned.add(this.#view.onDidCollapseElement(({ element }) => this.#changes.turned(element, false)));
  }

  get filter(): EventFilter {
    return this.#filter;
  }

  set filter(filter: EventFilter) {
    this.#filter = filter;
    this.#filtered.set(isFiltering(filter));
    this.#view.description = this.#root.value?.filterWords(filter) ?? '';
    this.#changes.fire(undefined);
  }

  /** The events, loaded with the first call. */
  root(): Promise<EventsRoot> {
    return (this.#loading ??= this.#load());
  }

  getTreeItem(row: EventsRow): vscode.TreeItem {
    this.#changes.taken(row);
    return this.#clicks.kept(row, row.treeItem());
  }

  /** Does what a click on the selected row means. */
  click(): Promise<void> {
    return this.#clicks.run(this.#view.selection[0]);
  }

  getParent(row: EventsRow): EventsRow | undefined {
    return row.parent;
  }

  async getChildren(row?: EventsRow): Promise<EventsRow[]> {
    if (row) return [...this.#changes.given(row, () => row.children())];
    this.#options.apps.noteLook();
    // Without it, the view shows its welcome.
    const root = this.#options.local.state === 'running' ? await this.root() : this.#root.value;
    root?.events.look();
    return [...this.#changes.given(undefined, () => root?.rows(this.#filter) ?? [])];
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #load(): Promise<EventsRoot> {
    const { EventsRoot: Root } = await import('./rows/eventsRoot');
    const { local, clock, log } = this.#options;
    const root = this.#root.set(new Root({ local, clock, onError: (error) => log.warn(String(error)) }));
    this.#owned.add(root.events.onDidChange(() => this.#redraw()));
    this.#owned.add(root.real.onDidChange(() => this.#redraw()));
    return root;
  }

  /** A view that nobody sees is drawn when somebody does. */
  #redraw(): void {
    if (this.#view.visible) this.#changes.fire(undefined);
  }
}
