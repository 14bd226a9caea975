import * as vscode from 'vscode';
import { EVENT_REPEATS_MAX } from '../../../contract/limits';

/** What the platform does with an event that was not answered as it asks. */
export function repeatWords(): string {
  return vscode.l10n.t('SeaTalk would repeat the event up to {0} times.', EVENT_REPEATS_MAX);
}
