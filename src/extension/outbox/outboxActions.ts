import * as vscode from 'vscode';
import { leftOf } from '../../sending/outboxRecord';
import type { OutgoingMessage } from '../../sending/settle';
import { warningMessage } from '../base/dialogs';
import { showNotice } from '../base/notices';
import { internalCommands } from '../contributions';
import { outgoingWords } from '../send/notices/outgoingWords';
import { SendFlow } from '../send/sendFlow';
import type { SendResult } from '../send/sendFlow';
import { windowSendsOf } from '../send/windowSendsOf';
import type { Services } from '../session/services';
import type { OutboxRow } from './outboxRow';

/** Sends what certainly was not sent. What may have arrived stays in the list. */
export async function sendUnsent(services: Services, row: OutboxRow): Promise<SendResult | undefined> {
  if (row.kind !== 'kept') return undefined;
  return send(services, row, leftOf(row.send).unsent, false);
}

/** Sends everything that is left, after a question: a part of it may have arrived. */
export async function sendUnsure(services: Services, row: OutboxRow): Promise<SendResult | undefined> {
  if (row.kind !== 'kept') return undefined;
  return send(services, row, row.send.content.messages, true);
}

async function send(
  services: Services,
  { send: kept }: Extract<OutboxRow, { kind: 'kept' }>,
  messages: readonly OutgoingMessage[],
  isAgain: boolean,
): Promise<SendResult | undefined> {
  const { target, appId } = kept.content;
  if (target.kind !== 'webhook' && appId !== services.apps.active?.id) {
    showNotice(vscode.l10n.t('Switch to {0} first. This message belongs to that app.', kept.appName));
    return undefined;
  }
  return new SendFlow(services).send(messages, target, appId, { isAgain, keptId: kept.id });
}

/** Takes a send out of the list for good, after a question. */
export async function discard({ outbox }: Services, row: OutboxRow): Promise<void> {
  if (row.kind !== 'kept') return;
  const { messages } = row.send.content;
  const yes = vscode.l10n.t('Discard');
  const question =
    messages.length === 1
      ? vscode.l10n.t('Discard this message?')
      : vscode.l10n.t('Discard these {0} messages?', messages.length);
  const detail = messages
    .slice(0, 5)
    .map((message) => outgoingWords(message))
    .join('\n');
  if ((await warningMessage(question, { modal: true, detail }, yes)) === yes)
    await (await outbox()).discard(row.id);
}

export function cancelSend(row: OutboxRow): void {
  if (row.kind === 'live') row.send.cancel();
}

/** Shows where it went, or where it may have gone. */
export async function showInGroups(row: OutboxRow): Promise<void> {
  const target = row.kind === 'kept' ? row.send.content.target : row.send.target;
  if (target.kind !== 'group') return;
  const { groupId, threadId } = target;
  const messageId = row.kind === 'done' ? row.send.messageIds.at(-1) : undefined;
  await vscode.commands.executeCommand(internalCommands.groupsShow, { groupId, threadId, messageId });
}

export function clearSent(services: Services): void {
  windowSendsOf(services).clearDone();
}
