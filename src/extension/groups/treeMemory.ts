import type * as vscode from 'vscode';
import * as z from 'zod';
import type { Clock, Disposable } from '../../base/clock';
import { StoredValue } from '../base/storedValue';
import { mementoKeys } from '../storageKeys';

const rowIds = z.array(z.string());
const tree = z.object({ open: rowIds, closed: rowIds, selected: z.string().optional() });
const trees = z.record(z.string(), tree);
type Trees = z.infer<typeof trees>;

/** Each row that is opened again after a reload may be a call. */
const OPEN_MAX = 20;
/** Apps whose trees are kept. */
const APPS_MAX = 10;
/** A person goes through rows with the arrows. */
const SAVE_MS = 500;

/** Which rows of the groups view are open and which one is selected: it survives a reload of the window. Ids only. */
export class TreeMemory implements Disposable {
  readonly #clock: Clock;
  readonly #stored: StoredValue<Trees>;
  readonly #appId: string;
  readonly #onError: (error: unknown) => void;
  /** The one opened last at the end. */
  readonly #open: Set<string>;
  readonly #closed: Set<string>;
  #selected: string | undefined;
  #timer: Disposable | undefined;

  constructor(options: {
    readonly memento: vscode.Memento;
    readonly appId: string;
    readonly clock: Clock;
    readonly onError: (error: unknown) => void;
  }) {
    this.#clock = options.clock;
    this.#appId = options.appId;
    this.#onError = options.onError;
    this.#stored = new StoredValue(
      options.memento,
      mementoKeys.groupsTree,
      (value) => trees.safeParse(value).data ?? {},
    );
    const known = this.#stored.get()[this.#appId];
    this.#open = new Set(known?.open);
    this.#closed = new Set(known?.closed);
    this.#selected = known?.selected;
  }

  /** Whether a row was left open. */
  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** Whether a heading, which is open by itself, was closed. */
  isClosed(id: string): boolean {
    return this.#closed.has(id);
  }

  /** The row that was selected last. */
  get selected(): string | undefined {
    return this.#selected;
  }

  opened(id: string): void {
    if (this.#open.has(id) && !this.#closed.has(id)) return;
    this.#open.delete(id);
    this.#open.add(id);
    this.#closed.delete(id);
    this.#saveSoon();
  }

  /** @param isHeading it would be open again by itself. */
  closed(id: string, isHeading: boolean): void {
    this.#open.delete(id);
    if (isHeading) this.#closed.add(id);
    this.#saveSoon();
  }

  select(id: string): void {
    if (id === this.#selected) return;
    this.#selected = id;
    this.#saveSoon();
  }

  dispose(): void {
    if (!this.#timer) return;
    this.#timer.dispose();
    this.#save();
  }

  #saveSoon(): void {
    this.#timer ??= this.#clock.setTimer(SAVE_MS, () => this.#save());
  }

  #save(): void {
    this.#timer = undefined;
    const { [this.#appId]: _before, ...others } = this.#stored.get();
    const kept = Object.entries(others).slice(1 - APPS_MAX);
    const ours = {
      open: [...this.#open].slice(-OPEN_MAX),
      closed: [...this.#closed].slice(-OPEN_MAX),
      ...(this.#selected !== undefined && { selected: this.#selected }),
    };
    this.#stored.set(Object.fromEntries([...kept, [this.#appId, ours]])).catch(this.#onError);
  }
}
