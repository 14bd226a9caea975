import * as vscode from 'vscode';
import type { Disposable } from '../../base/clock';
import { commandIds } from '../contributions';
import type { GroupEntry } from '../../directory/groupDirectory';
import { oneLine } from '../../base/plainText';
import { describeError } from '../base/describeError';
import { errorRow } from './nodes/errorRow';
import { GroupNode } from './nodes/groupNode';
import { InfoNode } from './nodes/infoNode';
import { unreadableOptions } from './nodes/unreadableOptions';
import type { TreeContext, ViewNode } from './nodes/viewNode';

/** Names that are asked for first: more than a screen shows. */
const NAMED_FIRST = 60;

/** The top level of the view for one session: the groups the bot is in. */
export class GroupsRoot implements Disposable {
  readonly #context: TreeContext;
  /** By group id. */
  readonly #nodes = new Map<string, GroupNode>();
  /** Groups that are open, each with what keeps its messages in memory. */
  readonly #open = new Map<GroupNode, Disposable>();
  readonly #subscriptions: Disposable[];
  readonly #stop = new AbortController();
  #started = false;

  constructor(context: TreeContext, onChange: () => void) {
    this.#context = context;
    const { groups, people } = context.session;
    this.#subscriptions = [groups.onDidChange(onChange), people.onDidChange(onChange)];
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
    if (shown.length === 0) return [noMatchRow(filter)];
    groups.setVisible(shown.slice(0, NAMED_FIRST).map(({ groupId }) => groupId));
    const stale =
      groups.state === 'error'
        ? [errorRow(undefined, 'stale', { ...this.#failure(), label: vscode.l10n.t('Not up to date') })]
        : [];
    return [...stale, ...shown.map((entry) => this.#node(entry)), ...this.#unreadableRows(filter)];
  }

  /** The groups that match a filter, best match first; all of them by name. */
  shown(filter: string): readonly GroupEntry[] {
    const { groups } = this.#context.session;
    return filter.trim() === '' ? groups.groups : groups.find(filter);
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
    await Promise.all([
      this.#context.session.groups.refresh({ signal: AbortSignal.any([signal, this.#stop.signal]) }),
      ...open.map((node) => node.refresh()),
    ]);
  }

  /** The row of a group, if the bot is in it as far as is known. */
  find(groupId: string): GroupNode | undefined {
    const entry = this.#context.session.groups.get(groupId);
    return entry && this.#node(entry);
  }

  opened(node: ViewNode): void {
    if (!(node instanceof GroupNode) || this.#open.has(node)) return;
    this.#open.set(node, this.#context.session.conversations.hold(node.conversation));
  }

  closed(node: ViewNode): void {
    if (!(node instanceof GroupNode)) return;
    this.#open.get(node)?.dispose();
    this.#open.delete(node);
  }

  dispose(): void {
    this.#stop.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const owned of [...this.#open.values(), ...this.#nodes.values()]) owned.dispose();
    this.#open.clear();
    this.#nodes.clear();
  }

  async #start(): Promise<void> {
    const { groups, people } = this.#context.session;
    try {
      await Promise.all([groups.load(), people.load()]);
      await groups.refresh({ signal: this.#stop.signal });
    } catch {
      // The directory keeps its error, and the rows show it.
    }
  }

  #node(entry: GroupEntry): GroupNode {
    const known = this.#nodes.get(entry.groupId);
    if (known) {
      known.update(entry);
      return known;
    }
    const made = new GroupNode(this.#context, entry);
    this.#nodes.set(entry.groupId, made);
    return made;
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

function noMatchRow(filter: string): ViewNode {
  const title = vscode.l10n.t('Clear Filter');
  return new InfoNode(undefined, 'noMatch', {
    label: vscode.l10n.t('No group matches "{0}"', oneLine(filter, 60)),
    description: title,
    icon: 'search-stop',
    command: { title, command: commandIds.groupsClearFilter },
  });
}
