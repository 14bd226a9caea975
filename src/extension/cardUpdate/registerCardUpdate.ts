import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';
import { registerCommand } from '../base/showError';
import { isCardDocument } from '../cardFiles/cardInFront';
import { commandIds } from '../contributions';
import type { Services } from '../services';
import { Comparisons } from './comparisons';
import { EditedCards } from './editedCards';
import { SentCardDocuments } from './sentCardDocuments';
import type { UpdateRequest, UpdateStatus } from './updateFlow';

/** Offers to update cards that were sent. The flow, with what compares cards, is loaded when it is first used. */
export function registerCardUpdate(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const comparisons = owned.add(new Comparisons());
  const edited = owned.add(new EditedCards());
  const documents = owned.add(new SentCardDocuments(services));
  const run = async (request: UpdateRequest): Promise<UpdateStatus> => {
    const { UpdateFlow } = await import('./updateFlow');
    return new UpdateFlow(services, { comparisons, edited }).run(request);
  };
  owned.add(
    registerCommand(services, commandIds.updateCard, async (given) => {
      if (given instanceof vscode.Uri) return run({ file: given });
      const { refOfRow } = await import('./rowRef');
      const document = vscode.window.activeTextEditor?.document;
      const front = document && isCardDocument(document) ? document.uri : undefined;
      return run({ ref: refOfRow(given), front });
    }),
  );
  owned.add(
    registerCommand(services, commandIds.groupsPreviewCard, async (given) => {
      const { refOfRow } = await import('./rowRef');
      const ref = refOfRow(given);
      if (ref) await vscode.commands.executeCommand(commandIds.previewCard, documents.open(ref));
    }),
  );
  owned.add(registerCommand(services, commandIds.confirmCardUpdate, (given) => comparisons.confirm(given)));
  return owned;
}
