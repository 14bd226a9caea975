import * as vscode from 'vscode';
import { lostOnReadBack } from '../../../cards/compare/lostOnReadBack';
import type { Refilled } from '../../../cards/compare/refillLost';
import { refillLost } from '../../../cards/compare/refillLost';
import { messageTimeMs } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { messageKind } from '../../../contract/inbound';
import { SenderType } from '../../../contract/person';
import { isGone } from '../../../directory/historyDirectory';
import type { SentCard } from '../../../directory/sentCards';
import { describeError } from '../../base/describeError';
import { clockTime } from '../../base/times';
import { kindName, senderLabel } from '../../messages/messageWords';
import type { Session } from '../../session/session';
import type { CardRef } from './cardRef';
import { updatableUntilMs } from './cardRef';
import { fetchImages } from './fetchImages';

/** A card as it is now, with what is known beyond its message. */
export interface OldCard {
  readonly ref: CardRef;
  /** Milliseconds since the epoch. */
  readonly sentAtMs: number | undefined;
  /** As it was sent from here, if it was. */
  readonly record: SentCard | undefined;
  /** The elements to compare with and to edit; none where nothing of the card is known. */
  readonly refilled: Refilled;
  /** Why the card could not be read, where it could not; `refilled` is then what was sent from here, or nothing. */
  readonly unread: string | undefined;
}

/** Why a message can't be updated, in a sentence. */
export interface Refusal {
  readonly refused: string;
}

const NOTHING: Refilled = { elements: [], filled: [], missing: [] };

/**
 * Reads a card anew and puts back what it lost, or says why it can't be updated. A card that can't be read may be updated all the
 * same where only the permission to read is missing.
 * @throws SeaTalkError where the message is gone, or can't be reached.
 */
export async function readOldCard(
  session: Session,
  ref: CardRef,
  { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
): Promise<OldCard | Refusal> {
  // Which bot the app is may be known from an earlier session.
  await session.people.load();
  const record = (await session.sentCards.load()).find(({ messageId }) => messageId === ref.messageId);
  let message: ChatMessage;
  try {
    // What was read before may have been updated since, by the bot itself.
    session.history.forget(ref.messageId);
    message = await session.history.message(ref.messageId, signal);
  } catch (error) {
    if (isGone(error) || !isForbidden(error)) throw error;
    return unreadCard(ref, record, describeError(error, { app: session.profile }).message);
  }
  const refused = whyNot(session, message, nowMs);
  if (refused !== undefined) return { refused };
  const refilled = await refill(session, message, record, signal);
  return { ref, record, sentAtMs: messageTimeMs(message) || record?.sentAtMs, refilled, unread: undefined };
}

/** The card of a message as it is now, whoever sent it, what it lost put back. @throws SeaTalkError */
export async function readCard(session: Session, messageId: string, signal: AbortSignal): Promise<Refilled> {
  const record = (await session.sentCards.load()).find((card) => card.messageId === messageId);
  session.history.forget(messageId);
  return refill(session, await session.history.message(messageId, signal), record, signal);
}

async function refill(
  session: Session,
  message: ChatMessage,
  record: SentCard | undefined,
  signal: AbortSignal,
): Promise<Refilled> {
  const { elements, mentioned_list: mentioned } = message.interactive_message ?? {};
  const received = elements ?? [];
  const images = await fetchImages(session.client, received, signal);
  return refillLost(received, record?.elements, { mentioned: mentioned ?? [], images });
}

function unreadCard(ref: CardRef, record: SentCard | undefined, unread: string): OldCard {
  const refilled = record
    ? { elements: record.elements, filled: [], missing: lostOnReadBack(record.elements) }
    : NOTHING;
  return { ref, record, sentAtMs: record?.sentAtMs, refilled, unread };
}

/** The read alone is forbidden; whether the update is, its own answer says. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'permission';
}

function whyNot(session: Session, message: ChatMessage, nowMs: number): string | undefined {
  const kind = messageKind(message);
  if (kind !== 'interactive_message') {
    return vscode.l10n.t('Only cards can be updated; this message is something else ({0}).', kindName(kind));
  }
  const { sender } = message;
  if (sender?.sender_type === SenderType.systemAccount) {
    return vscode.l10n.t('Cards of system accounts cannot be updated.');
  }
  if (sender && session.people.isOwnBot(sender) === false) {
    return vscode.l10n.t(
      'This card was sent by {0}. SeaTalk lets only the bot that sent a card update it.',
      senderLabel(session.people, message),
    );
  }
  const sent = messageTimeMs(message);
  const until = sent > 0 ? updatableUntilMs(sent) : undefined;
  if (until === undefined || nowMs <= until) return undefined;
  return vscode.l10n.t(
    'A card can be updated for 7 days; for this one they ended on {0}.',
    clockTime(until, nowMs),
  );
}
