import * as vscode from 'vscode';
import type { Disposable } from '../../base/clock';
import { commandIds, internalCommands } from '../contributions';
import type { GroupEntry } from '../../directory/groupDirectory';
import { groupOrder, needsHeadings, partsOf } from '../../directory/groupOrder';
import type { GroupSort } from '../../directory/groupOrder';
import { oneLine } from '../../base/plainText';
import { describeError } from '../base/describeError';
import { errorRow } from './nodes/errorRow';
import { GroupNode } from './nodes/groupNode';
import { InfoNode } from './nodes/infoNode';
import { unreadableOptions } from './nodes/unreadableOptions';
import { MessageNode } from './nodes/messageNode';
import { findByMember } from './membersSearch';
import { SectionNode } from './nodes/sectionNode';
import type { SectionKind } from './nodes/sectionNode';
import type { TreeContext, ViewNode } from './nodes/viewNode';
import { refreshShown } from './refreshShown';
import type { TreeMemory } from './treeMemory';

/** Names that are asked for first: more than a screen shows. */
const NAMED_FIRST = 60;

export interface GroupsRootOptions {
  readonly sort?: GroupSort;
  /** What was open at the last time; without one, all rows start closed. */
  readonly memory?: TreeMemory;
}

const SECTIONS: readonly SectionKind[] = ['pinned', 'recent', 'others'];

/** The top level of the view for one session: the groups the bot is in. */
export class GroupsRoot implements Disposable {
  readonly #context: TreeContext;
  /** By group id. */
  readonly #nodes = new Map<string, GroupNode>();
  /** Groups that are open, each with what keeps its messages in memory. */
  readonly #open = new Map<GroupNode, Disposable>();
  readonly #openThreads = new Set<MessageNode>();
  readonly #subscriptions: Disposable[];
  readonly #stop = new AbortController();
  readonly #memory: TreeMemory | undefined;
  readonly #sections: ReadonlyMap<SectionKind, SectionNode>;
  /** What stands below each heading. */
  #below: Readonly<Record<SectionKind, readonly ViewNode[]>> = { pinned: [], recent: [], others: [] };
  #sort: GroupSort;
  /** The members by whom groups match the filter, by group id. */
  #matched: ReadonlyMap<string, string> = new Map();
  /** The groups that were used last, as of {@link arrange}. */
  #recent: readonly string[] = [];
  #started = false;
  #isPainted = false;

  constructor(
    context: Omit<TreeContext, 'startsOpen'>,
    onChange: () => void,
    { sort = 'name', memory }: GroupsRootOptions = {},
  ) {
    this.#context = { ...context, startsOpen: (id) => memory?.isOpen(id) === true };
    this.#memory = memory;
    this.#sort = sort;
    this.#sections = new Map(
      SECTIONS.map((kind) => [
        kind,
        new SectionNode(
          kind,
          () => this.#below[kind],
          (id) => memory?.isClosed(id) === true,
        ),
      ]),
    );
    this.arrange(sort);
    const { groups, marks, people } = context.session;
    this.#subscriptions = [
      groups.onDidChange(onChange),
      people.onDidChange(onChange),
      marks.onDidChangePins(onChange),
    ];
  }

  /** Reads what the disk has. Does not throw. */
  async load(): Promise<void> {
    const { groups, marks, members, people } = this.#context.session;
    await Promise.all([groups.load(), marks.load(), members.load(), people.load()]);
    this.arrange();
  }

  /**
   * Puts the groups in an order, or in the same one as things stand now: what is sent and read meanwhile moves no rows, so that a person
   * doesn't hit a neighbor.
   */
  arrange(sort: GroupSort = this.#sort): void {
    this.#sort = sort;
    const { groups, marks } = this.#context.session;
    const used = new Map(marks.used.map((groupId) => [groupId, marks.usedAtMs(groupId)]));
    // Sorted by activity, they come first anyway.
    this.#recent = sort === 'activity' ? [] : [...used.keys()];
    groups.setOrder(groupOrder(sort, (groupId) => used.get(groupId)));
  }

  /** The rows as far as they are known. The first call starts to read. */
  rows(filter: string): readonly ViewNode[] {
    const { groups } = this.#context.session;
    if (!this.#started) {
      this.#started = true;
      void this.#start();
    }
    if (groups.groups.length === 0) return [this.#emptyRow(), ...this.#unreadableRows(filter)];
    const shown = this.shown(filter);
    if (shown.length === 0) return [noMatchRow(filter), ...this.#memberRows(filter)];
    const rows = filter.trim() === '' ? this.place() : shown.map((entry) => this.#node(entry));
    if (this.#isPainted) this.#nameFirst(rows);
    const stale =
      groups.state === 'error'
        ? [errorRow(undefined, 'stale', { ...this.#failure(), label: vscode.l10n.t('Not up to date') })]
        : [];
    return [...stale, ...rows, ...this.#memberRows(filter), ...this.#unreadableRows(filter)];
  }

  /** Puts the groups where they stand without a filter, a few without headings. @returns the rows at the top. */
  place(): readonly ViewNode[] {
    const { groups, marks } = this.#context.session;
    const isPinned = (groupId: string) => marks.isPinned(groupId);
    const parts = partsOf(groups.groups, isPinned, this.#recent);
    if (!needsHeadings(parts)) {
      const { pinned, others } = partsOf(groups.groups, isPinned, []);
      return [...pinned, ...others].map((entry) => this.#node(entry));
    }
    const below = (kind: SectionKind) =>
      parts[kind].map((entry) => this.#node(entry, this.#sections.get(kind)));
    this.#below = { pinned: below('pinned'), recent: below('recent'), others: below('others') };
    return SECTIONS.flatMap((kind) => (parts[kind].length > 0 ? (this.#sections.get(kind) ?? []) : []));
  }

  /** The groups that match a filter by name or id, best match first, then those with such a member; without one, all of them. */
  shown(filter: string): readonly GroupEntry[] {
    const { groups } = this.#context.session;
    this.#matched = new Map();
    if (filter.trim() === '') return groups.groups;
    const found = groups.find(filter);
    const named = new Set(found.map(({ groupId }) => groupId));
    const matched = findByMember(this.#context.session, filter);
    this.#matched = new Map([...matched].filter(([groupId]) => !named.has(groupId)));
    return [...found, ...groups.groups.filter(({ groupId }) => this.#matched.has(groupId))];
  }

  get total(): number {
    return this.#context.session.groups.groups.length;
  }

  /** The groups whose messages are shown. */
  get open(): Iterable<GroupNode> {
    return this.#open.keys();
  }

  /** Reads the list of groups again, and what of the groups is open. */
  async refresh(signal: AbortSignal): Promise<void> {
    const open = [...this.#open.keys()];
    await this.#context.session.marks.reload();
    this.arrange();
    await Promise.all([
      this.#context.session.groups.refresh({ signal: AbortSignal.any([signal, this.#stop.signal]) }),
      ...open.map((node) => node.refresh()),
    ]);
  }

  /** Reads again what is open, while nobody waits for it. */
  refreshQuietly(signal: AbortSignal): Promise<void> {
    const { now, session } = this.#context;
    const groups = [...this.#open.keys()];
    const threads = [...this.#openThreads].filter(({ parent }) => groups.some((node) => node === parent));
    const shown = {
      groups: groups.map(({ conversation }) => conversation.latest),
      threads: threads.flatMap((node) => node.list ?? []),
    };
    return refreshShown(session, shown, now(), signal);
  }

  /** The row of a group, if the bot is in it as far as is known. */
  find(groupId: string): GroupNode | undefined {
    const entry = this.#context.session.groups.get(groupId);
    return entry && (this.#nodes.get(groupId) ?? this.#node(entry));
  }

  opened(node: ViewNode): void {
    this.#memory?.opened(node.id);
    if (node instanceof MessageNode) this.#openThreads.add(node);
    if (!(node instanceof GroupNode) || this.#open.has(node)) return;
    this.#open.set(node, this.#context.session.conversations.hold(node.conversation));
  }

  /** A person has opened a row. */
  read(node: ViewNode): void {
    if (node instanceof GroupNode) this.#context.session.marks.use(node.groupId);
  }

  closed(node: ViewNode): void {
    this.#memory?.closed(node.id, node instanceof SectionNode);
    if (node instanceof MessageNode) this.#openThreads.delete(node);
    if (!(node instanceof GroupNode)) return;
    this.#open.get(node)?.dispose();
    this.#open.delete(node);
  }

  dispose(): void {
    this.#stop.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const owned of [...this.#open.values(), ...this.#nodes.values()]) owned.dispose();
    this.#open.clear();
    this.#openThreads.clear();
    this.#nodes.clear();
    this.#memory?.dispose();
  }

  /** Names of rows that are seen are read before all others. */
  #nameFirst(rows: readonly ViewNode[]): void {
    const seen = rows.flatMap((row) =>
      row instanceof SectionNode ? (this.#memory?.isClosed(row.id) ? [] : row.children()) : [row],
    );
    const groups = seen.filter((row) => row instanceof GroupNode).slice(0, NAMED_FIRST);
    this.#context.session.groups.setVisible(groups.map(({ groupId }) => groupId));
  }

  async #start(): Promise<void> {
    const { groups } = this.#context.session;
    try {
      // What the disk has is on its way to the editor before anything is asked of the platform.
      await new Promise((resolve) => setImmediate(resolve));
      await this.load();
      this.#isPainted = true;
      if (this.#stop.signal.aborted) return;
      await groups.refresh({ signal: this.#stop.signal });
    } catch {
      // The directory keeps its error, and the rows show it.
    }
  }

  #node(entry: GroupEntry, below?: ViewNode): GroupNode {
    const node = this.#nodes.get(entry.groupId) ?? new GroupNode(this.#context, entry);
    this.#nodes.set(entry.groupId, node);
    node.update(entry, below, this.#matched.get(entry.groupId));
    return node;
  }

  /** What is too long for a row: why the list could not be read, or how the bot gets into a group. */
  get note(): string | undefined {
    const { groups } = this.#context.session;
    if (groups.state === 'ready' && groups.groups.length === 0)
      return vscode.l10n.t("In SeaTalk, add your bot in a group's settings, under Bots.");
    if (groups.state !== 'error') return undefined;
    const { message, silent } = describeError(groups.error, this.#failure());
    return silent ? undefined : message;
  }

  #memberRows(filter: string): ViewNode[] {
    if (filter.trim() === '') return [];
    const { groups, members } = this.#context.session;
    const missing = members.missing(groups.groups.map(({ groupId }) => groupId)).length;
    return missing === 0 ? [] : [loadMembersRow(missing)];
  }

  #unreadableRows(filter: string): ViewNode[] {
    if (filter.trim() !== '') return [];
    const label = vscode.l10n.t('Unreadable group');
    return this.#context.session.groups.unreadable.map(
      (each) => new InfoNode(undefined, `unreadable:${each.pointer}`, unreadableOptions(label, each)),
    );
  }

  #failure() {
    const { groups, profile } = this.#context.session;
    return { error: groups.error, app: profile };
  }

  #emptyRow(): ViewNode {
    const { groups } = this.#context.session;
    switch (groups.state) {
      case 'error':
        return errorRow(undefined, 'error', {
          ...this.#failure(),
          label: vscode.l10n.t("Couldn't load groups"),
          open: true,
        });
      case 'ready':
        return new InfoNode(undefined, 'none', {
          label: vscode.l10n.t("Your bot isn't in any groups yet"),
          icon: 'info',
        });
      case 'empty':
      case 'loading':
        return new InfoNode(undefined, 'loading', {
          label: vscode.l10n.t('Loading groups…'),
          icon: 'loading~spin',
        });
    }
  }
}

function loadMembersRow(missing: number): ViewNode {
  const title = vscode.l10n.t('Search by Member…');
  return new InfoNode(undefined, 'loadMembers', {
    label: title,
    description:
      missing === 1
        ? vscode.l10n.t('members of 1 group not loaded yet')
        : vscode.l10n.t('members of {0} groups not loaded yet', missing),
    icon: 'person',
    command: { title, command: internalCommands.groupsLoadMembers },
  });
}

function noMatchRow(filter: string): ViewNode {
  const title = vscode.l10n.t('Clear Filter');
  return new InfoNode(undefined, 'noMatch', {
    label: vscode.l10n.t('No group matches "{0}"', oneLine(filter, 60)),
    description: title,
    icon: 'search-stop',
    command: { title, command: commandIds.groupsClearFilter },
  });
}
