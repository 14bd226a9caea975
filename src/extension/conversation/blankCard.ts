import * as vscode from 'vscode';
import { toPayload } from '../../cards/document/toPayload';
import { warningMessage } from '../base/dialogs';
import { withPatientProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import type { Session } from '../session/session';

const DEADLINE_MS = 90_000;

/**
 * Takes what a card says away. The platform lets bots recall nothing, and change nothing but their cards.
 * @throws SeaTalkError
 */
export async function blankCard(
  { clock }: Pick<Services, 'clock'>,
  session: Session,
  messageId: string,
): Promise<void> {
  const blank = vscode.l10n.t('Blank Card');
  const chosen = await warningMessage(
    vscode.l10n.t('Replace everything on this card with one line?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        "The message stays in the chat: bots can't recall messages, and of what they sent only cards can be changed.",
      ),
    },
    blank,
  );
  if (chosen !== blank) return;
  const text = vscode.l10n.t('This card was withdrawn.');
  const elements = [{ element_type: 'description' as const, description: { text } }];
  await withPatientProgress(clock, vscode.l10n.t('Updating card…'), (signal) =>
    session.client.updateMessage(
      { message_id: messageId, message: toPayload(elements, 'update') },
      { signal, deadlineMs: DEADLINE_MS, priority: 'interactive' },
    ),
  );
  await session.history.refresh(messageId).catch(() => undefined);
}
