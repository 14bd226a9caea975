import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import { compareCards } from '../../../cards/compare/compareCards';
import { toPayload } from '../../../cards/document/toPayload';
import type { CardElements } from '../../../contract/cards';
import { isSeaTalkError } from '../../base/describeError';
import { withPatientProgress } from '../../base/withProgress';
import type { Session } from '../../session/session';
import type { OldCard } from './sentCard/oldCard';

/** Longest time an update may wait for the rate limit and its answer, in milliseconds. */
const DEADLINE_MS = 90_000;
const LOOK_DEADLINE_MS = 10_000;

/**
 * How an update ended: done; refused, certainly without effect; or unanswered. Then the card is read again: `took` is whether it
 * was updated, undefined where that can't be known.
 */
export type UpdateOutcome =
  | { readonly kind: 'updated' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'unanswered'; readonly took: boolean | undefined; readonly error: unknown };

/** Replaces the elements of a card. The call may be repeated safely, and the client does so. Failures are returned, not thrown. */
export function sendUpdate(
  session: Session,
  old: OldCard,
  elements: CardElements,
  clock: Clock,
): Promise<UpdateOutcome> {
  const request = { message_id: old.ref.messageId, message: toPayload(elements, 'update') };
  return withPatientProgress(
    clock,
    vscode.l10n.t('Updating card…'),
    async (signal): Promise<UpdateOutcome> => {
      try {
        await session.client.updateMessage(request, {
          signal,
          deadlineMs: DEADLINE_MS,
          priority: 'interactive',
        });
        return { kind: 'updated' };
      } catch (error) {
        if (!mayHaveTaken(error)) return { kind: 'refused', error };
        return { kind: 'unanswered', took: await tookEffect(session, old, elements), error };
      }
    },
  );
}

/** Whether the update may have happened despite the error: not after a refusal, and not when the request was never sent. */
function mayHaveTaken(error: unknown): boolean {
  if (!isSeaTalkError(error)) return true;
  if (error.kind === 'server' && error.code === undefined) return true;
  return ['no_answer', 'deadline', 'cancelled', 'bad_answer', 'unknown_fate'].includes(error.kind);
}

/** Looks at the card once more. Undefined where it can't be read, or where old and new read the same. */
async function tookEffect(
  session: Session,
  { ref, refilled, unread }: OldCard,
  elements: CardElements,
): Promise<boolean | undefined> {
  if (unread !== undefined) return undefined;
  try {
    const { interactive_message: card } = await session.client.getMessageByMessageId(
      { message_id: ref.messageId },
      { deadlineMs: LOOK_DEADLINE_MS, priority: 'interactive' },
    );
    const now = card?.elements ?? [];
    const isNew = alike(now, elements);
    return isNew === alike(now, refilled.elements) ? undefined : isNew;
  } catch {
    return undefined;
  }
}

function alike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return compareCards(one, other).every(({ kind }) => kind === 'same');
}
