import * as vscode from 'vscode';
import type { Markdown } from './markdown';
import { internalCommands } from '../contributions';

/** A line of a hover with an id and a link that copies it. @param words made with that command. */
export function idLine(words: Markdown, name: string, id: string): void {
  words.add`${name} ${id} `.command(vscode.l10n.t('Copy'), internalCommands.copyId, id).add`\n\n`;
}
