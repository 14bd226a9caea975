import * as vscode from 'vscode';
import { EVENT_ANSWER_LIMIT_MS, EVENT_REPEATS_MAX } from '../../../contract/limits';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import type { UnreachableReason } from '../../../wire/unreachable';

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

function statusReason(status: number, signedFor: string | undefined): string {
  switch (status) {
    case 401:
    case 403:
      return signedFor === undefined
        ? vscode.l10n.t('Your bot rejected the unsigned event. SeaTalk always signs events.')
        : vscode.l10n.t(
            'Your bot rejected the event. To verify the signature, it needs the signing secret of {0} and the raw body, before any parsing.',
            signedFor,
          );
    case 404:
      return vscode.l10n.t("Your bot doesn't have this route. Check the path of the address.");
    case 405:
      return vscode.l10n.t("This route doesn't accept POST.");
    case 400:
    case 415:
    case 422:
      return vscode.l10n.t("Your bot didn't accept the event, which is posted as application/json.");
    case 413:
      return vscode.l10n.t('The event body is too large for your bot.');
    case 429:
      return vscode.l10n.t('Your bot is rate limiting requests.');
    case 502:
    case 503:
    case 504:
      return vscode.l10n.t("A proxy in front of the bot responded. The bot itself wasn't reached.");
    default:
      return status >= 500
        ? vscode.l10n.t('Your bot failed on this event. Check its log.')
        : vscode.l10n.t('SeaTalk expects 200.');
  }
}

/** Why no connection came about, and what to look at. */
function unreachableWords(
  reason: UnreachableReason,
  code: string | undefined,
  { origin, isLoopback }: DeliveryAddress,
): string {
  switch (reason) {
    case 'refused':
      return isLoopback
        ? vscode.l10n.t('Nothing is listening at {0}. Start your bot or check the port.', origin)
        : vscode.l10n.t('{0} refused the connection. Check the port and any proxy or firewall.', origin);
    case 'unknown-host':
      return vscode.l10n.t("Couldn't find the host {0}.", origin);
    case 'certificate':
      return vscode.l10n.t(
        "This machine doesn't trust the certificate of {0} ({1}). Use http for a bot on this machine, or trust the certificate.",
        origin,
        code ?? '',
      );
    case 'no-tls':
      return vscode.l10n.t("{0} doesn't support https ({1}). Try http.", origin, code ?? '');
    case 'timeout':
      return vscode.l10n.t(
        "{0} didn't accept the connection in time. Check the address and any firewall.",
        origin,
      );
    case 'proxy-sign-in':
      return vscode.l10n.t(
        "The proxy on the way to {0} requires a sign-in. Check VS Code's proxy settings.",
        origin,
      );
    case 'other':
      return vscode.l10n.t(
        "Couldn't connect to {0} ({1}).",
        origin,
        code ?? vscode.l10n.t('no reason given'),
      );
  }
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
