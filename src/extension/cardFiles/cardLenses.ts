import * as vscode from 'vscode';
import { imagePlaces } from '../../cards/view/imagePlaces';
import { commandIds } from '../contributions';
import type { WholeDocument } from '../preview/source/previewSources';
import { readCard } from './readCard';

/** *Preview · Send… · Send to Me* above a card, and what to do with an image above each. */
export function cardLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  const given: WholeDocument = { whole: document.uri };
  const lens = (title: string, command: string, tooltip: string) =>
    new vscode.CodeLens(top, { title, command, tooltip, arguments: [given] });
  const above = [
    lens(vscode.l10n.t('Preview'), commandIds.previewCard, vscode.l10n.t('Show the card beside the editor')),
    lens(vscode.l10n.t('Send…'), commandIds.sendCard, vscode.l10n.t('Choose a chat and send the card')),
    lens(
      vscode.l10n.t('Send to Me'),
      commandIds.sendCardToMe,
      vscode.l10n.t('Send the card to your own chat with the bot'),
    ),
  ];
  return [...above, ...imageLenses(document)];
}

function imageLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const card = readCard(document);
  return (card ? imagePlaces(card) : []).map(({ element, content }) => {
    const at = document.positionAt(element.offset);
    return new vscode.CodeLens(new vscode.Range(at, at), {
      title: content?.base64 ? vscode.l10n.t('Replace Image…') : vscode.l10n.t('Insert Image…'),
      command: commandIds.insertCardImage,
      arguments: [document.uri, element.offset],
    });
  });
}
