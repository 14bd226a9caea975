import * as vscode from 'vscode';

/** About what fits into one line of a notice. */
const LINE_CHARS = 50;

/**
 * The buttons of a notice that offers nothing: none for a short one. The editor cuts a notice without buttons to one line, so a
 * longer one gets a button to be read in full.
 */
export function closing(message: string): string[] {
  return message.length > LINE_CHARS ? [vscode.l10n.t('OK')] : [];
}
