import * as vscode from 'vscode';
import { internalCommands } from '../contributions';
import type { Outbox, OutboxRecord } from '../../sending/outbox';
import { inNotice } from '../../base/plainText';

/** Tells about sends that a reload of the window cut off. They are never sent again by themselves. */
export async function tellInterrupted(outbox: Outbox): Promise<void> {
  const records = await outbox.takeInterrupted();
  await Promise.all(records.map(tell));
}

async function tell(record: OutboxRecord): Promise<void> {
  const show = vscode.l10n.t('Show in Groups');
  const { groupId } = record;
  const chosen = await vscode.window.showWarningMessage(
    sentence(record),
    ...(groupId === undefined ? [] : [show]),
  );
  if (chosen === show) await vscode.commands.executeCommand(internalCommands.groupsShow, { groupId });
}

function sentence({ target, parts, sent }: OutboxRecord): string {
  const name = inNotice(target);
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
