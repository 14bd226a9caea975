import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import { internalCommands } from '../../contributions';
import type { Outbox, OutboxRecord } from '../../../sending/outbox';
import { oneLine } from '../../../base/plainText';
import { chatWords } from '../target/targetWords';

/**
 * Shows the sends that a closed window cut off. They are never sent again by themselves.
 * @returns how many sends are under way in other windows.
 */
export async function showInterrupted(outbox: Outbox): Promise<number> {
  const { interrupted, others } = await outbox.takeInterrupted();
  for (const record of interrupted) void show(record);
  return others;
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
      "VS Code closed while sending to {0}. The message may have been sent and won't be resent.",
      name,
    );
  }
  return vscode.l10n.t(
    'VS Code closed while sending to {0}. {1} of {2} messages were sent, the next one may have been, and nothing will be resent.',
    name,
    sent,
    parts,
  );
}
