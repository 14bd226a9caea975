import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import { offerChoices } from '../../base/notices';
import type { NoticeChoice } from '../../base/notices';
import { internalCommands, viewIds } from '../../contributions';
import { isUnsure } from '../../../sending/outboxRecord';
import type { Outbox } from '../../../sending/outbox';
import type { OutboxRecord } from '../../../sending/outboxRecord';
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
  const { groupId } = record;
  const choices: NoticeChoice[] = [
    {
      title: vscode.l10n.t('Show Outbox'),
      run: () => vscode.commands.executeCommand(`${viewIds.outbox}.focus`),
    },
    ...(groupId === undefined
      ? []
      : [
          {
            title: vscode.l10n.t('Show in Groups'),
            run: () => vscode.commands.executeCommand(internalCommands.groupsShow, { groupId }),
          },
        ]),
  ];
  await offerChoices(warningMessage, interruptedWords(record), choices);
}

function interruptedWords(record: OutboxRecord): string {
  const { target, inThread = false, parts, sent } = record;
  const name = oneLine(chatWords(target, inThread));
  if (parts === 1) {
    return isUnsure(record)
      ? vscode.l10n.t(
          "VS Code closed while sending to {0}. The message may have been sent and won't be resent.",
          name,
        )
      : vscode.l10n.t("VS Code closed before the message to {0} was sent. It won't be sent by itself.", name);
  }
  return isUnsure(record)
    ? vscode.l10n.t(
        'VS Code closed while sending to {0}. {1} of {2} messages were sent, the next one may have been, and nothing will be resent.',
        name,
        sent,
        parts,
      )
    : vscode.l10n.t(
        "VS Code closed while sending to {0}. {1} of {2} messages were sent. The others won't be sent by themselves.",
        name,
        sent,
        parts,
      );
}
