import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import type { ConfirmationReason } from '../../../sending/confirmations';
import type { ConfirmationQuestion } from '../../../sending/sendAsks';
import { targetWords } from '../target/targetWords';

/** Asks before something is sent that is hard to take back. */
export async function confirmSend(question: ConfirmationQuestion): Promise<boolean> {
  const { messageCount } = question;
  const target = targetWords(question.target);
  const send = messageCount === 1 ? vscode.l10n.t('Send') : vscode.l10n.t('Send {0} Messages', messageCount);
  const chosen = await warningMessage(
    messageCount === 1
      ? vscode.l10n.t('Send this to {0}?', target)
      : vscode.l10n.t('Send {0} messages to {1}?', messageCount, target),
    { modal: true, detail: question.reasons.map((reason) => reasonWords(reason, question)).join('\n') },
    send,
  );
  return chosen === send;
}

function reasonWords(
  reason: ConfirmationReason,
  { appName, messageCount, dropped }: ConfirmationQuestion,
): string {
  switch (reason) {
    case 'production':
      return vscode.l10n.t('"{0}" is marked as production. Real people will see this.', appName);
    case 'everyone':
      return vscode.l10n.t('It mentions everyone in the chat.');
    case 'many':
      return vscode.l10n.t('{0} messages are sent, one after another.', messageCount);
    case 'dropped':
      return dropped ?? '';
    case 'by_command':
      return vscode.l10n.t('A command chose the content and the chat.');
  }
}
