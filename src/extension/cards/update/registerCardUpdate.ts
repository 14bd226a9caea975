import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { registerCommand } from '../../base/registerCommand';
import { isCardDocument } from '../source/cardInFront';
import { commandIds, internalCommands } from '../../contributions';
import type { Services } from '../../session/services';
import { Comparisons } from './comparisons';
import { EditedCards } from './newCard/editedCards';
import { CARD_LANGUAGES } from '../source/isCardFile';
import { sentCardOf } from '../source/sentCard';
import { SentCardLenses } from './newCard/sentCardLenses';
import { SentCardDocuments } from './sentCard/sentCardDocuments';
import type { UpdateRequest, UpdateStatus } from './updateFlow';

/** Sent cards as documents, for features that show them. */
export interface CardUpdates extends vscode.Disposable {
  /** Fires the address of a sent card that has changed, also where no document of it is open. */
  readonly onDidChangeSentCard: vscode.Event<vscode.Uri>;
}

/** Registers what updates cards that were sent. The flow, with what compares cards, loads on first use. */
export function registerCardUpdate(services: Services): CardUpdates {
  const owned = new Disposables();
  const comparisons = owned.add(new Comparisons());
  const edited = owned.add(new EditedCards());
  owned.add(vscode.languages.registerCodeLensProvider([...CARD_LANGUAGES], new SentCardLenses(edited)));
  const documents = owned.add(new SentCardDocuments(services));
  const run = async (request: UpdateRequest): Promise<UpdateStatus> => {
    const { UpdateFlow } = await import('./updateFlow');
    return new UpdateFlow(services, { comparisons, edited }).run(request);
  };
  owned.add(
    registerCommand(services, commandIds.updateCard, async (given) => {
      if (given instanceof vscode.Uri) {
        const ref = sentCardOf(given);
        return run(ref ? { ref } : { file: given });
      }
      const { cardOfRow } = await import('./sentCard/pickSentCard');
      const document = vscode.window.activeTextEditor?.document;
      const shown = document && sentCardOf(document.uri);
      const front = document && !shown && isCardDocument(document) ? document.uri : undefined;
      const { givenCard } = await import('./sentCard/givenCard');
      const named = cardOfRow(given) ?? (await givenCard(await services.sessions.active(), given));
      return run({ ref: named?.ref ?? shown, front });
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
  owned.add(
    registerCommand(services, internalCommands.previewSentCard, async (given) => {
      const { givenCard } = await import('./sentCard/givenCard');
      const card = await givenCard(await services.sessions.active(), given);
      if (!card) return;
      await vscode.commands.executeCommand(commandIds.previewCard, documents.open(card.ref, card.name));
    }),
  );
  owned.add(registerCommand(services, commandIds.confirmCardUpdate, (given) => comparisons.confirm(given)));
  return { onDidChangeSentCard: documents.onDidChange, dispose: () => owned.dispose() };
}
