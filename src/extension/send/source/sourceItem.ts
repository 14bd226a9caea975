import type * as vscode from 'vscode';
import type { Form, Source } from '../../../compose/model/source';

/** Something to send, and its form, if it is settled. */
export interface PickedSource {
  readonly sources: readonly Source[];
  readonly form?: Form;
}

/** A row of what to send. */
export interface SourceItem extends vscode.QuickPickItem {
  readonly pick?: () => Promise<PickedSource | undefined>;
}
