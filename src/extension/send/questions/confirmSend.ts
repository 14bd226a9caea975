import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import type { ConfirmationReason } from '../../../sending/confirmations';
import type { ConfirmationQuestion, FirstUse } from '../../../sending/sendAsks';
import { targetId } from '../../../sending/sendTarget';
import type { SendTarget } from '../../../sending/sendTarget';
import type { OutgoingMessage } from '../../../sending/settle';
import { oneLine } from '../../../base/plainText';
import { outgoingWords } from '../notices/outgoingWords';
import { targetWords } from '../target/targetWords';

/** Asks before something is sent that is hard to take back. */
export async function confirmSend(question: ConfirmationQuestion): Promise<boolean> {
  const { messageCount } = question;
  const target = targetWords(question.target);
  const send = messageCount === 1 ? vscode.l10n.t('Send') : vscode.l10n.t('Send {0} Messages', messageCount);
  const isAgain = question.reasons.includes('again');
  const chosen = await warningMessage(
    messageCount === 1
      ? isAgain
        ? vscode.l10n.t('Send this to {0} again?', target)
        : vscode.l10n.t('Send this to {0}?', target)
      : isAgain
        ? vscode.l10n.t('Send {0} messages to {1} again?', messageCount, target)
        : vscode.l10n.t('Send {0} messages to {1}?', messageCount, target),
    { modal: true, detail: question.reasons.map((reason) => reasonWords(reason, question)).join('\n') },
    send,
  );
  return chosen === send;
}

function reasonWords(reason: ConfirmationReason, question: ConfirmationQuestion): string {
  const { appName, messageCount, dropped, firstUse } = question;
  switch (reason) {
    case 'again':
      return beginningWords(question.messages);
    case 'first_use':
      return firstUse ? firstUseWords(firstUse, question.target) : '';
    case 'repeat':
      return vscode.l10n.t('The same message was sent to this chat less than 10 seconds ago.');
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

function firstUseWords({ chosenBy, name, isRestricted }: FirstUse, target: SendTarget): string {
  const chat = chatWithId(target);
  const words =
    chosenBy === 'name'
      ? vscode.l10n.t(
          '"{0}" is the name that this workspace has for {1}. You use it for the first time.',
          name,
          chat,
        )
      : vscode.l10n.t('The file {0} has chosen this chat: {1}.', name, chat);
  if (!isRestricted) return words;
  const restricted = vscode.l10n.t('The workspace is restricted: its files may come from anyone.');
  return `${words} ${restricted}`;
}

/** The chat's own name, and what tells it from another one with the same name. */
function chatWithId(target: SendTarget): string {
  const name = oneLine(target.name ?? '', 80);
  switch (target.kind) {
    case 'group':
      return name === ''
        ? vscode.l10n.t('a group whose name is unknown, ID {0}', targetId(target))
        : vscode.l10n.t('the group {0}, ID {1}', name, targetId(target));
    case 'person':
      return name === ''
        ? vscode.l10n.t('a person whose name is unknown, employee code {0}', targetId(target))
        : vscode.l10n.t('{0}, employee code {1}', name, targetId(target));
    case 'webhook':
      return vscode.l10n.t('the webhook {0}', name);
  }
}

const LOOK_LINES = 12;

/** How messages begin, for a look at them. */
function beginningWords(messages: readonly OutgoingMessage[]): string {
  const [first] = messages;
  if (!first) return '';
  if (first.tag !== 'text' && first.tag !== 'markdown') return outgoingWords(first);
  const lines = (first.tag === 'text' ? first.text.content : first.markdown.content).split('\n');
  const shown = lines.slice(0, LOOK_LINES).map((line) => oneLine(line, 120));
  return [...shown, ...(lines.length > LOOK_LINES ? ['…'] : [])].join('\n');
}
