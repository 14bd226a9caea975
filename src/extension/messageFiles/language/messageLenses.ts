import * as vscode from 'vscode';
import { oneLine, withoutIcons } from '../../../base/plainText';
import { checkMessageFile } from '../../../messageFiles/checkMessageFile';
import { resolveTo } from '../../../messageFiles/resolveTo';
import type { ToResolved } from '../../../messageFiles/resolveTo';
import { commandIds, internalCommands } from '../../contributions';
import { targetWords } from '../../send/target/targetWords';
import type { Services } from '../../session/services';
import { chatsKnown, readMessage } from '../readMessage';

/** *Send to …* with the chat's own name, *Preview*, and what is in the way, above a message. */
export async function messageLenses(
  services: Services,
  document: vscode.TextDocument,
): Promise<vscode.CodeLens[]> {
  const file = readMessage(document);
  const known = await chatsKnown(services, document.uri);
  const errors = checkMessageFile(file, known).filter(({ severity }) => severity === 'error');
  const top = new vscode.Range(0, 0, 0, 0);
  const lens = (title: string, command: string, tooltip: string) =>
    new vscode.CodeLens(top, { title, command, tooltip, arguments: [document.uri] });
  const preview = lens(
    vscode.l10n.t('Preview'),
    commandIds.previewMessage,
    vscode.l10n.t('Show the message as it will look'),
  );
  if (errors.length > 0) {
    const words =
      errors.length === 1
        ? vscode.l10n.t('1 problem in the way')
        : vscode.l10n.t('{0} problems in the way', errors.length);
    const tooltip = vscode.l10n.t('Show what keeps this message from being sent');
    return [lens(words, internalCommands.showMessageProblems, tooltip), preview];
  }
  return [sendLens(resolveTo(file, known), lens), preview];
}

function sendLens(
  to: ToResolved,
  lens: (title: string, command: string, tooltip: string) => vscode.CodeLens,
): vscode.CodeLens {
  const send = commandIds.sendMessageFile;
  const tooltip = vscode.l10n.t('Send what is on screen, saved or not');
  switch (to.state) {
    case 'none':
    case 'problem':
      return lens(vscode.l10n.t('Send to…'), send, vscode.l10n.t('Choose a chat and send what is on screen'));
    case 'look_up':
      return lens(vscode.l10n.t('Send to {0}', plain(to.email)), send, tooltip);
    case 'found': {
      const chat = plain(targetWords(to.target));
      const title = to.named
        ? vscode.l10n.t('Send to {0} ({1})', plain(to.named.name), chat)
        : vscode.l10n.t('Send to {0}', chat);
      return lens(title, send, tooltip);
    }
  }
}

function plain(text: string): string {
  return withoutIcons(oneLine(text, 60));
}
