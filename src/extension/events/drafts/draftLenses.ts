import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import type { MarkedDocuments } from '../../base/documents/markedDocuments';
import { commandIds } from '../../contributions';
import type { EventDraft } from './eventDraft';

/** *Send to …* above an event that is being edited. */
export class DraftLenses implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  readonly #drafts: MarkedDocuments<EventDraft>;

  constructor(drafts: MarkedDocuments<EventDraft>) {
    this.#drafts = drafts;
    this.onDidChangeCodeLenses = drafts.onDidChange;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const draft = this.#drafts.find(uri);
    if (!draft) return [];
    return [
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
        title: vscode.l10n.t('Send to {0}', oneLine(draft.appName, 60)),
        tooltip: vscode.l10n.t('Delivers this event to the bot, as SeaTalk would'),
        command: commandIds.eventsSendDraft,
        arguments: [uri],
      }),
    ];
  }
}
