import type * as vscode from 'vscode';
import type { AppConnection, Pause } from '../model/connections';
import type { Delivery } from '../model/delivery';
import type { EventRecord } from '../model/eventLog';

/** A row of the events view. Commands are called with it, and take from it what they act on. */
export interface EventsRow {
  /** Unique in the tree, and the same as long as it stands for the same thing. */
  readonly id: string;
  readonly parent: EventsRow | undefined;
  /** The event of the row. */
  readonly event?: EventRecord;
  /** The attempt of the row; only below an event. */
  readonly attempt?: Delivery;
  readonly connection?: AppConnection;
  readonly pause?: Pause;
  treeItem(): vscode.TreeItem;
  children(): readonly EventsRow[];
}

/** Reads what a command was called with: a row of this view, or anything else. */
export function rowGiven(given: unknown): Partial<EventsRow> {
  const isRow = typeof given === 'object' && given !== null && 'treeItem' in given;
  return isRow ? (given as EventsRow) : {};
}
