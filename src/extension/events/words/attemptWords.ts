import { STATUS_CODES } from 'node:http';
import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { EVENT_ANSWER_LIMIT_MS } from '../../../contract/limits';
import { readDeliveryAddress } from '../../../events/deliveryAddress';
import { unreachableReason } from '../../../wire/unreachable';
import { statusReason, unreachableWords } from '../../deliveries/failureWords';
import type { Delivery } from '../model/delivery';

/** Characters of what the local SeaTalk says itself. */
const MESSAGE_MAX = 200;

/** How an attempt ended, in a few words: `200 OK`, `No response in time`. */
export function attemptHeading({ outcome: { kind, status, reason } }: Delivery): string {
  if (status !== undefined) return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  switch (kind) {
    case 'pending':
      return vscode.l10n.t('Waiting for the bot');
    case 'acknowledged':
      return vscode.l10n.t('Acknowledged');
    case 'unreachable':
      return vscode.l10n.t('No connection');
    case 'broken':
      return vscode.l10n.t('Connection broke');
    case 'timeout':
      return vscode.l10n.t('No response in time');
    case 'unacknowledged':
      return vscode.l10n.t('Not acknowledged');
    case 'disconnected':
      return vscode.l10n.t('Connection ended');
    case 'lost':
      return vscode.l10n.t('Lost by a simulated fault');
    case 'dropped':
      return dropHeading(reason);
    case 'cancelled':
      return vscode.l10n.t('Canceled');
    case 'failed':
      return vscode.l10n.t('Local SeaTalk failed');
    default:
      return oneLine(kind, MESSAGE_MAX);
  }
}

function dropHeading(reason = ''): string {
  switch (reason) {
    case 'not_connected':
      return vscode.l10n.t('No bot connected');
    case 'not_online':
      return vscode.l10n.t('App not online');
    case 'queue_full':
      return vscode.l10n.t('Queue full');
    case 'too_large':
      return vscode.l10n.t('Too large');
    case 'paused':
      return vscode.l10n.t('Paused');
    case 'connection_changed':
      return vscode.l10n.t('Connection changed');
    default:
      return vscode.l10n.t('Not sent');
  }
}

/**
 * What went wrong and what to do, in one or two sentences; `''` where all is well.
 * @param appName whose signing secret signed the event.
 */
export function attemptProblem(attempt: Delivery, appName: string): string {
  const { kind, status, reason, code, message } = attempt.outcome;
  switch (kind) {
    case 'answered':
      return statusReason(status ?? 0, appName);
    case 'redirected':
      return vscode.l10n.t(
        "The bot redirected to another address. SeaTalk isn't documented to follow redirects. Enter the final address.",
      );
    case 'unreachable':
      return unreachable(attempt.url ?? '', code);
    case 'broken':
      return vscode.l10n.t(
        'The connection closed before a response arrived ({0}). The bot may have received the event.',
        code ?? vscode.l10n.t('no reason given'),
      );
    case 'timeout':
      return vscode.l10n.t(
        'SeaTalk waits {0} seconds for a response. The bot may have received the event. Respond first, then do the work.',
        EVENT_ANSWER_LIMIT_MS / 1_000,
      );
    case 'unacknowledged':
      return vscode.l10n.t(
        "The bot received the frame and didn't acknowledge it. Send an ack with the frame's callback_id.",
      );
    case 'disconnected':
      return vscode.l10n.t('The WebSocket ended before the bot acknowledged the event.');
    case 'dropped':
      return dropProblem(reason);
    case 'failed':
      return oneLine(message ?? '', MESSAGE_MAX);
    default:
      return '';
  }
}

function unreachable(url: string, code: string | undefined): string {
  const address = readDeliveryAddress(url);
  if ('problem' in address) return '';
  return unreachableWords(unreachableReason(code), code, address);
}

function dropProblem(reason = ''): string {
  switch (reason) {
    case 'not_connected':
      return vscode.l10n.t('The app has no verified callback URL and no WebSocket. Connect your bot.');
    case 'not_online':
      return vscode.l10n.t("SeaTalk sends events only to apps that are online and whose bot isn't disabled.");
    case 'queue_full':
      return vscode.l10n.t('Too many events were waiting for the bot, and this was the oldest.');
    case 'too_large':
      return vscode.l10n.t('An event is at most 1 MB.');
    case 'paused':
      return vscode.l10n.t('Bots kept answering each other in this chat. Resume it above the events.');
    case 'connection_changed':
      return vscode.l10n.t('The app was connected in another way before the event was delivered.');
    default:
      return '';
  }
}

/** When an event is tried again; `''` when it isn't, or nobody knows. @param retryInMs after the end of the attempt. */
export function retryWords(retryInMs: number | undefined): string {
  if (retryInMs === undefined) return '';
  if (retryInMs === 0) return vscode.l10n.t('repeated at once');
  return vscode.l10n.t('repeated after {0} s', retryInMs / 1_000);
}

/** Which attempt it is: "Attempt 2", "Replay". `''` for what was never tried. */
export function attemptName({ attempt, cause }: Delivery, isRepeat: boolean): string {
  if (attempt === 0) return '';
  if (cause === 'replay' && isRepeat && attempt === 1) return vscode.l10n.t('Replay');
  if (cause === 'replay' && isRepeat) return vscode.l10n.t('Replay, attempt {0}', attempt);
  return vscode.l10n.t('Attempt {0}', attempt);
}
