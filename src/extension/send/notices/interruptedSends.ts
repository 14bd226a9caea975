import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import { internalCommands } from '../../contributions';
import type { Outbox, OutboxRecord } from '../../../sending/outbox';
import { oneLine } from '../../../base/plainText';
import { chatWords } from '../target/targetWords';

/** Shows the sends that a reload of the window cut off. They are never sent again by themselves. */
export async function showInterrupted(outbox: Outbox): Promise<void> {
  const records = await outbox.takeInterrupted();
  await Promise.all(records.map(show));
}

async function show(record: OutboxRecord): Promise<void> {
  const inGroups = vscode.l10n.t('Show in Groups');
  const { groupId } = record;
  const chosen = await warningMessage(interruptedWords(record), ...(groupId === undefined ? [] : [inGroups]));
  if (chosen === inGroups) await vscode.commands.executeCommand(internalCommands.groupsShow, { groupId });
}

function interruptedWords({ target, inThread = false, parts, sent }: OutboxRecord): string {
  const name = oneLine(chatWords(target, inThread));
  if (parts === 1) {
    return vscode.l10n.t(
      'The window was closed during a send to {0}: the message may or may not have been sent. It is not sent again.',
      name,
    );
  }
  return vscode.l10n.t(
    'The window was closed during a send to {0}: {1} of {2} messages were sent, the next one may have been. Nothing is sent again.',
    name,
    sent,
    parts,
  );
}
