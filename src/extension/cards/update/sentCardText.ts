import * as vscode from 'vscode';
import type { Session } from '../../session/session';
import { readCard } from './oldCard';
import { notTold } from './updateWords';

/**
 * A card of any sender as JSON, what was lost put back as far as it is known, and a line on top for what is not.
 * @throws SeaTalkError
 */
export async function sentCardText(
  session: Session,
  messageId: string,
  signal: AbortSignal,
): Promise<string> {
  const refilled = await readCard(session, messageId, signal);
  const json = JSON.stringify({ elements: refilled.elements }, undefined, 2);
  const missing = notTold(refilled);
  const lines =
    missing === undefined ? [] : [`// ${vscode.l10n.t('As SeaTalk gives it back. {0}', missing)}`];
  return [...lines, json, ''].join('\n');
}
