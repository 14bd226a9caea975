import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { registerCommand } from '../../base/registerCommand';
import { isCardDocument } from '../source/cardInFront';
import { commandIds } from '../../contributions';
import type { Services } from '../../session/services';
import { Comparisons } from './comparisons';
import { EditedCards } from './newCard/editedCards';
import { SentCardDocuments } from './sentCard/sentCardDocuments';
import type { UpdateRequest, UpdateStatus } from './updateFlow';

/** Registers what updates cards that were sent. The flow, with what compares cards, loads on first use. */
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
      const { cardOfRow } = await import('./sentCard/pickSentCard');
      const document = vscode.window.activeTextEditor?.document;
      const front = document && isCardDocument(document) ? document.uri : undefined;
      return run({ ref: cardOfRow(given)?.ref, front });
    }),
  );
  owned.add(
    registerCommand(services, commandIds.groupsPreviewCard, async (given) => {
      const { cardOfRow } = await import('./sentCard/pickSentCard');
      const card = cardOfRow(given);
      if (!card) return;
      const uri = documents.open(card.ref, card.name);
      await vscode.commands.executeCommand(commandIds.previewCard, uri);
    }),
  );
  owned.add(registerCommand(services, commandIds.confirmCardUpdate, (given) => comparisons.confirm(given)));
  return owned;
}
