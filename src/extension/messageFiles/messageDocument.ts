import type * as vscode from 'vscode';
import { MESSAGE_FILE_ENDING } from '../../messageFiles/messageFileEnding';

/** Shown for comparison, and older versions of files: these are read-only. */
const NO_FILES = /^(?:seatalk-.*|git)$/u;

/** Whether a document is a message file, saved or not. */
export function isMessageFile({ uri }: vscode.TextDocument): boolean {
  return !NO_FILES.test(uri.scheme) && uri.path.endsWith(MESSAGE_FILE_ENDING);
}
