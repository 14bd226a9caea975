import * as vscode from 'vscode';
import { ContextKey } from '../base/contextKey';
import { withSignal } from '../base/withSignal';
import { DisposableSlot } from '../../base/slot';
import { Disposables } from '../../base/disposables';
import { contextKeys, internalCommands, viewIds } from '../contributions';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import type { GroupSort } from '../../directory/groupOrder';
import type { GroupsRoot } from './groupsRoot';
import type { ViewNode } from './nodes/viewNode';
import type { GroupSorting } from './groupSorting';
import { Ticker } from '../../base/ticker';
import { RowChanges } from '../base/rowChanges';
import type { TreeMemory } from './treeMemory';
import { RowClicks } from '../base/rowClicks';
import { lookOf } from '../base/rowLook';

/** Changes come in bursts: names of groups, profiles of people. */
const REDRAW_DELAY_MS = 100;
/** The times of rows say minutes at their finest. */
const TIMES_MS = 60_000;

/**
 * The tree behind the groups view. Light on its own: rows, client and schemas are loaded when the view is first shown.
 */
export class GroupsView implements vscode.TreeDataProvider<ViewNode>, vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #announced = this.#owned.add(new vscode.EventEmitter<ViewNode | undefined>());
  readonly #changes: RowChanges<ViewNode>;
  readonly #clicks = new RowClicks<ViewNode>(internalCommands.groupsClick);
  readonly #filtered = new ContextKey<boolean>(contextKeys.groupsFiltered);
  readonly #view: vscode.TreeView<ViewNode>;
  #root: { readonly session: Session; readonly rows: GroupsRoot } | undefined;
  readonly #refreshing = this.#owned.add(new DisposableSlot());
  #memory: TreeMemory | undefined;
  #redraw: { dispose(): void } | undefined;
  #filter = '';
  /** The row to select again after a reload. */
  #selectAgain: string | undefined;
  #sorting: GroupSorting | undefined;

  readonly onDidChangeTreeData = this.#announced.event;

  constructor(services: Services) {
    this.#services = services;
    this.#changes = this.#owned.add(
      new RowChanges(services.clock, (row) => this.#announced.fire(row), {
        look: (row) => `${row.revision} ${lookOf(row.treeItem())}`,
        children: (row) => row?.children() ?? this.#root?.rows.rows(this.#filter),
        id: (row) => row.id,
      }),
    );
    this.#view = this.#owned.add(
      vscode.window.createTreeView<ViewNode>(viewIds.groups, {
        treeDataProvider: this,
        showCollapseAll: true,
        dragAndDropController: {
          dragMimeTypes: [],
          dropMimeTypes: ['text/uri-list', 'files', 'text/plain'],
          handleDrop: async (row, given) => {
            const { dropOnRow } = await import('./drop/dropOnRow');
            await dropOnRow(services, this, row, given);
          },
        },
      }),
    );
    this.#owned.add(services.sessions.onDidChange(() => this.#reset()));
    this.#owned.add(services.apps.onDidChange(() => this.#redrawSoon()));
    const times = this.#owned.add(
      new Ticker(services.clock, TIMES_MS, () => {
        for (const group of this.#root?.rows.open ?? []) this.#changes.fire(group);
      }),
    );
    this.#owned.add(
      this.#view.onDidChangeVisibility(({ visible }) => {
        times.isOn = visible;
        if (!visible) return;
        this.#root?.rows.arrange();
        this.#redrawSoon();
      }),
    );
    this.#owned.add(
      this.#view.onDidChangeSelection(({ selection: [row] }) => {
        if (!row) return;
        this.#selectAgain = undefined;
        this.#memory?.select(row.id);
      }),
    );
    this.#owned.add(
      this.#view.onDidExpandElement(({ element }) => {
        this.#root?.rows.opened(element);
        this.#root?.rows.read(element);
        this.#changes.turned(element, true);
        // Before that no row shows a time, and a window that just opened arms no timer.
        times.isOn = true;
      }),
    );
    this.#owned.add(
      this.#view.onDidCollapseElement(({ element }) => {
        this.#root?.rows.closed(element);
        this.#changes.turned(element, false);
      }),
    );
  }

  /** Sorts the groups, in all windows that are opened from now on too. */
  async setSort(sort: GroupSort): Promise<void> {
    (await this.root())?.arrange(sort);
    await this.#sorting?.set(sort);
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows only groups that match; `''` shows all. */
  set filter(filter: string) {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#filtered.set(filter.trim() !== '');
    this.#changes.fire(undefined);
  }

  /** Profile of the app whose groups are shown. */
  get appId(): string | undefined {
    return this.#root?.session.profile.id;
  }

  /** The row that is selected. */
  get selected(): ViewNode | undefined {
    return this.#view.selection[0];
  }

  getTreeItem(node: ViewNode): vscode.TreeItem {
    this.#changes.taken(node);
    return this.#clicks.kept(node, node.treeItem());
  }

  /** Does what a click on the selected row means. */
  click(): Promise<void> {
    return this.#clicks.run(this.selected);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ViewNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const hover = await withSignal(token, (signal) => node.hover(signal));
    if (hover) item.tooltip = hover;
    return item;
  }

  getParent(node: ViewNode): ViewNode | undefined {
    return node.parent;
  }

  async getChildren(node?: ViewNode): Promise<ViewNode[]> {
    if (!node) this.#services.apps.noteLook();
    // The editor asks below rows that are expanded, and tells of an expansion only if it isn't reading the tree at that moment.
    else this.#root?.rows.opened(node);
    const root = node ? undefined : await this.root();
    // Without an app the view shows its welcome.
    const rows = this.#changes.given(node, () => node?.children() ?? root?.rows(this.#filter) ?? []);
    if (!node) this.#showHead(root);
    const again = rows.find(({ id }) => id === this.#selectAgain);
    if (again) this.#services.clock.setTimer(0, () => void this.#select(again));
    return [...rows];
  }

  /** The rows of the active app; undefined without one. */
  async root(): Promise<GroupsRoot | undefined> {
    const session = await this.#services.sessions.active();
    if (!session) return undefined;
    if (this.#root?.session === session) return this.#root.rows;
    const {
      GroupsRoot: Root,
      GroupSorting: Sorting,
      TreeMemory,
      watchRefresh,
    } = await import('./shownGroups');
    // Two callers may have waited for the same module.
    if (this.#root?.session === session) return this.#root.rows;
    this.#root?.rows.dispose();
    const { clock, context, log } = this.#services;
    const memory = new TreeMemory({
      memento: context.workspaceState,
      appId: session.profile.id,
      clock,
      onError: (error) => log.warn(String(error)),
    });
    if (!this.#refreshing.value) {
      const refresh = async (signal: AbortSignal) => this.#root?.rows.refreshQuietly(signal);
      this.#refreshing.set(watchRefresh(this.#view, clock, refresh));
    }
    this.#selectAgain = memory.selected;
    this.#memory = memory;
    const sorting = (this.#sorting ??= new Sorting(context.globalState));
    const rows = new Root(
      {
        session,
        now: () => this.#services.clock.now(),
        changed: (node) => this.#changes.fire(node),
      },
      () => this.#redrawSoon(),
      { sort: sorting.sort, memory },
    );
    this.#root = { session, rows };
    // Names that the disk has are in the first rows that are seen.
    await rows.load();
    return rows;
  }

  /** Shows the rows as they are now. */
  redraw(): void {
    this.#redrawSoon();
  }

  /** Brings a row into sight, selected; opens the view if it is closed. */
  async reveal(
    node: ViewNode,
    options: { readonly focus: boolean; readonly expand?: boolean },
  ): Promise<void> {
    await this.#view.reveal(node, { select: true, focus: options.focus, expand: options.expand ?? false });
  }

  async #select(row: ViewNode): Promise<void> {
    // It must neither open the view nor take away what a person has selected since.
    if (row.id !== this.#selectAgain || !this.#view.visible) return;
    this.#selectAgain = undefined;
    try {
      await this.reveal(row, { focus: false });
    } catch {
      // The row is gone again.
    }
  }

  dispose(): void {
    this.#redraw?.dispose();
    this.#root?.rows.dispose();
    this.#owned.dispose();
  }

  #reset(): void {
    this.#root?.rows.dispose();
    this.#root = undefined;
    this.#memory = undefined;
    this.#changes.fireAll();
  }

  #redrawSoon(): void {
    this.#redraw ??= this.#services.clock.setTimer(REDRAW_DELAY_MS, () => {
      this.#redraw = undefined;
      this.#changes.fire(undefined);
      if (this.#root) this.#showHead(this.#root.rows);
    });
  }

  /** Above the rows: what is filtered, or what is too long for a row. */
  #showHead(root: GroupsRoot | undefined): void {
    const filter = this.#filter.trim();
    if (!root || filter === '') {
      this.#view.message = root?.note ?? '';
      this.#view.description = '';
      return;
    }
    this.#view.description = vscode.l10n.t('filtered');
    this.#view.message = vscode.l10n.t(
      'Filter "{0}": {1} of {2} groups',
      filter,
      root.shown(filter).length,
      root.total,
    );
  }
}
