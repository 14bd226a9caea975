import * as vscode from 'vscode';
import { informationMessage } from '../../base/dialogs';
import { Disposables } from '../../../base/disposables';
import { registerCommand } from '../../base/registerCommand';
import { commandIds } from '../../contributions';
import type { Services } from '../../session/services';
import { warnAboutBadPatterns } from './badPatterns';
import { CardFileDiagnostics } from './language/cardFileDiagnostics';
import { CardInFront } from '../source/cardInFront';
import { CardStatus } from './status/cardStatus';
import { ImageFolding } from '../images/imageFolding';
import type { RuleChoices } from '../source/ruleChoices';
import { isWhole } from '../source/previewSources';
import { registerCardLanguage } from './language/registerCardLanguage';

/** Registers what helps a person write a card's JSON. The code that reads cards loads with the first card file. */
export function registerCardFiles(services: Services & { readonly rules: RuleChoices }): vscode.Disposable {
  const { clock, rules } = services;
  const owned = new Disposables();
  owned.add(new CardInFront(clock));
  owned.add(new CardFileDiagnostics(clock, rules));
  owned.add(new CardStatus(clock));
  owned.add(new ImageFolding(clock));
  owned.add(registerCardLanguage(rules));
  owned.add(warnAboutBadPatterns());
  owned.add(registerCommand(services, commandIds.newCard, async () => (await import('./newCard')).newCard()));
  owned.add(
    registerCommand(services, commandIds.sendCardToMe, async (clicked) => {
      const document = await documentOf(clicked);
      if (!document) return explain(vscode.l10n.t('Open a card to send it to yourself.'));
      return (await import('./sendCardToMe')).sendCardToMe(services, document);
    }),
  );
  owned.add(
    registerCommand(services, commandIds.chooseMyself, async () => {
      if (services.apps.active) return (await import('./sendCardToMe')).askWho(services);
      return explain(vscode.l10n.t('Add an app or start the local SeaTalk first.'));
    }),
  );
  owned.add(
    registerCommand(services, commandIds.insertCardImage, async (clicked, place) => {
      const document = await documentOf(clicked);
      if (!document) return explain(vscode.l10n.t('Open a card to insert an image.'));
      const editor = vscode.window.activeTextEditor;
      const caret = editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
      const { insertImage } = await import('../images/insertImage');
      return insertImage(document, typeof place === 'number' ? place : caret);
    }),
  );
  return owned;
}

/** The document that was clicked, else the one in front. */
async function documentOf(clicked: unknown): Promise<vscode.TextDocument | undefined> {
  if (isWhole(clicked)) return vscode.workspace.openTextDocument(clicked.whole);
  if (clicked instanceof vscode.Uri) return vscode.workspace.openTextDocument(clicked);
  return vscode.window.activeTextEditor?.document;
}

function explain(message: string): undefined {
  void informationMessage(message);
}
