import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { registerCommand } from '../../base/registerCommand';
import { commandIds, schemes, settingIds } from '../../contributions';
import type { CardOrigins, DocumentMove } from '../source/cardOrigin';
import type { Services } from '../../session/services';
import type { CodeCardDocuments } from './codeCardDocuments';
import { codeDocuments } from './codeLanguage';

/** Words one of which every card in code contains; a document without them loads nothing. */
const CARD_WORD = /element_type|ElementType/;

/** The cards in code, for features that show cards. */
export interface CardCode extends vscode.Disposable {
  readonly origins: CardOrigins;
}

/**
 * Registers previews of cards in code, and files made of them. The code that finds cards loads with the first document that may
 * hold one.
 */
export function registerCardCode(services: Services): CardCode {
  const owned = new Disposables();
  const changed = owned.add(new vscode.EventEmitter<vscode.Uri>());
  const moved = owned.add(new vscode.EventEmitter<DocumentMove>());
  const lensesChanged = owned.add(new vscode.EventEmitter<void>());
  let documents: CodeCardDocuments | undefined;
  const load = async (): Promise<CodeCardDocuments> => {
    const module = await import('./codeCardDocuments');
    return (documents ??= owned.add(
      new module.CodeCardDocuments(services.clock, {
        onChange: (uri) => changed.fire(uri),
        onMove: (move) => moved.fire(move),
      }),
    ));
  };

  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(schemes.codeCard, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => (await load()).textOf(uri),
    }),
  );
  owned.add(
    vscode.languages.registerCodeLensProvider(codeDocuments, {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses: async (document) => {
        if (!areLensesOn(document) || !CARD_WORD.test(document.getText())) return [];
        return (await import('./cardLensesInCode')).cardLensesInCode(document);
      },
    }),
  );
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingIds.cardCodeLens)) lensesChanged.fire();
    }),
  );
  owned.add(
    registerCommand(services, commandIds.previewCardInCode, async (clicked, place) => {
      const { chosenCard } = await import('./chosenCard');
      const chosen = await chosenCard(clicked, place);
      if (!chosen) return;
      const uri = (await load()).open(chosen.document, chosen.card);
      await vscode.commands.executeCommand(commandIds.previewCard, uri);
    }),
  );
  owned.add(
    registerCommand(services, commandIds.extractCard, async (clicked, place) => {
      const { chosenCard } = await import('./chosenCard');
      const chosen = await chosenCard(clicked, place);
      if (chosen) await (await import('./extractCard')).extractCard(chosen.document, chosen.card);
    }),
  );
  return {
    origins: { of: (uri) => documents?.originOf(uri), onDidChange: changed.event, onDidMove: moved.event },
    dispose: () => owned.dispose(),
  };
}

function areLensesOn(document: vscode.TextDocument): boolean {
  return (
    vscode.workspace.getConfiguration(undefined, document).get<boolean>(settingIds.cardCodeLens) ?? false
  );
}
