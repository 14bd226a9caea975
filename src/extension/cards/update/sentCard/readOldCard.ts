import * as vscode from 'vscode';
import { lostOnReadBack } from '../../../../cards/compare/lostOnReadBack';
import type { Refilled } from '../../../../cards/compare/refillLost';
import { refillLost } from '../../../../cards/compare/refillLost';
import { messageTimeMs } from '../../../../contract/absent';
import type { ChatMessage } from '../../../../contract/inbound';
import { messageKind } from '../../../../contract/inbound';
import { SenderType } from '../../../../contract/person';
import { isGone } from '../../../../directory/historyDirectory';
import type { SentCard } from '../../../../directory/sentCards';
import { describeError } from '../../../base/describeError';
import { timeWords } from '../../../../base/timeWords';
import { kindWords, senderWords } from '../../../messages/messageWords';
import type { Session } from '../../../session/session';
import type { CardRef } from '../../source/sentCard';
import type { OldCard } from './oldCard';
import { updatableUntilMs } from './oldCard';
import { fetchImages } from './fetchImages';
import { notReturnedWords } from './lossWords';

/** Why a message can't be updated, in a sentence. */
export interface Refusal {
  readonly refused: string;
}

const NOTHING: Refilled = { elements: [], filled: [], missing: [] };

/**
 * Reads a card again and puts back what it lost, or returns why it can't be updated. A card that can't be read can still be
 * updated where only the permission to read is missing.
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
    // The bot itself may have updated it since it was read.
    message = await session.history.refresh(ref.messageId, signal);
  } catch (error) {
    if (isGone(error) || !isForbidden(error)) throw error;
    return unreadCard(ref, record, describeError(error, { app: session.profile }).message);
  }
  const refused = whyNot(session, message, nowMs);
  if (refused !== undefined) return { refused };
  const refilled = await refill(session, message, record, signal);
  return { ref, record, sentAtMs: messageTimeMs(message) || record?.sentAtMs, refilled, unread: undefined };
}

/**
 * The card of a message, whoever sent it, as JSON: with what was lost put back as far as it is known, and a comment on top about the
 * rest.
 * @throws SeaTalkError
 */
export async function sentCardText(
  session: Session,
  message: ChatMessage,
  signal: AbortSignal,
): Promise<string> {
  const record = (await session.sentCards.load()).find((card) => card.messageId === message.message_id);
  const refilled = await refill(session, message, record, signal);
  const json = JSON.stringify({ elements: refilled.elements }, undefined, 2);
  const missing = notReturnedWords(refilled);
  const lines = missing === undefined ? [] : [`// ${vscode.l10n.t('As returned by SeaTalk. {0}', missing)}`];
  return [...lines, json, ''].join('\n');
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

/** Only reading is forbidden; updating may still be allowed. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'permission';
}

function whyNot(session: Session, message: ChatMessage, nowMs: number): string | undefined {
  const kind = messageKind(message);
  if (kind !== 'interactive_message') {
    return vscode.l10n.t(
      'Only cards can be updated. This message is a different type ({0}).',
      kindWords(kind),
    );
  }
  const { sender } = message;
  if (sender?.sender_type === SenderType.systemAccount) {
    return vscode.l10n.t("Cards sent by system accounts can't be updated.");
  }
  if (sender && session.people.isOwnBot(sender) === false) {
    return vscode.l10n.t(
      'This card was sent by {0}. SeaTalk lets only the bot that sent a card update it.',
      senderWords(session.people, message),
    );
  }
  const sent = messageTimeMs(message);
  const until = sent > 0 ? updatableUntilMs(sent) : undefined;
  if (until === undefined || nowMs <= until) return undefined;
  return vscode.l10n.t(
    'A card can be updated for 7 days. For this card, that ended on {0}.',
    timeWords(until, nowMs),
  );
}
