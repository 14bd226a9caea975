import * as vscode from 'vscode';
import { oneLine } from './plainText';
import type { SendTarget } from './sendTarget';

/** The chat's own name, or its id while that is not known. Plain text of one line. */
export function chatName(target: SendTarget): string {
  const name = oneLine(target.name ?? '', 80);
  if (name !== '') return name;
  switch (target.kind) {
    case 'group':
      return target.groupId;
    case 'person':
      return target.employeeCode;
    case 'webhook':
      return target.webhookId;
  }
}

/** Where something goes, in words: the chat, and that it is a thread. */
export function targetName(target: SendTarget): string {
  const name = chatName(target);
  return target.kind !== 'webhook' && target.threadId !== undefined
    ? vscode.l10n.t('a thread in {0}', name)
    : name;
}
