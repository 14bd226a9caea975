import * as vscode from 'vscode';
import { EVENT_ANSWER_LIMIT_MS, EVENT_REPEATS_MAX } from '../../../contract/limits';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import { statusReason, unreachableWords } from '../../deliveries/failureWords';

/** An answer that takes longer is near the platform's limit, which is pointed out. */
const SLOW_MS = EVENT_ANSWER_LIMIT_MS / 2;

/** What was delivered. */
export interface Delivered {
  readonly address: DeliveryAddress;
  /** Name of the app whose secret signed it; `undefined` when nothing did. */
  readonly signedFor: string | undefined;
}

/** What became of an event, what the platform would make of it, and what to do. */
export function outcomeWords(outcome: DeliveryOutcome, { address, signedFor }: Delivered): string {
  const limitSec = EVENT_ANSWER_LIMIT_MS / 1_000;
  switch (outcome.kind) {
    case 'delivered':
      return [
        vscode.l10n.t(
          'SeaTalk treats a 200 within {0} seconds as delivered and ignores the body. To show a result, update the card or send a message.',
          limitSec,
        ),
        outcome.durationMs > SLOW_MS ? vscode.l10n.t('That was slow. Respond first, then do the work.') : '',
      ]
        .filter(Boolean)
        .join(' ');
    case 'answered':
      return statusWords(outcome.answer.status, signedFor);
    case 'redirected':
      return `${vscode.l10n.t(
        "The bot redirected to another address. SeaTalk isn't documented to follow redirects. Enter the final address.",
      )} ${repeatWords()}`;
    case 'unreachable':
      return unreachableWords(outcome.reason, outcome.code, address);
    case 'broken':
      return `${vscode.l10n.t(
        'The connection closed before a response arrived ({0}). The bot may have received the event.',
        outcome.code ?? vscode.l10n.t('no reason given'),
      )} ${repeatWords()}`;
    case 'timeout':
      return `${vscode.l10n.t(
        'SeaTalk waits {0} seconds for a response. The bot may have received the event. Respond first, then do the work.',
        limitSec,
      )} ${repeatWords()}`;
    case 'cancelled':
      return vscode.l10n.t('The bot may have received the event.');
  }
}

/**
 * What an answer other than 200 means for the platform, and where the reason may lie.
 * @param signedFor the app whose secret signed the event; `undefined` when nothing did.
 */
function statusWords(status: number, signedFor: string | undefined): string {
  if (status < 300) {
    return vscode.l10n.t('SeaTalk expects 200. With {0}, it may send the event again.', status);
  }
  return `${statusReason(status, signedFor)} ${repeatWords()}`;
}

/** What became of a card after a tap on it. */
export function updateWords(isUpdated: boolean): string {
  return isUpdated
    ? vscode.l10n.t('The bot updated the card.')
    : vscode.l10n.t('The bot hasn’t updated the card.');
}

/** What the platform does with an event that wasn't answered as it requires. */
function repeatWords(): string {
  return vscode.l10n.t('SeaTalk would repeat the event up to {0} times.', EVENT_REPEATS_MAX);
}
