import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { targetId } from '../../sending/sendTarget';
import type { SendTarget } from '../../sending/sendTarget';

/** The chat's own name, or its id while that is not known. Plain text of one line. */
function chatName(target: SendTarget): string {
  return oneLine(target.name ?? '', 80) || targetId(target);
}

/** Where something goes, in words: the chat, and that it is a thread. */
export function targetName(target: SendTarget): string {
  const name = chatName(target);
  return target.kind !== 'webhook' && target.threadId !== undefined
    ? vscode.l10n.t('a thread in {0}', name)
    : name;
}
