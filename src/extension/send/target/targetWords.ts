import * as vscode from 'vscode';
import { chatName, threadOf } from '../../../sending/sendTarget';
import type { SendTarget } from '../../../sending/sendTarget';

/** Where something is sent, in words: the chat, and that it is a thread. */
export function targetWords(target: SendTarget): string {
  return chatWords(chatName(target), threadOf(target) !== undefined);
}

/** The same for a chat that is known by its name only. */
export function chatWords(name: string, inThread: boolean): string {
  return inThread ? vscode.l10n.t('a thread in {0}', name) : name;
}
