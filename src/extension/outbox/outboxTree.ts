import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { RowChanges } from '../base/rowChanges';
import { windowSendsOf } from '../send/windowSendsOf';
import type { Services } from '../session/services';
import { outboxItem } from './outboxRow';
import type { OutboxRow } from './outboxRow';

/** The rows of the outbox: what is on its way, what was not sent, what went well, in that order. */
export class OutboxTree implements vscode.TreeDataProvider<OutboxRow>, vscode.Disposable {
  readonly #services: Pick<Services, 'clock' | 'outbox' | 'onDidChangeOutbox'>;
  readonly #owned = new Disposables();
  readonly #announced = this.#owned.add(new vscode.EventEmitter<OutboxRow | undefined>());
  readonly #changes: RowChanges<OutboxRow>;

  readonly onDidChangeTreeData = this.#announced.event;

  constructor(services: Pick<Services, 'clock' | 'outbox' | 'onDidChangeOutbox'>) {
    this.#services = services;
    this.#changes = this.#owned.add(new RowChanges(services.clock, (row) => this.#announced.fire(row)));
    this.#owned.add(services.onDidChangeOutbox(() => this.refresh()));
    this.#owned.add(windowSendsOf(services).onDidChange(() => this.refresh()));
  }

  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(row?: OutboxRow): Promise<OutboxRow[]> {
    if (row) return [];
    const rows = await this.#rows();
    return [...this.#changes.given(undefined, () => rows)];
  }

  getTreeItem(row: OutboxRow): vscode.TreeItem {
    this.#changes.taken(row);
    return outboxItem(row, this.#services.clock.now());
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #rows(): Promise<OutboxRow[]> {
    const kept = await (await this.#services.outbox()).kept();
    const sends = windowSendsOf(this.#services);
    return [
      ...sends.live.map((send) => ({ kind: 'live', id: send.record.id, send }) as const),
      ...kept.map((send) => ({ kind: 'kept', id: send.id, send }) as const),
      ...sends.done.map((send) => ({ kind: 'done', id: send.record.id, send }) as const),
    ];
  }
}
