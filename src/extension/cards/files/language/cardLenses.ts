import * as vscode from 'vscode';
import { cardCounts } from '../../../../cards/view/cardCounts';
import { imagePlaces } from '../../../../cards/images/imagePlaces';
import { commandIds } from '../../../contributions';
import type { WholeDocument } from '../../source/previewSources';
import { countLine, shortCounts } from '../status/countWords';
import { readCard } from '../../source/readCard';

/** *Preview · Send… · Send to Me*, *Service Notice…* where it is one, and what is used of the limits above a card, and what to do with an image above each. */
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
  const notice = lens(
    vscode.l10n.t('Service Notice…'),
    commandIds.serviceNotice,
    vscode.l10n.t('Choose people and send the card in the language of each'),
  );
  // Other cards have that in their menus: most are for chats.
  const isNotice = readCard(document)?.card?.surface === 'service_notice';
  return [...above, ...(isNotice ? [notice] : []), ...countLens(document, top), ...imageLenses(document)];
}

/** Text without a command. None for a service notice: each of its languages is counted, which the status bar shows. */
function countLens(document: vscode.TextDocument, range: vscode.Range): vscode.CodeLens[] {
  const card = readCard(document)?.card;
  const counts = card ? cardCounts(card) : [];
  const [only] = counts;
  if (!only || counts.length > 1) return [];
  // The line is as wide as half a window at most, and what doesn't fit there is cut off.
  return [new vscode.CodeLens(range, { title: shortCounts(only), tooltip: countLine(only), command: '' })];
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
